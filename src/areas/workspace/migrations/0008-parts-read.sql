-- What changes more public pages than one look takes in is read in parts. Whoever has read a part is remembered, with what the act
-- changed then, row by row, and what the part showed.
create table workspace.part_read (
  id uuid primary key default gen_random_uuid(),
  waiting_id uuid not null,
  person text not null check (person <> ''),
  part integer not null check (part > 0),
  rows_digest text not null check (rows_digest ~ '^[0-9a-f]{64}$'),
  view_digest text not null check (view_digest ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  like entente.handled including defaults including constraints
);
alter table workspace.part_read alter column level set default 'strictly-confidential';
call entente.make_domain_table('workspace.part_read', 'id');
create index part_read_of on workspace.part_read (waiting_id, person);
