-- Finding in texts by their words. Like the names, it knows no noun: areas register a table of texts with `search.index_texts`.
-- The words of a text may be read by whoever may read the text itself: the area says so with a policy (`search.index_texts` makes it).

-- Stems without lists of words to leave out: a phrase is found with its every word, and a query of such words alone finds as well.
create text search dictionary search.english (template = pg_catalog.snowball, language = english);
create text search dictionary search.french (template = pg_catalog.snowball, language = french);
create text search dictionary search.spanish (template = pg_catalog.snowball, language = spanish);
create text search dictionary search.russian (template = pg_catalog.snowball, language = russian);
create text search dictionary search.arabic (template = pg_catalog.snowball, language = arabic);

-- One configuration a language. In texts of other scripts, words in Latin letters are most often English.
do $configurations$
declare
  given record;
begin
  for given in select * from (values
    ('en', 'english', 'english'), ('fr', 'french', 'french'), ('es', 'spanish', 'spanish'),
    ('ru', 'english', 'russian'), ('ar', 'english', 'arabic')) v(language, latin, own)
  loop
    execute format('create text search configuration search.%I (parser = pg_catalog."default")', given.language);
    execute format('alter text search configuration search.%I add mapping for asciiword with search.%I', given.language, given.latin);
    execute format('alter text search configuration search.%I add mapping for word with search.%I', given.language, given.own);
    execute format('alter text search configuration search.%I add mapping for numword, uint, int, float, sfloat, version with pg_catalog.simple', given.language);
  end loop;
  create text search configuration search.zh (parser = pg_catalog."default");
  alter text search configuration search.zh add mapping for asciiword with search.english;
  alter text search configuration search.zh add mapping for word, numword, uint, int, float, sfloat, version with pg_catalog.simple;
end $configurations$;

-- The words of a text in small letters with blanks between, as `search.fold` parts them, but with their accents, which stemming needs:
-- й tells the endings of Russian, é those of French.
create function search.spell(given text) returns text language plpgsql immutable parallel safe strict as $body$
declare
  plain text := normalize(lower(normalize(given, NFKC) collate "und-x-icu"), NFC);
