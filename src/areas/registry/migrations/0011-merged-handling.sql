-- A merge and what it keeps are handled as what they tell of: as the kept party is now, and as each row is, also where it was closed later.

-- The merge, and the entries of the merged body and of those that were merged into that, follow the kept party, closing and opening.
create function registry.follow_kept_party() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  body text;
begin
  for body in
    with recursive merged(id) as (
      select m.merged_id from registry.merge m where m.kept_id = new.id and m.state = 'done'
      union select m.merged_id from merged d join registry.merge m on m.kept_id = d.id and m.state = 'done')
    select id from merged
  loop
    -- What has a row is handled as its row is.
    continue when exists (select from registry.party p where p.id = body);
    perform journal.handle_entries('registry.party', body, to_jsonb(new), false);
    update registry.merge m set level = new.level, audience = new.audience, originator = new.originator
    where m.merged_id = body and m.state = 'done'
      and (m.level, m.audience, m.originator) is distinct from (new.level, new.audience, new.originator);
  end loop;
  return null;
end $$;
create trigger keep_merges_alike after update of level, audience, originator on registry.party for each row
  when ((old.level, old.audience, old.originator) is distinct from (new.level, new.audience, new.originator))
  execute function registry.follow_kept_party();

-- The images that merges keep of a row that is closed are closed with it, and what was folded into it is, in the journal too. Of two handlings
-- the stricter; of two alike what they have in common, so that nobody reads who could not read both. Opening opens no image.
create function registry.close_images() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  r record;
  folded text;
begin
  for r in
    select distinct c.table_name, c.row_id, n.level, n.audience, n.originator
    from came n join journal.change c on c.id = n.change_id where n.stands_for = 'now'
  loop
    update registry.merge_row w set level = r.level,
      audience = case when w.level = r.level then array(select unnest(w.audience) intersect select unnest(r.audience)) else r.audience end,
      originator = case when w.level <> r.level or w.originator = r.originator then r.originator else '' end
    where w.table_name = r.table_name and w.row_id = r.row_id and (
      journal.rank(r.level) > journal.rank(w.level)
      or (r.level = w.level and r.level <> 'unclassified' and (w.audience, w.originator) is distinct from (r.audience, r.originator)));
    for folded in
      select distinct w.row_id from registry.merge_row w join registry.merge m on m.id = w.merge_id and m.state = 'done'
      where w.table_name = r.table_name and w.folded_into = r.row_id and w.does = 'removed'
    loop
      perform journal.handle_entries(r.table_name, folded,
        jsonb_build_object('level', r.level, 'audience', r.audience, 'originator', r.originator), false);
    end loop;
  end loop;
  return null;
end $$;
create trigger close_images after insert on journal.also_handled referencing new table as came
  for each statement execute function registry.close_images();

-- Puts everything back that a merge did, the last thing first; what was closed since comes back closed. Of what was changed since, `restore` names what is put back all the same,
-- and `leave` what stays though it could be put back.
create or replace function registry.put_back(merge uuid, restore bigint[], leave bigint[]) returns void
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
         where a.attrelid = w.relation and a.attnum > 0 and not a.attisdropped and w.before ? a.attname)) using w.before || case
        when journal.rank(w.level) > journal.rank(w.before ->> 'level')
        then jsonb_build_object('level', w.level, 'audience', w.audience, 'originator', w.originator) else '{}' end;
    else
      continue when now_row is null or w.id = any (leave);
      continue when w.id <> all (restore) and exists (select from jsonb_each(w.after) a where now_row -> a.key is distinct from a.value);
      execute format('update %1$s t set %2$s where %3$s = $2', w.relation,
        (select string_agg(format('%1$I = (jsonb_populate_record(null::%2$s, $1)).%1$I', k, w.relation), ', ') from jsonb_object_keys(w.before) k),
        w.key) using w.before, w.row_id;
    end if;
  end loop;
end $$;

revoke execute on function registry.follow_kept_party, registry.close_images from public;
