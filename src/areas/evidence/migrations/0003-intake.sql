-- Files that programs sent, on their way to being documents: what was said of each, how far it is, what became of it.

-- An intake is the secretariat's work, and never public, even when the document will be.
create table evidence.intake (
  id text primary key default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  file_name text not null default '',
  -- What the sender said of the document, as `evidence.add-document` takes it.
  said jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'recognising', 'done', 'failed')),
  progress integer not null default 0 check (progress between 0 and 100),
  -- Code and parameters of the error, when it failed.
  error_code text check ((error_code is not null) = (state = 'failed')),
  error_params jsonb not null default '{}',
  document_id text references evidence.document deferrable initially deferred check ((document_id is not null) = (state = 'done')),
  received_at timestamptz not null,
  changed_at timestamptz not null,
  like entente.handled including defaults including constraints,
  check (level <> 'public')
);
call entente.make_domain_table('evidence.intake', 'id');
create index intake_newest on evidence.intake (received_at desc);
create index intake_unfinished on evidence.intake (received_at) where state in ('waiting', 'reading', 'recognising');
create index intake_file on evidence.intake (sha256);
create index intake_document on evidence.intake (document_id);

-- Whoever may read an edition, or an intake, may read its file.
create or replace function files.may_read(sha256 text) returns boolean language sql stable
return exists (select from evidence.edition e where e.sha256 = may_read.sha256)
  or exists (select from evidence.intake i where i.sha256 = may_read.sha256);
