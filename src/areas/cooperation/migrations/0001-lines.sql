-- Lines of cooperation with their partners, modes and bases; events that are public.

create schema cooperation;
grant usage on schema cooperation to {{app}};

create table cooperation.line (
  id text primary key,
  position integer not null,
  -- Which of the founding page's sections it stands in.
  heading text not null check (heading in ('subsidiary-organs', 'compact', 'wider')),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.line', 'id', statement => true);

-- Paragraphs are separated by an empty line; `[[party-id|words]]` links the words to the party.
create table cooperation.line_text (
  id uuid primary key default gen_random_uuid(),
  line_id text not null references cooperation.line deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  title text not null check (title <> ''),
  text text not null check (text <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.line_text', 'id', statement => true);
create index line_text_of on cooperation.line_text (language, line_id);

create table cooperation.line_partner (
  id uuid primary key default gen_random_uuid(),
  line_id text not null references cooperation.line deferrable initially deferred,
  party_id text not null references registry.party deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.line_partner', 'id', statement => true);
create index line_partner_party on cooperation.line_partner (party_id);

create table cooperation.line_mode (
  id uuid primary key default gen_random_uuid(),
  line_id text not null references cooperation.line deferrable initially deferred,
  mode text not null,
  position integer not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.line_mode', 'id', statement => true);

-- The text that the founding page itself names as the ground of the line; no row means that it names none.
create table cooperation.line_basis (
  id uuid primary key default gen_random_uuid(),
  line_id text not null references cooperation.line deferrable initially deferred,
  instrument_id text not null references mandates.instrument deferrable initially deferred,
  provision_id text references mandates.provision deferrable initially deferred,
  position integer not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.line_basis', 'id', statement => true);

create table cooperation.event (
  id text primary key,
  kind text not null,
  starts entente.partial_date not null,
  ends entente.partial_date,
  place text,
  instrument_id text references mandates.instrument deferrable initially deferred,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.event', 'id', statement => true);

create table cooperation.event_title (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references cooperation.event deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  title text not null check (title <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.event_title', 'id', statement => true);
create index event_title_of on cooperation.event_title (event_id);

create table cooperation.event_party (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references cooperation.event deferrable initially deferred,
  role text not null check (role in ('host', 'participant')),
  party_id text references registry.party deferrable initially deferred,
  state_id text references registry.state deferrable initially deferred,
  check (num_nonnulls(party_id, state_id) = 1),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('cooperation.event_party', 'id', statement => true);
create index event_party_party on cooperation.event_party (party_id);
