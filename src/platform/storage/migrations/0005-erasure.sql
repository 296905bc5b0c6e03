-- Personal values can be erased from the journal. The digest in the chain stays and says that there was a value; here stands which
-- act took it away. Rows are added and never changed, as the entries are.

create table journal.erased (
  entry uuid primary key,
  act_id bigint not null references journal.act
);
alter table journal.erased enable row level security;
create index erased_by on journal.erased (act_id);
create trigger append_only before update or delete or truncate on journal.erased execute function journal.refuse();

-- The personal values that an image of a row put apart, by column.
create function journal.set_apart_in(row_image jsonb, columns text[]) returns table (column_name text, entry uuid)
language sql immutable set search_path = '' as $$
  select f.key, case when f.value ->> 'personal' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (f.value ->> 'personal')::uuid end
  from jsonb_each(coalesce(row_image, '{}')) f
  where f.key = any (columns) and jsonb_typeof(f.value) = 'object' and f.value ? 'personal' and f.value ? 'digest'
$$;

-- The same of all entries of a row.
create function journal.set_apart_of(of_table text, of_row text, columns text[]) returns table (change_id bigint, column_name text, entry uuid)
language sql stable set search_path = '' as $$
  select c.id, s.column_name, s.entry from journal.change c
  cross join lateral (values (c.before), (c.after)) i(row_image) cross join lateral journal.set_apart_in(i.row_image, columns) s
  where c.table_name = of_table and c.row_id = of_row
$$;

-- Erases personal values within the open act. What has gone before stays as it was told then. Returns how many there were.
create function journal.forget(entries uuid[]) returns integer language plpgsql set search_path = '' as $$
declare
  act bigint := nullif(current_setting('entente.act', true), '')::bigint;
  count integer;
begin
  with gone as (delete from journal.personal p where p.id = any (entries) returning p.id)
  insert into journal.erased (entry, act_id) select gone.id, act from gone;
  get diagnostics count = row_count;
  return count;
end $$;

create function journal.forget_row(of_table text, of_row text, columns text[]) returns integer language sql set search_path = '' as $$
  select journal.forget(array(select s.entry from journal.set_apart_of(of_table, of_row, columns) s))
$$;

revoke execute on function journal.set_apart_in, journal.set_apart_of, journal.forget, journal.forget_row from public;
