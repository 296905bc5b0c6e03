-- What people work with is erased with them: the lists that they saved, and what waits and tells of them.

-- What somebody calls their lists, and looks for in them, stands apart from the chain.
drop trigger journal on workspace.saved_view;
create trigger journal after insert or update or delete on workspace.saved_view
  for each row execute function journal.record('id', 'name', 'query');

-- Acts whose input tells of somebody: it holds one of the addresses, or is about one of the rows or the account.
create function workspace.acts_telling(whose text, addresses text[], subjects text[]) returns setof uuid
language sql stable set search_path = '' as $$
  select w.id from workspace.waiting_act w
  where w.input <> '{}' and (w.input ->> 'id' = any (subjects) or w.input ->> 'person_id' = whose
    or exists (select from unnest(addresses) one where position(one in lower(w.input::text)) > 0))
$$;

create function workspace.erase_inputs(acts uuid[], at timestamptz) returns integer language plpgsql set search_path = '' as $$
declare count integer;
begin
  update workspace.waiting_act w set input = '{}',
    state = case when w.state = 'waiting' then 'withdrawn' else w.state end,
    decided_at = coalesce(w.decided_at, at)
    where w.id = any (acts) and w.input <> '{}';
  get diagnostics count = row_count;
  perform journal.forget_row('workspace.waiting_act', one::text, '{input}') from unnest(acts) one;
  return count;
end $$;

create function workspace.erase_work(whose text, addresses text[], subjects text[], at timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  delete from workspace.saved_view v where v.person = whose;
  delete from workspace.charge c where c.person = whose;
  delete from workspace.postponed p where p.person = whose;
  perform journal.forget(array(
    select s.entry from journal.change c cross join lateral (values (c.before), (c.after)) i(row_image)
    cross join lateral journal.set_apart_in(i.row_image, '{name,query}') s
    where c.table_name = 'workspace.saved_view' and i.row_image ->> 'person' = whose));
  update workspace.ask a set withdrawn_at = at
    where a.focal_point_id::text = any (subjects) and a.answered_at is null and a.withdrawn_at is null;
  return workspace.erase_inputs(array(select workspace.acts_telling(whose, addresses, subjects)), at);
end $$;

-- What was decided before a time, and still holds what was proposed.
create function workspace.inputs_over(moment timestamptz) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return query select w.id from workspace.waiting_act w where w.state <> 'waiting' and w.decided_at < moment and w.input <> '{}';
end $$;

create function workspace.erase_inputs_over(moment timestamptz, at timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return workspace.erase_inputs(array(select workspace.inputs_over(moment)), at);
end $$;

revoke execute on function workspace.acts_telling, workspace.erase_inputs, workspace.erase_work, workspace.inputs_over,
  workspace.erase_inputs_over from public;
grant execute on function workspace.erase_work, workspace.inputs_over, workspace.erase_inputs_over to {{app}};
