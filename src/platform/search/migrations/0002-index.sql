-- How names come into the index, and how candidates are found by it.

-- A name of a subject comes (1) or goes (-1).
create function search.count_name(subject_kind text, subject_id text, name text, sign integer) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $sql$
  insert into search.waiting (first, kind, id, name, sign)
  select not exists (select from search.waiting w where w.transaction = pg_current_xact_id()), subject_kind, subject_id, name, sign
  where name <> '' and subject_id is not null
$sql$;

-- Brings the words of the waiting names into the index.
create function search.settle() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  kinds text[];
  ids text[];
  words text[];
  sums integer[];
begin
  with taken as (
    delete from search.waiting w where w.transaction = pg_current_xact_id() returning w.kind, w.id, w.name, w.sign
  )
  select array_agg(g.kind), array_agg(g.id), array_agg(g.word), array_agg(g.sum) into kinds, ids, words, sums from (
    select t.kind, t.id, w.word, sum(t.sign)::integer as sum
    from taken t cross join lateral search.words(t.name) w(word) group by 1, 2, 3 having sum(t.sign) <> 0
  ) g;
  if words is null then return null; end if;
  -- Writers of new words take turns; they come here when they commit, and wait for nothing else after it.
  perform pg_advisory_xact_lock(hashtext('entente.search'));
  insert into search.subject (kind, id)
    select distinct g.kind, g.id from unnest(kinds, ids, sums) g(kind, id, sum) where g.sum > 0 on conflict do nothing;
  with fresh as (
    insert into search.word (word) select distinct g.word from unnest(words, sums) g(word, sum) where g.sum > 0
      on conflict do nothing returning n, word
  )
  insert into search.variant (variant, word)
    select v, fresh.n from fresh, search.variants(fresh.word) v order by 1, 2 on conflict do nothing;
  insert into search.posting as p (word, subject, uses)
    select k.n, s.n, g.sum from unnest(kinds, ids, words, sums) g(kind, id, word, sum)
    join search.word k on k.word = g.word join search.subject s on s.kind = g.kind and s.id = g.id
    where g.sum > 0 on conflict (word, subject) do update set uses = p.uses + excluded.uses;
  with fewer as (
    select k.n as word, s.n as subject, g.sum from unnest(kinds, ids, words, sums) g(kind, id, word, sum)
    join search.word k on k.word = g.word join search.subject s on s.kind = g.kind and s.id = g.id where g.sum < 0
  ), gone as (
    delete from search.posting p using fewer f where p.word = f.word and p.subject = f.subject and p.uses + f.sum <= 0
  )
  update search.posting p set uses = p.uses + f.sum
    from fewer f where p.word = f.word and p.subject = f.subject and p.uses + f.sum > 0;
  return null;
end $body$;

create constraint trigger settle after insert on search.waiting deferrable initially deferred
  for each row when (new.first) execute function search.settle();

-- Trigger of a table of names: `kind`, the column of the subject's id, the columns of text.
create function search.follow() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  part text;
begin
  foreach part in array tg_argv[2:] loop
    continue when before ->> part is not distinct from after ->> part
      and before ->> tg_argv[1] is not distinct from after ->> tg_argv[1];
    perform search.count_name(tg_argv[0], before ->> tg_argv[1], before ->> part, -1);
    perform search.count_name(tg_argv[0], after ->> tg_argv[1], after ->> part, 1);
  end loop;
  return null;
end $body$;

-- Indexes what a table holds, all at once.
create procedure search.fill(target regclass, kind text, subject text, variadic names text[]) language plpgsql as $body$
declare
  part text;
