-- Focal points: what is said of a person is erased from the register and from the journal.

-- What else is typed about a person stands apart from the chain as well, as their name does.
drop trigger journal on registry.focal_point;
create trigger journal after insert or update or delete on registry.focal_point for each row
  execute function journal.record('id', 'name', 'email', 'phone', 'title', 'note', 'source_url', 'source_passage');

create function registry.focal_point_columns() returns text[] language sql immutable parallel safe
return array['name', 'email', 'phone', 'title', 'note', 'source_url', 'source_passage'];

-- Entries of the journal that tell of a person: as their account or under one of their addresses. A row may have told of somebody
-- else before or since.
create function registry.focal_point_past(whose text, addresses text[])
returns table (row_id text, change_id bigint, column_name text, entry uuid)
language sql stable set search_path = '' as $$
  with named as (
    select distinct v.act_id, v.id::text as entry from journal.personal v
    where jsonb_typeof(v.value) = 'string' and lower(v.value #>> '{}') = any (addresses)
  ), images as (
    select c.id, c.row_id, i.row_image from named n join journal.change c on c.act_id = n.act_id and c.table_name = 'registry.focal_point'
    cross join lateral (values (c.before), (c.after)) i(row_image) where i.row_image #>> '{email,personal}' = n.entry
    union
    select c.id, c.row_id, i.row_image from journal.change c cross join lateral (values (c.before), (c.after)) i(row_image)
    where c.table_name = 'registry.focal_point' and i.row_image ->> 'person_id' = whose
  )
  select distinct i.row_id, i.id, s.column_name, s.entry
  from images i cross join lateral journal.set_apart_in(i.row_image, registry.focal_point_columns()) s
$$;

-- Takes away every focal point that is this person today, and all that the journal told of them. Returns the rows that told of them.
create function registry.erase_focal_points(whose text, addresses text[]) returns setof text
language plpgsql security definer set search_path = '' as $$
declare
  gone text[];
  told text[];
begin
  perform access.need_administrator();
  with removed as (
    delete from registry.focal_point f where f.person_id = whose or lower(f.email) = any (addresses) returning f.id::text as id
  ) select coalesce(array_agg(removed.id), '{}') into gone from removed;
  select coalesce(array_agg(distinct p.row_id), '{}') into told from registry.focal_point_past(whose, addresses) p;
  perform journal.forget(array(select p.entry from registry.focal_point_past(whose, addresses) p));
  perform journal.forget_row('registry.focal_point', one, registry.focal_point_columns()) from unnest(gone) one;
  return query select distinct one from unnest(gone || told) one;
end $$;

-- The same of one row, also of one that was removed before. Returns whether there was anything of it.
create function registry.erase_focal_point(point uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  removed integer;
  forgotten integer;
begin
  perform access.need_administrator();
  delete from registry.focal_point f where f.id = point;
  get diagnostics removed = row_count;
  forgotten := journal.forget_row('registry.focal_point', point::text, registry.focal_point_columns());
  return removed + forgotten > 0;
end $$;

-- The addresses of a person's focal points, or of one row: as it is, or as it was when it was removed.
create function registry.focal_point_addresses(whose text, point uuid) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return array(
    select lower(f.email) from registry.focal_point f where f.email <> '' and (f.person_id = whose or f.id = point)
    union
    select lower(v.value #>> '{}') from journal.change c cross join lateral journal.set_apart_in(c.before, '{email}') s
    join journal.personal v on v.id = s.entry
    where c.table_name = 'registry.focal_point' and c.operation = 'delete' and v.value <> '""'
      and (c.row_id = point::text or c.before ->> 'person_id' = whose)
      and not exists (select from registry.focal_point f where f.id::text = c.row_id));
end $$;

-- Whether an address is also that of a focal point of another row.
create function registry.is_address_shared(address text, point uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return exists (select from registry.focal_point f where lower(f.email) = address and f.id <> point);
end $$;

-- Rows whose term was over before a day, and rows removed before it of which the journal still tells.
create function registry.focal_points_over(moment date) returns setof uuid language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return query
    select f.id from registry.focal_point f where registry.is_past(f.until, moment::text)
    union
    select c.row_id::uuid from journal.change c join journal.act a on a.id = c.act_id
    where c.table_name = 'registry.focal_point' and c.operation = 'delete' and a.at < moment
      and not exists (select from registry.focal_point f where f.id::text = c.row_id)
      and exists (select from journal.set_apart_in(c.before, registry.focal_point_columns()) s join journal.personal v on v.id = s.entry);
end $$;

-- What is held of somebody as a focal point, for whoever may know: the rows there are, and what the journal tells.
create function registry.focal_points_held(whose text, address text) returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select to_jsonb(f) from registry.focal_point f
  where (access.may_know(whose) and f.person_id = whose) or (access.may_know_address(address) and lower(f.email) = address)
  order by f.party_id, f.id
$$;

create function registry.focal_point_values_held(whose text, address text)
returns table (row_id text, at timestamptz, act text, field text, value jsonb)
language sql stable security definer set search_path = '' as $$
  select p.row_id, a.at, a.act, p.column_name, v.value
  from registry.focal_point_past(
    case when access.may_know(whose) then whose end, case when access.may_know_address(address) then array[address] else '{}' end) p
  join journal.personal v on v.id = p.entry join journal.change c on c.id = p.change_id join journal.act a on a.id = c.act_id
  where v.value <> '""' order by p.change_id, p.column_name
$$;

revoke execute on function registry.focal_point_past, registry.erase_focal_points, registry.erase_focal_point,
  registry.focal_point_addresses, registry.is_address_shared, registry.focal_points_over, registry.focal_points_held,
  registry.focal_point_values_held from public;
grant execute on function registry.erase_focal_points, registry.erase_focal_point, registry.focal_point_addresses,
  registry.is_address_shared, registry.focal_points_over, registry.focal_points_held, registry.focal_point_values_held to {{app}};
