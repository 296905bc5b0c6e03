-- How somebody likes to see a list: its conditions, columns and order under a name of their own. Nobody else sees it.

create table workspace.saved_view (
  id uuid primary key default gen_random_uuid(),
  person text not null check (person <> ''),
  -- The address below the language of the list that it is of: `work/partners`.
  page text not null check (page ~ '^work/[a-z]+(-[a-z]+)*$'),
  name text not null check (name <> ''),
  -- The query of the address, as the list itself writes it.
  query text not null,
  at timestamptz not null,
  like entente.handled including defaults including constraints
);
alter table workspace.saved_view alter column level set default 'strictly-confidential';
call entente.make_domain_table('workspace.saved_view', 'id');
create index saved_view_of on workspace.saved_view (person, page);