begin
  if plain ~ '[^\u0001-\u007f]' then
    plain := regexp_replace(plain, '[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]', '', 'g');
    plain := translate(plain, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789');
  end if;
  return btrim(regexp_replace(plain,
    '[^0-9a-z\u00df-\u00f6\u00f8-\u02af\u0370-\u03ff\u0400-\u0482\u048a-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u0904-\u0939\u0e01-\u0e30\u1100-\u11ff\u1e00-\u1fff\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+',
    ' ', 'g'));
end $body$;

-- A run of Han characters as its overlapping pairs and, last, its last character: each character has a place of its own.
create function search.pair(spelt text) returns text language sql immutable parallel safe strict as $sql$
  select case when spelt !~ '[\u3400-\u9fff]' then spelt else (
    select string_agg(case when found.part[1] !~ '^[\u3400-\u9fff]' then found.part[1] else (
      select string_agg(substr(found.part[1], at, 2), ' ' order by at) from generate_series(1, length(found.part[1])) at) end,
      ' ' order by found.place)
    from regexp_matches(spelt, '[\u3400-\u9fff]+|[^\s\u3400-\u9fff]+', 'g') with ordinality found(part, place)) end
$sql$;

-- The words of a text, each in its place by its stems. A word is stemmed as it is written and as it is without accents, so that
-- `cooperacion` finds what `cooperación` does; then the stems lose their accents too. Arabic words are stemmed without the article, as names are
-- (`search.tokens`), and once more without a preposition or conjunction of one letter where four are left. What a text has beyond a
-- hundred thousand characters is not indexed: places end at 16,383.
create function search.vector(language text, given text) returns tsvector language plpgsql immutable parallel safe strict as $body$
declare
  -- A word goes on over a soft hyphen, Chinese over the end of a line.
  cut text := regexp_replace(regexp_replace(left(given, 100000), '\u00ad\s*', '', 'g'),
    '([\u3400-\u9fff])[ \t]*[\n\r\f]\s*(?=[\u3400-\u9fff])', '\1', 'g');
  configuration regconfig := ('search.' || language)::regconfig;
  bare text := search.pair(search.fold(cut));
  spelt text := search.pair(search.spell(cut));
  stems text;
begin
  if spelt = bare and language <> 'ar' then return to_tsvector(configuration, bare); end if;
  -- Written out and read again: the accents of all stems go at once, and what is the same in two of them falls together.
  stems := regexp_replace(normalize(to_tsvector(configuration, spelt)::text, NFD), '[\u0300-\u036f\u0653-\u0655]', '', 'g');
  if language = 'ar' then
    bare := regexp_replace(' ' || bare, ' (?:[وبفك]?ال|لل)(?=\S{2})', ' ', 'g');
    stems := stems || ' ' || to_tsvector(configuration, regexp_replace(bare, ' [وفبكل](?=\S{4})', ' ', 'g'))::text;
  end if;
  return (stems || ' ' || to_tsvector(configuration, bare)::text)::tsvector;
end $body$;

-- The stems of some words by their place: one place for each word without blanks or signs.
create function search.lexemes(language text, words text[]) returns table (place integer, lexemes text[])
language sql immutable parallel safe strict as $sql$
  select p.place::integer, array_agg(u.lexeme order by u.lexeme)
  from unnest(search.vector(language, array_to_string(words, ' '))) u cross join lateral unnest(u.positions) p(place) group by p.place
$sql$;

-- A word or phrase as a query: its words one behind the other, each by any of its stems. A Han character alone is the beginning of a pair;
-- the last one of a run is told by the pair before. `unfinished`: the last word may go on.
create function search.term(language text, words text, unfinished boolean) returns text language sql immutable parallel safe strict as $sql$
  with placed as (
    select p.place::integer as place, array_agg(u.lexeme order by u.lexeme) as lexemes
    from unnest(search.vector(language, words)) u cross join lateral unnest(u.positions) p(place) group by p.place
  ), kept as (
    select k.place, k.place - lag(k.place) over (order by k.place) as step, k.lexemes, k.place = max(k.place) over () as last
    from placed k where not exists (
      select from placed b, unnest(b.lexemes) pair, unnest(k.lexemes) alone
      where b.place = k.place - 1 and alone ~ '^[\u3400-\u9fff]$' and pair ~ '^[\u3400-\u9fff]{2}$' and right(pair, 1) = alone)
  )
  select string_agg(coalesce(' <' || k.step || '> ', '') || '(' || (
    select string_agg(quote_literal(l) || case when l ~ '^[\u3400-\u9fff]$' or (unfinished and k.last) then ':*' else '' end, ' | ')
    from (
      select unnest(k.lexemes) union
      -- As it is typed so far: a stem may have lost what it ended with.
      select reverse(split_part(reverse(search.fold(words)), ' ', 1)) where unfinished and k.last and words !~ '[\u3400-\u9fff]'
    ) u(l) where l <> ''
  ) || ')', '' order by k.place) from kept k
$sql$;

-- What is asked of texts in each of these languages: every term that is wanted, and none that is refused. Nothing where nothing is wanted.
-- Words in Latin letters are English where the language has another script, and stemmed once for all of those.
create function search.queries(languages text[], wanted text[], refused text[], unfinished boolean)
returns table (language text, query tsquery) language sql immutable parallel safe as $sql$
  with asked as materialized (
    select true as wanted, w.place, w.words, coalesce(unfinished, false) and w.place = cardinality(queries.wanted) as goes_on,
      search.fold(w.words) ~ '^[0-9a-z ]*$' as latin
    from unnest(queries.wanted) with ordinality w(words, place)
    union all
    select false, r.place, r.words, false, search.fold(r.words) ~ '^[0-9a-z ]*$' from unnest(queries.refused) with ordinality r(words, place)
  ), each as (
    select l.language, a.*, case when a.latin and l.language in ('ru', 'ar', 'zh') then 'en' else l.language end as stemmed
    from unnest(languages) l(language) cross join asked a
  ), terms as materialized (
    select d.*, search.term(d.stemmed, d.words, d.goes_on) as term
    from (select distinct e.stemmed, e.wanted, e.place, e.words, e.goes_on from each e) d
  )
  select e.language, (string_agg(case when e.wanted then '' else '!' end || '(' || t.term || ')', ' & ' order by e.wanted desc, e.place))::tsquery
  from each e join terms t on t.stemmed = e.stemmed and t.wanted = e.wanted and t.place = e.place
  where t.term is not null group by e.language having bool_or(e.wanted)
$sql$;

-- The words of each text. `part_of` is the whole that it is a part of.
create table search.written (
  kind text not null,
  id text not null,
  part_of text not null,
  language text not null,
  vector tsvector not null,
  primary key (kind, id)
);
create index written_words on search.written using gin (vector);
create index written_part on search.written (part_of);
alter table search.written enable row level security;

-- Trigger of a table of texts. Its arguments: kind; the columns of id, whole, language and words; then, where texts are of several sorts, that
-- column, the sort that weighs most, and the one that is left out. Where they are not, all weigh most.
create function search.follow_texts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  sort text := coalesce('t.' || quote_ident(nullif(tg_argv[5], '')), '''''');
  wanted text := format(
    'select %L, t.%I::text, t.%I::text, t.%I, setweight(search.vector(t.%I, t.%I), case when %s = %L then ''A'' else ''D'' end::"char")',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3], tg_argv[3], tg_argv[4], sort, tg_argv[6]);
  told text := format('%s is distinct from %L', sort, tg_argv[7]);
