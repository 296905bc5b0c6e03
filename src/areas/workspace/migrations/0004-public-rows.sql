-- What the public could read of the rows that the present act has changed, before it and after it: whoever looks at a waiting
-- act learns from it on which pages these rows stand. A side that is closed to the public is not told.
create function workspace.public_rows_of_act() returns table (table_name text, row_id text, was jsonb, now_is jsonb)
language sql stable security definer set search_path = '' as $$
  with changed as (
    select c.*, exists (select from pg_catalog.pg_policies p
        where p.schemaname || '.' || p.tablename = c.table_name and p.qual like '%may_read_statement%') as statement
    from journal.change c where c.act_id = nullif(current_setting('entente.act', true), '')::bigint
  ), seen as (
    select c.id, c.table_name, c.row_id,
      case when c.before ->> 'level' = 'public' and not (c.statement and coalesce(c.before ->> 'verification', '') = 'unverified')
        then c.before end as was,
      case when c.after ->> 'level' = 'public' and not (c.statement and coalesce(c.after ->> 'verification', '') = 'unverified')
        then c.after end as now_is
    from changed c
  )
  select s.table_name, s.row_id, s.was, s.now_is from seen s
  where s.was is not null or s.now_is is not null order by s.id
$$;
revoke execute on function workspace.public_rows_of_act from public;
grant execute on function workspace.public_rows_of_act to {{app}};
