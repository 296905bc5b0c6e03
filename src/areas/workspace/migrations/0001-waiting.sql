-- Acts that wait for somebody's consent: what would change what the public sees waits for whoever publishes, what a partner
-- answers for their validator or an officer.

create schema workspace;
grant usage on schema workspace to {{app}};

create table workspace.waiting_act (
  id uuid primary key default gen_random_uuid(),
  act text not null,
  input jsonb not null,
  -- Parties whose pages it would change.
  parties text[] not null default '{}',
  awaits text not null check (awaits in ('publisher', 'validator', 'officer')),
  proposer_kind text not null,
  proposer text not null,
  proposed_at timestamptz not null,
  why text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by text,
  decided_at timestamptz,
  reason text not null default '',
  check ((state = 'waiting') = (decided_at is null)),
  like entente.handled including defaults including constraints
);
alter table workspace.waiting_act alter column level set default 'unclassified';
call entente.make_domain_table('workspace.waiting_act', 'id');
create index waiting_act_waiting on workspace.waiting_act (proposed_at) where state = 'waiting';
create index waiting_act_parties on workspace.waiting_act using gin (parties);

-- What the present act has changed of what the public sees: rows that it can see now and could not like this before, and
-- rows that are gone. What is only closed to the public needs nobody's consent.
create function workspace.shown_by_act() returns table (table_name text, row_id text, parties text[])
language sql stable security definer set search_path = '' as $$
  with changed as (
    select c.*, exists (select from pg_catalog.pg_policies p
        where p.schemaname || '.' || p.tablename = c.table_name and p.qual like '%may_read_statement%') as statement
    from journal.change c where c.act_id = nullif(current_setting('entente.act', true), '')::bigint
  ), seen as (
    select c.*,
      coalesce(c.before ->> 'level' = 'public' and not (c.statement and c.before ->> 'verification' = 'unverified'), false) as was,
      coalesce(c.after ->> 'level' = 'public' and not (c.statement and c.after ->> 'verification' = 'unverified'), false) as is
    from changed c
  )
  select s.table_name, s.row_id, array(
    select distinct id from unnest(array[
      case when s.table_name = 'registry.party' then s.row_id end,
      s.before ->> 'party_id', s.after ->> 'party_id', s.before ->> 'from_id', s.after ->> 'from_id', s.before ->> 'to_id', s.after ->> 'to_id',
      s.before ->> 'holder_id', s.after ->> 'holder_id', s.before ->> 'body_id', s.after ->> 'body_id']) id where id is not null)
  from seen s where s.is or (s.was and s.operation = 'delete')
$$;
revoke execute on function workspace.shown_by_act from public;
grant execute on function workspace.shown_by_act to {{app}};