begin
  create temporary table if not exists filling (id text, word text, uses integer) on commit drop;
  truncate filling;
  foreach part in array names loop
    execute format('insert into filling select t.%I::text, w, count(*) from %s t, search.words(t.%I::text) w where t.%I is not null group by 1, 2',
      subject, target, part, subject);
  end loop;
  execute format('insert into search.subject (kind, id) select distinct %L, id from filling on conflict do nothing', kind);
  with fresh as (
    insert into search.word (word) select distinct word from filling on conflict do nothing returning n, word
  )
  insert into search.variant (variant, word)
    select v, fresh.n from fresh, search.variants(fresh.word) v order by 1, 2 on conflict do nothing;
  execute format('insert into search.posting as p (word, subject, uses)
    select k.n, s.n, sum(f.uses) from filling f join search.word k on k.word = f.word join search.subject s on s.kind = %L and s.id = f.id
    group by 1, 2 on conflict (word, subject) do update set uses = p.uses + excluded.uses', kind);
  drop table filling;
end $body$;

-- Makes the names in a table findable as those of `kind`: what it holds now, and whatever comes, in the transaction that brings it.
create procedure search.index_names(target regclass, kind text, subject text, variadic names text[]) language plpgsql as $body$
begin
  execute format('create trigger search after insert or update or delete on %s for each row execute function search.follow(%s)', target,
    (select string_agg(quote_literal(argument), ', ' order by place) from unnest(array[kind, subject] || names) with ordinality a(argument, place)));
  call search.fill(target, kind, subject, variadic names);
end $body$;

-- Subjects that may answer a query, at most `most` of them after the first `skip`. `asked` are tokens of the query, folded;
-- `unfinished` says that the last of them may go on. Nothing is told but ids, in an order that says nothing:
-- the caller joins them to the tables under its own policies, and judges by the names that it may read.
create function search.candidates(asked text[], unfinished boolean, kinds text[], skip integer, most integer)
returns table (kind text, id text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off as $body$
declare
  -- A word of more subjects than this says too little to begin with.
  common constant integer := 1000;
  -- Rows of rare words that are looked at, and subjects of which all words are.
  looked constant integer := 1500;
  judged constant integer := greatest(120, skip + most);
  words integer[];
  places integer[];
  closes real[];
  sizes integer[];
  -- How many of the rarest words are looked at whole, and the rows that this takes.
  taken integer := 0;
  rows integer := 0;
  found integer[];
  worths float8[];
begin
  select array_agg(m.n order by m.size), array_agg(m.place order by m.size), array_agg(m.close order by m.size), array_agg(m.size order by m.size)
    into words, places, closes, sizes from (
    select e.n, e.place, max(e.close) as close,
      (select count(*)::integer from (select from search.posting p where p.word = e.n limit common + 1) c) as size
    from (
      select k.n, a.place, 1.0::real as close
      from unnest(asked) with ordinality a(word, place) join search.word k on k.word = a.word
      union all
      select k.n, a.place, 0.8 from unnest(asked) with ordinality a(word, place)
      cross join lateral (
        select w.n from search.word w where w.word >= a.word collate "C" and w.word < (a.word || U&'\FFFD') collate "C" limit 60
      ) k
      where unfinished and a.place = cardinality(asked) and length(a.word) >= 2 and a.word !~ '^[\u3400-\u9fff]'
      union all
      select k.n, a.place, 0.6 from unnest(asked) with ordinality a(word, place)
      cross join lateral (
        select v.word as n from search.variants(a.word) x join search.variant v on v.variant = x collate "C" limit 60
      ) k
      where not exists (select from search.word w where w.word = a.word)
    ) e group by e.n, e.place
  ) m;
  if words is null then return; end if;
  if sizes[1] > common then
    -- Only common words: who has the two least common of them; where nobody has both, who has either.
    select array_agg(r.n order by r.size, r.n), array_agg(r.place order by r.size, r.n), array_agg(r.close order by r.size, r.n),
        array_agg(r.size order by r.size, r.n)
      into words, places, closes, sizes from (
      select w.n, w.place, w.close, (select count(*)::integer from (select from search.posting p where p.word = w.n limit common * 20) c) as size
      from unnest(words, places, closes) w(n, place, close)
    ) r;
    select array_agg(s.subject) into found from (
      select p.subject from search.posting p
      where p.word = words[1] and exists (select from search.posting o where o.word = words[2] and o.subject = p.subject)
      limit judged * 4
    ) s;
    if found is null then
      select array_agg(s.subject) into found from (select p.subject from search.posting p where p.word = words[1] limit judged) s;
    end if;
  else
    -- From the rarest word on, until enough has been looked at: the subjects that answer best by those words. Where they are
    -- too many, the next two words tell them apart.
    while taken < cardinality(words) and sizes[taken + 1] <= common and rows < looked loop
      taken := taken + 1;
      rows := rows + sizes[taken];
    end loop;
    with hit as (
      select p.subject, w.place, max(w.close * ln(300000::float8 / w.size)) as worth
      from unnest(words[:taken], places[:taken], closes[:taken], sizes[:taken]) w(n, place, close, size)
      join search.posting p on p.word = w.n
      -- A scalar subquery: as a condition of existence it would be planned as a join with all subjects.
      where kinds is null or (select s.kind from search.subject s where s.n = p.subject) = any(kinds)
      group by p.subject, w.place
    ), summed as (
      select h.subject, sum(h.worth) as worth, count(*) over () as many from hit h group by h.subject
    )
    select array_agg(b.subject), array_agg(b.worth) into found, worths from (
      select s.subject, s.worth from summed s
      order by s.worth + case when s.many > judged then
        coalesce((select 5 from search.posting p where p.word = words[taken + 1] and p.subject = s.subject), 0)
        + coalesce((select 5 from search.posting p where p.word = words[taken + 2] and p.subject = s.subject), 0)
      else 0 end desc, s.subject limit judged
    ) b;
  end if;
  return query
    select best.kind, best.id from (
      select s.kind, s.id from unnest(found, worths) f(subject, worth) join search.subject s on s.n = f.subject
      where kinds is null or s.kind = any(kinds)
      order by coalesce(f.worth, 0) + coalesce((
        select sum(w.close * ln(300000::float8 / w.size))
        from unnest(words[taken + 1:], closes[taken + 1:], sizes[taken + 1:]) w(n, close, size)
        -- Again a lookup for each, where a join would read all that the words have.
        where (select true from search.posting p where p.word = w.n and p.subject = f.subject)
      ), 0) desc, s.kind, s.id offset skip limit most
    ) best order by best.kind, best.id;
end $body$;

revoke all on function search.candidates(text[], boolean, text[], integer, integer) from public;
revoke all on function search.count_name(text, text, text, integer) from public;
revoke all on function search.follow() from public;
revoke all on function search.settle() from public;
grant usage on schema search to {{app}};
grant execute on function search.candidates(text[], boolean, text[], integer, integer) to {{app}};

do $owner$
begin
  if not exists (select from pg_roles where rolname = 'entente_search') then return; end if;
  -- Whoever made the role may give it away, and must hold it to hand tables over to it.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute 'grant entente_search to current_user';
  end if;
  grant usage, create on schema search to entente_search;
  alter table search.subject owner to entente_search;
  alter table search.word owner to entente_search;
  alter table search.variant owner to entente_search;
  alter table search.posting owner to entente_search;
  alter table search.waiting owner to entente_search;
  alter function search.count_name(text, text, text, integer) owner to entente_search;
  alter function search.follow() owner to entente_search;
  alter function search.settle() owner to entente_search;
  alter function search.candidates(text[], boolean, text[], integer, integer) owner to entente_search;
  revoke create on schema search from entente_search;
exception
  when insufficient_privilege then null;
end $owner$;
