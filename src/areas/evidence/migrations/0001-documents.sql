-- Documents as they came, their text in passages, what was recognised in it, what is proposed of it, and what people decided.

create schema evidence;
grant usage on schema evidence to {{app}};

-- One document in one language. Its language versions point at one of them.
create table evidence.document (
  id text primary key default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12),
  title text not null check (title <> ''),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  symbol text not null default '',
  dated entente.partial_date,
  -- Who wrote it, as it says itself; who decides on its handling is the originator.
  issuer text not null default '',
  version_of text references evidence.document deferrable initially deferred,
  added_at timestamptz not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('evidence.document', 'id');
create index document_versions on evidence.document (version_of);

-- One state of the document: a file, and the text that was read out of it. Offsets count UTF-16 code units of `content`.
create table evidence.edition (
  id uuid primary key default gen_random_uuid(),
  document_id text not null references evidence.document deferrable initially deferred,
  number integer not null check (number > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text not null,
  file_name text not null default '',
  encoding text not null default '',
  content text not null,
  warnings jsonb not null default '[]',
  received_at timestamptz not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('evidence.edition', 'id');
create index edition_of on evidence.edition (document_id, number);
create index edition_file on evidence.edition (sha256);

create table evidence.passage (
  id text primary key,
  edition_id uuid not null references evidence.edition deferrable initially deferred,
  number integer not null,
  starts integer not null,
  ends integer not null check (ends > starts),
  kind text not null check (kind in ('heading', 'paragraph', 'item', 'table', 'furniture')),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  words text not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('evidence.passage', 'id');
create index passage_of on evidence.passage (edition_id, number);

-- What the recogniser saw in an edition, with the names as they stood then: derived, and made anew when they change.
create table evidence.reading (
  edition_id uuid primary key references evidence.edition deferrable initially deferred,
  lexicon text not null,
  read_at timestamptz not null,
  mentions jsonb not null,
  ambiguous jsonb not null,
  candidates jsonb not null,
  -- `party fatf`, `instrument S/RES/2617(2021)`, `state MLI`: each thing once that the edition speaks of.
  subjects text[] not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('evidence.reading', 'edition_id');
create index reading_subjects on evidence.reading using gin (subjects);

-- A statement that a document makes and the register could take over. It is nobody's fact until somebody confirms it.
create table evidence.proposal (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references evidence.edition deferrable initially deferred,
  passage_id text not null references evidence.passage deferrable initially deferred,
  starts integer not null,
  ends integer not null,
  kind text not null,
  content jsonb not null,
  wording text not null,
  -- What is not to be proposed again: the kind, what it says, and the words it says it with.
  fingerprint text not null,
  confidence real not null,
  reasons jsonb not null,
  -- A fact of the register that it contradicts: table, id, what that says, its source.
  contradicts jsonb,
  proposed_at timestamptz not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('evidence.proposal', 'id', statement => true);
create index proposal_of on evidence.proposal (edition_id);
create index proposal_fingerprint on evidence.proposal (fingerprint);

-- What a person decided on a proposal. The last one holds; the rows stay.
create table evidence.decision (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references evidence.proposal deferrable initially deferred,
  verdict text not null check (verdict in ('confirmed', 'corrected', 'rejected', 'reopened')),
  content jsonb,
  why text not null default '',
  decided_by text not null,
  decided_at timestamptz not null,
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('evidence.decision', 'id', statement => true);
create index decision_of on evidence.decision (proposal_id, id);

-- The words of a passage that say a fact. The fact stands in another area, under its table and id.
create table evidence.citation (
  id uuid primary key default gen_random_uuid(),
  passage_id text not null references evidence.passage deferrable initially deferred,
  fact_table text not null,
  fact_id text not null,
  starts integer not null,
  ends integer not null check (ends > starts),
  quoted text not null check (quoted <> ''),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('evidence.citation', 'id');
create index citation_fact on evidence.citation (fact_table, fact_id);
create index citation_passage on evidence.citation (passage_id);

-- A passage that is cited stays as it was cited, and so does the text it stands in.
create function evidence.keep_passage() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.edition_id, new.number, new.starts, new.ends, new.words)
    is not distinct from (old.id, old.edition_id, old.number, old.starts, old.ends, old.words) then return new; end if;
  if exists (select from evidence.citation c where c.passage_id = old.id) then
    raise exception using errcode = 'EN003', message = 'passage-cited';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_passage before update or delete on evidence.passage for each row execute function evidence.keep_passage();

create function evidence.keep_content() returns trigger language plpgsql as $$
begin
  if new.content is distinct from old.content or new.sha256 is distinct from old.sha256 then
    raise exception using errcode = 'EN003', message = 'edition-fixed';
  end if;
  return new;
end $$;
create trigger keep_content before update on evidence.edition for each row execute function evidence.keep_content();

-- Whoever may read an edition may read its file.
create or replace function files.may_read(sha256 text) returns boolean language sql stable
return exists (select from evidence.edition e where e.sha256 = may_read.sha256);
