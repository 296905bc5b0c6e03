-- Parties, their names, relations, offices and identifiers; States and their memberships; places and terms.

create schema registry;
grant usage on schema registry to {{app}};

create table registry.party (
  id text primary key,
  kind text not null,
  category text not null,
  parent_id text references registry.party deferrable initially deferred,
  status text not null check (status in ('active', 'renamed', 'dormant', 'dissolved', 'unknown')),
  since entente.partial_date,
  until entente.partial_date,
  place text,
  country text,
  website text not null default '',
  -- Named as a partner on the founding page; no handling level.
  on_source_page boolean not null default false,
  -- Place in the founding page's order, among the bodies of its category.
  position integer not null default 0,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.party', 'id');
create index party_parent on registry.party (parent_id);

create table registry.party_name (
  id uuid primary key default gen_random_uuid(),
  party_id text not null references registry.party deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  type text not null check (type in ('official', 'short', 'acronym', 'alias', 'former', 'as-in-source')),
  name text not null check (name <> ''),
  since entente.partial_date,
  until entente.partial_date,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.party_name', 'id');
create index party_name_of on registry.party_name (party_id, type, language);

create table registry.identifier (
  id uuid primary key default gen_random_uuid(),
  party_id text not null references registry.party deferrable initially deferred,
  scheme text not null,
  value text not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.identifier', 'id');
create index identifier_of on registry.identifier (party_id);

create table registry.relation (
  id uuid primary key default gen_random_uuid(),
  from_id text not null references registry.party deferrable initially deferred,
  kind text not null,
  to_id text not null references registry.party deferrable initially deferred,
  roles text[] not null default '{}',
  since entente.partial_date,
  until entente.partial_date,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.relation', 'id', statement => true);
create index relation_from on registry.relation (from_id);
create index relation_to on registry.relation (to_id);

create table registry.office (
  id uuid primary key default gen_random_uuid(),
  holder_id text not null references registry.party deferrable initially deferred,
  office text not null check (office in ('chair', 'vice-chair', 'secretariat', 'focal-point')),
  body_id text not null references registry.party deferrable initially deferred,
  roles text[] not null default '{}',
  since entente.partial_date,
  until entente.partial_date,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.office', 'id', statement => true);
create index office_holder on registry.office (holder_id);
create index office_body on registry.office (body_id);

-- UN M49: the world, its regions and sub-regions.
create table registry.region (
  id text primary key check (id ~ '^[0-9]{3}$'),
  parent_id text references registry.region deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.region', 'id');

create table registry.region_name (
  id uuid primary key default gen_random_uuid(),
  region_id text not null references registry.region deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  name text not null check (name <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.region_name', 'id');
create index region_name_of on registry.region_name (region_id);

create table registry.coverage (
  id uuid primary key default gen_random_uuid(),
  party_id text not null references registry.party deferrable initially deferred,
  region_id text not null references registry.region deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.coverage', 'id');
create index coverage_of on registry.coverage (party_id);

-- ISO 3166-1 alpha-3 is the id of a State or other jurisdiction.
create table registry.state (
  id text primary key check (id ~ '^[A-Z]{3}$'),
  alpha2 text not null,
  m49 text not null,
  un_status text not null check (un_status in ('member', 'observer', 'non-member-state', 'other')),
  region_id text not null references registry.region deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.state', 'id');

create table registry.state_name (
  id uuid primary key default gen_random_uuid(),
  state_id text not null references registry.state deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  form text not null check (form in ('short', 'formal')),
  name text not null check (name <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.state_name', 'id');
create index state_name_of on registry.state_name (state_id);

create table registry.membership (
  id uuid primary key default gen_random_uuid(),
  state_id text not null references registry.state deferrable initially deferred,
  party_id text not null references registry.party deferrable initially deferred,
  status text not null check (status in ('member', 'suspended', 'associate', 'observer')),
  since entente.partial_date,
  until entente.partial_date,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.membership', 'id', statement => true);
create index membership_of_party on registry.membership (party_id);
create index membership_of_state on registry.membership (state_id);

-- Seats and meeting places by the name the files use, and their names in the six languages.
create table registry.place_name (
  id uuid primary key default gen_random_uuid(),
  place text not null,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  name text not null check (name <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.place_name', 'id');
create index place_name_of on registry.place_name (place);

-- The terms of the field in the six languages; ` / ` in a text separates alternatives.
create table registry.term (
  id uuid primary key default gen_random_uuid(),
  key text not null,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  text text not null check (text <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.term', 'id');
