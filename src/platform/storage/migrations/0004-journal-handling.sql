-- An entry keeps the handling that its row had then. Besides, it is handled as the other of its two images was, where that one was handled
-- otherwise; as its row is now; and where a row came again under the id of one that had gone, as that one was when it went. Only what differs
-- from the entry's own handling and is not public stands here: of most entries nothing. It is derived from the entries; no seal covers it.

create table journal.also_handled (
  change_id bigint not null references journal.change,
  stands_for text not null check (stands_for in ('then', 'now')),
  level text not null,
  audience text[] not null,
  originator text not null
);
create index also_handled_of on journal.also_handled (change_id);
alter table journal.also_handled enable row level security;
-- The numbers of entries that are closed to the reader (the policy of `access`), and nothing of what they tell.
grant select (change_id) on journal.also_handled to {{app}};

create function journal.audience_of(row_image jsonb) returns text[] language sql immutable as $$
  select array(select jsonb_array_elements_text(row_image -> 'audience'))
$$;

-- From now on the entries of a row are handled as the row is; of a row that came `again`, they also stay handled as it was when it went.
create function journal.handle_entries(of_table text, of_row text, handling jsonb, again boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  entries bigint[] := array(select c.id from journal.change c where c.table_name = of_table and c.row_id = of_row);
begin
  if again then
    update journal.also_handled h set stands_for = 'then' where h.change_id = any (entries) and h.stands_for = 'now';
  else
    delete from journal.also_handled h where h.change_id = any (entries) and h.stands_for = 'now';
  end if;
  if handling ->> 'level' = 'public' then return; end if;
  insert into journal.also_handled (change_id, stands_for, level, audience, originator)
  select c.id, 'now', h.level, h.audience, h.originator
  from (select handling ->> 'level', journal.audience_of(handling), handling ->> 'originator') h(level, audience, originator)
  join journal.change c on c.id = any (entries) and (c.level, c.audience, c.originator) is distinct from (h.level, h.audience, h.originator);
end $$;

create function journal.handled_alike(one jsonb, other jsonb) returns boolean language sql immutable as $$
  select one ->> 'level' = other ->> 'level' and one -> 'audience' = other -> 'audience' and one ->> 'originator' = other ->> 'originator'
$$;

-- Arguments of the trigger: the key columns joined by commas, then the personal columns.
create or replace function journal.record() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  open_id bigint := nullif(current_setting('entente.act', true), '')::bigint;
  of_table text := tg_table_schema || '.' || tg_table_name;
  before_row jsonb;
  after_row jsonb;
  handled jsonb;
  other jsonb;
  key text;
  again boolean;
  entry bigint;
begin
  if open_id is null or not exists (select from journal.act a where a.id = open_id and a.txid = pg_current_xact_id()) then
    raise exception '% on %.% without an act', tg_op, tg_table_schema, tg_table_name using errcode = 'EN001';
  end if;
  if tg_op <> 'INSERT' then before_row := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then after_row := to_jsonb(new); end if;
  if tg_op = 'UPDATE' and before_row = after_row then return null; end if;
  handled := coalesce(after_row, before_row);
  if before_row is not null and journal.rank(before_row ->> 'level') > journal.rank(handled ->> 'level') then
    handled := before_row;
    other := after_row;
  else
    other := before_row;
  end if;
  select string_agg(coalesce(after_row, before_row) ->> part, ' ') into key from unnest(string_to_array(tg_argv[0], ',')) part;
  -- Whether this image handles the entries before it, too.
  again := case tg_op
    when 'INSERT' then exists (select from journal.change c where c.table_name = of_table and c.row_id = key)
    when 'UPDATE' then not journal.handled_alike(before_row, after_row)
    else false end;
  insert into journal.change (act_id, table_name, row_id, operation, before, after, level, audience, originator)
  values (
    open_id, of_table, key, lower(tg_op),
    journal.set_apart(before_row, tg_argv[1:], open_id), journal.set_apart(after_row, tg_argv[1:], open_id),
    handled ->> 'level', journal.audience_of(handled), handled ->> 'originator')
  returning id into entry;
  if other ->> 'level' <> 'public' and not journal.handled_alike(handled, other) then
    insert into journal.also_handled (change_id, stands_for, level, audience, originator)
    values (entry, 'then', other ->> 'level', journal.audience_of(other), other ->> 'originator');
  end if;
  if again then
    perform journal.handle_entries(of_table, key, after_row, tg_op = 'INSERT');
  end if;
  return null;
end $$;

-- What was written before.
insert into journal.also_handled (change_id, stands_for, level, audience, originator)
select c.id, 'then', o.image ->> 'level', journal.audience_of(o.image), o.image ->> 'originator'
from journal.change c
cross join lateral (select case when journal.rank(c.before ->> 'level') > journal.rank(c.after ->> 'level') then c.after else c.before end) o(image)
where c.operation = 'update' and o.image ->> 'level' <> 'public' and not journal.handled_alike(c.before, c.after);

insert into journal.also_handled (change_id, stands_for, level, audience, originator)
select c.id, 'then', d.level, d.audience, d.originator
from journal.change d join journal.change c on c.table_name = d.table_name and c.row_id = d.row_id and c.id < d.id
where d.operation = 'delete' and d.level <> 'public' and (c.level, c.audience, c.originator) is distinct from (d.level, d.audience, d.originator)
  and exists (select from journal.change n where n.table_name = d.table_name and n.row_id = d.row_id and n.id > d.id);

insert into journal.also_handled (change_id, stands_for, level, audience, originator)
select c.id, 'now', l.image ->> 'level', journal.audience_of(l.image), l.image ->> 'originator'
from (
  select distinct on (table_name, row_id) table_name, row_id, coalesce(after, before) as image
  from journal.change order by table_name, row_id, id desc) l
join journal.change c using (table_name, row_id)
where l.image ->> 'level' <> 'public'
  and (c.level, c.audience, c.originator) is distinct from (l.image ->> 'level', journal.audience_of(l.image), l.image ->> 'originator');

revoke execute on function journal.handle_entries, journal.audience_of, journal.handled_alike from public;
