-- What the journal tells somebody of their entry as a focal point says how it is handled: reading it is recorded by that.
drop function registry.focal_point_values_held;
create function registry.focal_point_values_held(whose text, address text)
returns table (id text, row_id text, at timestamptz, act text, field text, value jsonb, level text)
language sql stable security definer set search_path = '' as $$
  select c.id::text, p.row_id, a.at, a.act, p.column_name, v.value, c.level
  from registry.focal_point_past(
    case when access.may_know(whose) then whose end, case when access.may_know_address(address) then array[address] else '{}' end) p
  join journal.personal v on v.id = p.entry join journal.change c on c.id = p.change_id join journal.act a on a.id = c.act_id
  where v.value <> '""' order by p.change_id, p.column_name
$$;
revoke execute on function registry.focal_point_values_held from public;
grant execute on function registry.focal_point_values_held to {{app}};
