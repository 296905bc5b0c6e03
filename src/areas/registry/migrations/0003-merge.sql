-- Parties that were one and the same: each merge as a decision, with what it changed; and pairs that are not the same.

-- No foreign keys: the merged party is no row any more, and the kept one may be merged further. When, by whom and why stands in the
-- journal under the two acts. Handled as both parties are.
create table registry.merge (
  id uuid primary key default gen_random_uuid(),
  kept_id text not null,
  merged_id text not null check (merged_id <> kept_id),
  state text not null default 'done' check (state in ('done', 'undone')),
  act_id bigint not null,
  undo_act_id bigint check ((undo_act_id is not null) = (state = 'undone')),
  like entente.handled including defaults including constraints
);
call entente.make_domain_table('registry.merge', 'id');
create index merge_of_merged on registry.merge (merged_id);
create index merge_of_kept on registry.merge (kept_id);

-- What a merge did to a row, in its order: the columns that it changed as they were and as they became, or the whole row where it removed
-- it; `folded_into` is the row that says the same. A later load of reference data may add to it. Handled, and
-- as sure, as the row is.
create table registry.merge_row (
  id bigint generated always as identity primary key,
  merge_id uuid not null references registry.merge deferrable initially deferred,
  act_id bigint not null,
  table_name text not null,
  row_id text not null,
  does text not null check (does in ('moved', 'changed', 'removed')),
  before jsonb not null,
  after jsonb not null default '{}',
  folded_into text,
  like entente.fact including defaults including constraints
);
-- A row of another table shows through here: where that is a doubtful statement, this is one.
call entente.make_domain_table('registry.merge_row', 'id', statement => true);
create index merge_row_of on registry.merge_row (merge_id);
create index merge_row_row on registry.merge_row (table_name, row_id);

-- Two parties that look alike and are not the same. The pair is looked for both ways round.
create table registry.distinct_pair (
  id uuid primary key default gen_random_uuid(),
  one_id text not null references registry.party deferrable initially deferred,
  other_id text not null references registry.party deferrable initially deferred,
  reason text not null check (reason <> ''),
  like entente.handled including defaults including constraints
);
call entente.make_domain_table('registry.distinct_pair', 'id');
create index distinct_pair_one on registry.distinct_pair (one_id);
create index distinct_pair_other on registry.distinct_pair (other_id);

-- What refers to a party, in every table that the journal follows, those of later areas too. `party`: a foreign key, or a column
-- `party_id` of an area below this one. `handling`: audience and originator. `fact`: a pair `fact_table`, `fact_id`, which may name a
-- row that is folded into another. `key` is an expression for the row's key, as the journal has it.
create function registry.party_references()
returns table (table_name text, relation regclass, key text, column_name text, form text, personal boolean)
language sql stable set search_path = '' as $$
  with domain as (
    select n.nspname || '.' || c.relname as table_name, c.oid,
      string_to_array(pg_catalog.encode(g.tgargs, 'escape'), '\000') as arguments
    from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid = g.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where g.tgfoid = 'journal.record()'::regprocedure and not g.tgisinternal
  ), keyed as (
    select d.table_name, d.oid, cardinality(d.arguments) > 2 as personal,
      (select pg_catalog.string_agg(pg_catalog.format('t.%I::text', part), ' || '' '' || ' order by place)
       from unnest(string_to_array(d.arguments[1], ',')) with ordinality a(part, place)) as key
    from domain d
  ), pointing as (
    select k.conrelid, k.conkey[1] as attnum, k.confrelid = 'registry.party'::regclass as to_party
    from pg_catalog.pg_constraint k where k.contype = 'f' and cardinality(k.conkey) = 1
  )
  select k.table_name, k.oid::regclass, k.key, a.attname::text,
    case a.attname when 'originator' then 'handling' when 'fact_id' then 'fact' else 'party' end, k.personal
  from keyed k join pg_catalog.pg_attribute a on a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
  left join pointing p on p.conrelid = k.oid and p.attnum = a.attnum
  where p.to_party or (p.to_party is null and (a.attname in ('originator', 'party_id') or (a.attname = 'fact_id' and exists (
    select from pg_catalog.pg_attribute o where o.attrelid = k.oid and o.attname = 'fact_table' and not o.attisdropped))))
$$;

