-- Instruments and their provisions, how one renews, amends or supersedes another, what each establishes; themes.

create schema mandates;
grant usage on schema mandates to {{app}};

create table mandates.instrument (
  id text primary key,
  slug text not null unique,
  body text not null,
  number text not null default '',
  year integer not null,
  adopted entente.partial_date,
  expires entente.partial_date,
  topic text not null,
  status text not null check (status in ('in-force', 'superseded', 'expired')),
  -- Our own description, in English; titles are in mandates.instrument_title.
  description text not null default '',
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.instrument', 'id');

create table mandates.instrument_title (
  id uuid primary key default gen_random_uuid(),
  instrument_id text not null references mandates.instrument deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  title text not null check (title <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.instrument_title', 'id');
create index instrument_title_of on mandates.instrument_title (instrument_id);

-- The id is the instrument's, a space, the label: `S/RES/2462(2019) OP 37`.
create table mandates.provision (
  id text primary key,
  instrument_id text not null references mandates.instrument deferrable initially deferred,
  label text not null,
  slug text not null,
  topic text not null,
  summary text not null default '',
  addressee text not null default '',
  position integer not null,
  like entente.fact including defaults including constraints,
  unique (instrument_id, slug)
);
call entente.make_domain_table('mandates.provision', 'id');

create table mandates.provision_title (
  id uuid primary key default gen_random_uuid(),
  provision_id text not null references mandates.provision deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  title text not null check (title <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.provision_title', 'id');
create index provision_title_of on mandates.provision_title (provision_id);

create table mandates.instrument_relation (
  id uuid primary key default gen_random_uuid(),
  from_id text not null references mandates.instrument deferrable initially deferred,
  kind text not null check (kind in ('renews', 'extends', 'amends', 'supersedes', 'recalls')),
  to_id text not null references mandates.instrument deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.instrument_relation', 'id');
create index instrument_relation_to on mandates.instrument_relation (to_id, kind);
create index instrument_relation_from on mandates.instrument_relation (from_id, kind);

create table mandates.establishment (
  id uuid primary key default gen_random_uuid(),
  instrument_id text not null references mandates.instrument deferrable initially deferred,
  party_id text not null references registry.party deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.establishment', 'id', statement => true);
create index establishment_of on mandates.establishment (party_id);

create table mandates.theme (
  id text primary key,
  position integer not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.theme', 'id');

create table mandates.theme_name (
  id uuid primary key default gen_random_uuid(),
  theme_id text not null references mandates.theme deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  name text not null check (name <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.theme_name', 'id');

create table mandates.theme_topic (
  id uuid primary key default gen_random_uuid(),
  theme_id text not null references mandates.theme deferrable initially deferred,
  topic text not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.theme_topic', 'id');

create table mandates.theme_provision (
  id uuid primary key default gen_random_uuid(),
  theme_id text not null references mandates.theme deferrable initially deferred,
  provision_id text not null references mandates.provision deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('mandates.theme_provision', 'id');
