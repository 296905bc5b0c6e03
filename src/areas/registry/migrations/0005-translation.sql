-- How a text that is no name of a party stands in its language, and from which text it was made. Names have columns of their own.

-- The digests are SHA-256 of the words. The status holds for the words that it was given to: a text that has been changed since
-- has none. A text that is recorded as made from other words than its source has now is stale. Handled as its source is.
create table registry.translation_state (
  id uuid primary key default gen_random_uuid(),
  table_name text not null,
  row_id text not null,
  field text not null,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  status text not null check (status in ('authentic', 'official-translation', 'courtesy', 'machine')),
  target_digest text not null check (target_digest ~ '^[0-9a-f]{64}$'),
  -- Null for an authentic text: it was made from no other.
  source_digest text check (source_digest ~ '^[0-9a-f]{64}$'),
  like entente.handled including defaults including constraints
);
alter table registry.translation_state alter column level set default 'unclassified';
call entente.make_domain_table('registry.translation_state', 'id');
create index translation_state_of on registry.translation_state (table_name, row_id, field);