-- The party that an id stands for now: itself, or the one that it was merged into, however often.
create function registry.current_party(id text) returns text language sql stable set search_path = '' as $$
  with recursive chain(id, step) as (
    select current_party.id, 0
    union all
    select m.kept_id, c.step + 1 from chain c join registry.merge m on m.merged_id = c.id and m.state = 'done'
    -- Merges that stand cannot go round in a circle: the one merged last would have had no row. The bound is for the planner of doubts.
    where c.step < 1000
  ) select c.id from chain c order by c.step desc limit 1
$$;

-- The functions below see and change rows that whoever merges may not see: a fact must not stay with a party that is no more because
-- it is confidential. They tell nothing of them. Each asks for the decision that the open act has made.
create function registry.decision_of_act(merge uuid, wanted text) returns registry.merge
language plpgsql stable set search_path = '' as $$
declare m registry.merge;
begin
  select * into m from registry.merge d where d.id = merge and d.state = wanted;
  if m.id is null then raise exception 'no decision % that is %', merge, wanted using errcode = 'EN004'; end if;
  return m;
end $$;

-- Whatever points to a row that is folded points to the one that says the same: foreign keys to its table, and pairs of table and id.
create function registry.follow_folds(merge uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m registry.merge := registry.decision_of_act(merge, 'done');
  act bigint := current_setting('entente.act')::bigint;
  f record;
  r record;
begin
  for f in
    select w.table_name, w.row_id, w.folded_into from registry.merge_row w
    where w.merge_id = m.id and w.act_id = act and w.folded_into is not null
  loop
    for r in
      select p.relation, p.table_name, p.key, p.column_name, format('t.fact_table = %L', f.table_name) as only_where, 'null' as own
      from registry.party_references() p where p.form = 'fact'
      union all
      select k.conrelid::regclass, n.nspname || '.' || c.relname, 't.id::text', a.attname, 'true', 't.id::text'
      from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = f.table_name::regclass and k.confrelid <> 'registry.party'::regclass
    loop
      -- A row that would point to itself points to nothing.
      execute format($statement$
        with old as (select %3$s as key, t.%2$I as before from %1$s t where t.%2$I::text = $3 and %4$s),
        done as (
          update %1$s t set %2$I = case when %5$s = $4 then null else (jsonb_populate_record(null::%1$s, jsonb_build_object(%2$L, $4))).%2$I end
          from old where %3$s = old.key
          returning old.key, old.before, t.%2$I as after, t.level, t.audience, t.originator, coalesce(to_jsonb(t) ->> 'verification', 'known') as verification)
        insert into registry.merge_row (merge_id, act_id, table_name, row_id, does, before, after, level, audience, originator, verification)
        select $1, $2, %6$L, d.key, 'changed', jsonb_build_object(%2$L, d.before), jsonb_build_object(%2$L, d.after), d.level, d.audience, d.originator, d.verification
        from done d$statement$, r.relation, r.column_name, r.key, r.only_where, r.own, r.table_name)
      using m.id, act, f.row_id, f.folded_into;
    end loop;
  end loop;
end $$;

-- The conditions, by each unique key that a column is in, under which row `o` stands where `t` would come.
create function registry.unique_beside(target regclass, column_name text) returns setof text language sql stable set search_path = '' as $$
  select coalesce(string_agg(format('t.%1$I = o.%1$I', a.attname), ' and ') filter (where a.attname <> column_name), 'true')
  from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[])
  where i.indrelid = target and i.indisunique and not i.indisprimary and i.indpred is null and i.indexprs is null
  group by i.indexrelid having bool_or(a.attname = column_name)
$$;

