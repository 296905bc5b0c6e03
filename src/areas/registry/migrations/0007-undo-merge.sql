-- The undoing of a merge: what was changed since, what stands upon it, and putting back.

-- What was done to each row since the merge did it: `edited` in other columns, `overtaken` in those that the merge changed, `gone`, or
-- `returned` where it had been removed. Rows of which nothing was done are not among them.
create function registry.changed_since_merge(merge uuid)
returns table (id bigint, change text, act_id bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  w record;
  now_row jsonb;
  later bigint;
begin
  for w in
    select r.*, p.key, p.relation from registry.merge_row r
    join (select distinct on (table_name) f.table_name, f.key, f.relation from registry.party_references() f) p on p.table_name = r.table_name
    where r.merge_id = merge order by r.id
  loop
    execute format('select to_jsonb(t) from %s t where %s = $1', w.relation, w.key) into now_row using w.row_id;
    select max(c.act_id) into later from journal.change c join journal.act a on a.id = c.act_id
      where c.table_name = w.table_name and c.row_id = w.row_id and c.act_id > w.act_id
        and a.act not in ('registry.merge-parties', 'registry.undo-merge');
    change := case
      when w.does = 'removed' then case when now_row is not null then 'returned' end
      when now_row is null then 'gone'
      when exists (select from jsonb_each(w.after) a where now_row -> a.key is distinct from a.value
        -- Another column of this row may have been changed later by the same merge.
        and not exists (select from registry.merge_row o where o.merge_id = merge and o.id > w.id and o.table_name = w.table_name
          and o.row_id = w.row_id and o.after ? a.key and now_row -> a.key = o.after -> a.key)) then 'overtaken'
      when w.does = 'moved' and later is not null then 'edited'
    end;
    if change is not null then
      id := w.id;
      act_id := later;
      return next;
    end if;
  end loop;
end $$;

-- A later merge that stands and touches what this one did: it has to be undone first.
create function registry.merge_upon(merge uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select n.id from registry.merge m join registry.merge n on n.state = 'done' and n.act_id > m.act_id
  where m.id = merge and (n.merged_id = m.kept_id or exists (
    select from registry.merge_row r join registry.merge_row q on q.merge_id = n.id and q.table_name = r.table_name and q.row_id = r.row_id
    where r.merge_id = m.id and (r.does = 'removed' or q.does = 'removed' or r.before ?| array(select jsonb_object_keys(q.before)))
  ) or exists (
    select from registry.merge_row r, jsonb_each_text(r.before) b where r.merge_id = m.id and r.does = 'removed' and b.value = n.merged_id
  ))
  order by n.act_id desc limit 1
$$;

-- Puts everything back that a merge did, the last thing first. Of what was changed since, `restore` names what is put back all the same,
-- and `leave` what stays though it could be put back.
create function registry.put_back(merge uuid, restore bigint[], leave bigint[]) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m registry.merge := registry.decision_of_act(merge, 'undone');
  w record;
  now_row jsonb;
begin
  if m.undo_act_id <> current_setting('entente.act')::bigint then
    raise exception 'merge % was undone by another act', merge using errcode = 'EN004';
  end if;
  for w in
    select r.*, p.key, p.relation from registry.merge_row r
    join (select distinct on (table_name) f.table_name, f.key, f.relation from registry.party_references() f) p on p.table_name = r.table_name
    where r.merge_id = m.id order by (r.does = 'removed' and r.table_name = 'registry.party') desc, r.id desc
  loop
    execute format('select to_jsonb(t) from %s t where %s = $1', w.relation, w.key) into now_row using w.row_id;
    if w.does = 'removed' then
      continue when now_row is not null or w.id = any (leave);
      execute format('insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, $1)', w.relation,
        (select string_agg(format('%I', a.attname), ', ') from pg_catalog.pg_attribute a
         where a.attrelid = w.relation and a.attnum > 0 and not a.attisdropped and w.before ? a.attname)) using w.before;
    else
      continue when now_row is null or w.id = any (leave);
      continue when w.id <> all (restore) and exists (select from jsonb_each(w.after) a where now_row -> a.key is distinct from a.value);
      execute format('update %1$s t set %2$s where %3$s = $2', w.relation,
        (select string_agg(format('%1$I = (jsonb_populate_record(null::%2$s, $1)).%1$I', k, w.relation), ', ') from jsonb_object_keys(w.before) k),
        w.key) using w.before, w.row_id;
    end if;
  end loop;
end $$;

revoke execute on function registry.changed_since_merge, registry.merge_upon, registry.put_back from public;
grant execute on function registry.changed_since_merge, registry.merge_upon, registry.put_back to {{app}};
