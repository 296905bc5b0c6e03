-- A mode or a basis names no party: it is about those who stand in its line, as far as everybody may know that they do.
create function workspace.parties_of_line(line text) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct p.party_id), '{}') from cooperation.line_partner p
  where p.line_id = line and p.level = 'public' and p.verification <> 'unverified'
$$;
revoke execute on function workspace.parties_of_line from public;

-- As before, with the parties of lines.
create or replace function workspace.shown_by_act() returns table (table_name text, row_id text, parties text[])
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
      s.before ->> 'holder_id', s.after ->> 'holder_id', s.before ->> 'body_id', s.after ->> 'body_id']
      || case when s.table_name in ('cooperation.line_mode', 'cooperation.line_basis')
        then workspace.parties_of_line(coalesce(s.after, s.before) ->> 'line_id') end) id
    where id is not null)
  from seen s where s.is or (s.was and s.operation = 'delete')
$$;