-- Whatever still refers to the merged party refers to the kept one. A row that would tie the kept party to itself goes, and so does one that
-- a unique key would refuse: the kept party has its like.
create function registry.sweep_merge(merge uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m registry.merge := registry.decision_of_act(merge, 'done');
  act bigint := current_setting('entente.act')::bigint;
  record_as constant text := 'insert into registry.merge_row (merge_id, act_id, table_name, row_id, does, before, after, level, audience, originator, verification)';
  r record;
  beside text;
begin
  -- Shared with and decided by the merged party: now with and by the kept one. An audience names a party as `party:ID` or by its id.
  for r in select * from registry.party_references() p where p.form = 'handling' order by p.table_name loop
    execute format($statement$
      with old as (
        select %2$s as key, t.audience, t.originator from %1$s t where t.audience && array[$3, 'party:' || $3] or t.originator = $3),
      done as (
        update %1$s t set audience = array_replace(array_replace(t.audience, $3, $4), 'party:' || $3, 'party:' || $4),
          originator = case when t.originator = $3 then $4 else t.originator end
        from old where %2$s = old.key returning old.key, old.audience as was_audience, old.originator as was_originator, t.level, t.audience, t.originator,
          coalesce(to_jsonb(t) ->> 'verification', 'known') as verification)
      %3$s
      select $1, $2, %4$L, d.key, 'changed', jsonb_build_object('audience', d.was_audience, 'originator', d.was_originator),
        jsonb_build_object('audience', d.audience, 'originator', d.originator), d.level, d.audience, d.originator, d.verification from done d$statement$,
      r.relation, r.key, record_as, r.table_name)
    using m.id, act, m.merged_id, m.kept_id;
  end loop;
  for r in
    select p.*, o.column_name as other from registry.party_references() p
    left join registry.party_references() o on o.form = 'party' and o.relation = p.relation and o.column_name <> p.column_name
    where p.form = 'party' order by p.table_name, p.column_name
  loop
    if r.other is not null and r.relation <> 'registry.party'::regclass and not r.personal then
      execute format($statement$
        with done as (delete from %1$s t where t.%2$I = $3 and t.%5$I in ($3, $4) returning t.*, %3$s as key_of_row)
        %4$s select $1, $2, %6$L, d.key_of_row, 'removed', to_jsonb(d) - 'key_of_row', '{}', d.level, d.audience, d.originator,
          coalesce(to_jsonb(d) ->> 'verification', 'known') from done d$statement$,
        r.relation, r.column_name, r.key, record_as, r.other, r.table_name)
      using m.id, act, m.merged_id, m.kept_id;
    end if;
    for beside in select registry.unique_beside(r.relation, r.column_name) loop
      execute format($statement$
        with done as (delete from %1$s t using %1$s o where t.%2$I = $3 and o.%2$I = $4 and %5$s returning to_jsonb(t) as row, %3$s as key)
        %4$s select $1, $2, %6$L, d.key, 'removed', d.row, '{}', d.row ->> 'level', array(select jsonb_array_elements_text(d.row -> 'audience')),
          d.row ->> 'originator', coalesce(d.row ->> 'verification', 'known') from done d$statement$,
        r.relation, r.column_name, r.key, record_as, beside, r.table_name)
      using m.id, act, m.merged_id, m.kept_id;
    end loop;
    execute format($statement$
      with done as (
        update %1$s t set %2$I = $4 where t.%2$I = $3 and %3$s <> (case when %6$L = 'registry.party' then $4 else '' end)
        returning %3$s as key, t.level, t.audience, t.originator, coalesce(to_jsonb(t) ->> 'verification', 'known') as verification)
      %4$s select $1, $2, %6$L, d.key, 'moved', jsonb_build_object(%5$L, $3), jsonb_build_object(%5$L, $4), d.level, d.audience, d.originator,
        d.verification from done d$statement$, r.relation, r.column_name, r.key, record_as, r.column_name, r.table_name)
    using m.id, act, m.merged_id, m.kept_id;
  end loop;
end $$;

-- The id of a merged party is nobody else's: its address leads to the kept one. A release that has it still brings no row of it.
create function registry.keep_merged_id() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from registry.merge m where m.merged_id = new.id and m.state = 'done') then return new; end if;
  if exists (select from journal.act a where a.id = nullif(current_setting('entente.act', true), '')::bigint and a.act = 'reference.load') then
    return null;
  end if;
  raise exception 'the id of a merged party' using errcode = '23505';
end $$;
create trigger keep_merged_id before insert on registry.party for each row execute function registry.keep_merged_id();

-- A release knows nothing of merges, and may bring new facts of a merged party. It notes what it states of each table once that is loaded;
-- where that speaks of a merged party, the rows are swept to the kept one before the foreign keys are asked.
create function registry.follow_release() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  m record;
begin
  if not exists (
    select from registry.merge d join came c on exists (select from jsonb_each_text(c.stated) s where s.value = d.merged_id)
    where d.state = 'done') then return null; end if;
  -- The earlier first: what comes for one that was merged twice goes both ways.
  for m in select d.id from registry.merge d where d.state = 'done' order by d.act_id loop
    perform registry.sweep_merge(m.id);
  end loop;
  return null;
end $$;
create trigger follow_new_rows after insert on entente.reference_row referencing new table as came
  for each statement execute function registry.follow_release();
create trigger follow_changed_rows after update on entente.reference_row referencing new table as came
  for each statement execute function registry.follow_release();

revoke execute on function registry.follow_folds, registry.sweep_merge, registry.decision_of_act from public;
grant execute on function registry.follow_folds, registry.sweep_merge to {{app}};