begin
  if tg_op = 'INSERT' then
    execute format('insert into search.written %s from came t where %s', wanted, told);
  elsif tg_op = 'DELETE' then
    execute format('delete from search.written w using went t where w.kind = %L and w.id = t.%I::text', tg_argv[0], tg_argv[1]);
  else
    -- Only what reads differently now: a change of handling leaves the words as they are.
    execute format('delete from search.written w using went o where w.kind = %L and w.id = o.%I::text
      and not exists (select from came t where t.%I = o.%I and t.%I = o.%I and t.%I = o.%I and t.%I = o.%I%s)',
      tg_argv[0], tg_argv[1], tg_argv[1], tg_argv[1], tg_argv[2], tg_argv[2], tg_argv[3], tg_argv[3], tg_argv[4], tg_argv[4],
      case when tg_argv[5] = '' then '' else format(' and t.%I = o.%1$I', tg_argv[5]) end);
    execute format('insert into search.written %s from came t where %s
      and not exists (select from search.written w where w.kind = %L and w.id = t.%I::text)', wanted, told, tg_argv[0], tg_argv[1]);
  end if;
  return null;
end $body$;

-- Makes the texts of a table findable as those of `kind`, and their words readable by whoever may read the row of that id.
create procedure search.index_texts(target regclass, kind text, id text, whole text, language text, words text,
  sort text default '', first text default '', left_out text default '-') language plpgsql as $body$
declare
  sorted text := coalesce('t.' || quote_ident(nullif(sort, '')), '''''');
  arguments text := (select string_agg(quote_literal(argument), ', ' order by place)
    from unnest(array[kind, id, whole, language, words, sort, first, left_out]) with ordinality a(argument, place));
begin
  execute format('create trigger search_came after insert on %s referencing new table as came for each statement
    execute function search.follow_texts(%s)', target, arguments);
  execute format('create trigger search_changed after update on %s referencing old table as went new table as came for each statement
    execute function search.follow_texts(%s)', target, arguments);
  execute format('create trigger search_went after delete on %s referencing old table as went for each statement
    execute function search.follow_texts(%s)', target, arguments);
  execute format('create policy %I on search.written for select to %I using (kind = %L and exists (select from %s t where t.%I::text = written.id))',
    'reading_' || kind, {{app-name}}, kind, target, id);
  execute format('insert into search.written
    select %L, t.%I::text, t.%I::text, t.%I, setweight(search.vector(t.%I, t.%I), case when %s = %L then ''A'' else ''D'' end::"char")
    from %s t where %s is distinct from %L', kind, id, whole, language, language, words, sorted, first, target, sorted, left_out);
end $body$;

-- Texts that may answer, at most `most` of them after the first `skip`: each matches the query of its language. Nothing is told but ids, in an
-- order that says nothing. Where a query is answered by many, only so many are weighed against one another as `looked` says, so that
-- neither many texts nor hidden ones make it slow; those that lie beyond come when what was weighed is used up.
create function search.written_candidates(kind text, languages text[], queries tsquery[], parts text[], skip integer, most integer)
returns table (id text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off set enable_seqscan = off as $body$
declare
  looked constant integer := 2000;
  matches text;
begin
  select string_agg(format('(w.vector @@ $2[%s] and w.language = any(%L))', q.first, q.own), ' or ') into matches
  from (
    select min(g.n) as first, array_agg(g.language) as own
    from unnest(languages, queries) with ordinality g(language, query, n) group by g.query
  ) q;
  if matches is null then return; end if;
  return query execute format($query$
    select best.id from (
      select f.id from (
        select w.id, w.language, w.vector from search.written w
        where w.kind = $1 and (%s)%s offset $4 limit $5
      ) f
      order by ts_rank_cd(f.vector, $2[array_position($3, f.language)], 1) desc, f.id offset $6 limit $7
    ) best order by best.id$query$, matches, case when parts is null then '' else ' and w.part_of = any($8)' end)
  using kind, queries, languages, skip / looked * looked, looked, skip % looked, most, parts;
end $body$;

revoke all on function search.written_candidates(text, text[], tsquery[], text[], integer, integer) from public;
revoke all on function search.follow_texts() from public;
grant execute on function search.written_candidates(text, text[], tsquery[], text[], integer, integer) to {{app}};
grant select on search.written to {{app}};

do $owner$
begin
  if not exists (select from pg_roles where rolname = 'entente_search') then return; end if;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute 'grant entente_search to current_user';
  end if;
  grant create on schema search to entente_search;
  alter table search.written owner to entente_search;
  alter function search.follow_texts() owner to entente_search;
  alter function search.written_candidates(text, text[], tsquery[], text[], integer, integer) owner to entente_search;
  revoke create on schema search from entente_search;
exception
  when insufficient_privilege then null;
end $owner$;
