-- What those who keep the register work with: focal points, notes, how a name stands in its language, how long a fact stays fresh.

-- The website is looked at more often than the rest of the row.
alter table registry.party add column website_verified_on entente.partial_date;

-- The status is how a text stands in its language; null: not stated. A name that renders another names it, and keeps the digest of
-- the text that it renders: where that text is another by now, the name is stale.
alter table registry.party_name
  add column status text check (status in ('authentic', 'official-translation', 'courtesy', 'machine')),
  add column of_name uuid check (of_name <> id) references registry.party_name on delete set null,
  add column of_digest text check (of_digest ~ '^[0-9a-f]{64}$');
create index party_name_of_name on registry.party_name (of_name) where of_name is not null;

-- The people of a party whom the secretariat speaks to. Those who have an account have its id.
create table registry.focal_point (
  id uuid primary key default gen_random_uuid(),
  party_id text not null references registry.party deferrable initially deferred,
  person_id text check (person_id <> ''),
  role text not null check (role in ('main', 'alternate', 'validator')),
  name text not null check (name <> ''),
  -- What they are at home: "Head of unit".
  title text not null default '',
  email text not null default '',
  phone text not null default '',
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  since entente.partial_date,
  until entente.partial_date,
  like entente.fact including defaults including constraints
);
alter table registry.focal_point alter column level set default 'unclassified';
call entente.make_domain_table('registry.focal_point', 'id', statement => true, personal => '{name,email,phone}');
create index focal_point_of on registry.focal_point (party_id);

-- What the secretariat remarks about a party, for its own use.
create table registry.note (
  id uuid primary key default gen_random_uuid(),
  party_id text not null references registry.party deferrable initially deferred,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  text text not null check (text <> ''),
  author_kind text not null,
  author text not null,
  at timestamptz not null,
  like entente.handled including defaults including constraints
);
alter table registry.note alter column level set default 'unclassified';
alter table registry.note alter column audience set default '{party:cted}';
call entente.make_domain_table('registry.note', 'id');
create index note_of on registry.note (party_id, at);

-- How long a kind of fact stays fresh after it was verified. A kind without a rule does not age.
create table registry.freshness_rule (
  id text primary key check (id in
    ('party', 'website', 'name', 'relation', 'office', 'membership', 'identifier', 'coverage', 'focal-point')),
  days_due integer not null check (days_due between 1 and 36500),
  days_overdue integer not null check (days_overdue between days_due and 36500),
  like entente.fact including defaults including constraints
);
call entente.make_domain_table('registry.freshness_rule', 'id');

-- The score of a day, over what everybody of the secretariat may read.
create table registry.freshness_day (
  id text primary key check (id ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  -- kind → how many are fresh, due, overdue, unchecked
  counts jsonb not null,
  score numeric(5, 4) check (score between 0 and 1),
  like entente.handled including defaults including constraints
);
alter table registry.freshness_day alter column level set default 'unclassified';
alter table registry.freshness_day alter column audience set default '{party:cted}';
call entente.make_domain_table('registry.freshness_day', 'id');

-- What a row says now, in a word: whoever changes it says which word they have read.
create function registry.version_of(image jsonb) returns text language sql immutable parallel safe
return left(encode(sha256(convert_to(image::text, 'UTF8')), 'hex'), 32);

create function registry.text_digest(words text) returns text language sql immutable parallel safe
return encode(sha256(convert_to(words, 'UTF8')), 'hex');

-- As `kernel/partial-date.ts` says it, within years that dates can be reckoned with: the first day that a date can stand for, and whether all of them are over.
create function registry.first_day(given text) returns date language sql immutable parallel safe
return case when given is not null then
  least(greatest(given || substr('-01-01', length(given) - 3), '0001-01-01' collate "C"), '9000-01-01' collate "C")::date end;

create function registry.is_past(given text, on_day text) returns boolean language sql immutable parallel safe
return coalesce(given || substr('-99-99', length(given) - 3) < on_day collate "C", false);

-- Every fact that can age, with what it says in a word, and who stands at its other end.
create view registry.dated_fact with (security_invoker = true) as
  select 'party'::text as kind, 'registry.party'::text as table_name, p.id, p.id as party_id, null::text as other_id,
    p.status as says, p.until::text as until, p.verified_on::text as verified_on, p.level from registry.party p
  union all
  select 'website', 'registry.party', p.id, p.id, null, p.website, p.until::text, p.website_verified_on::text, p.level
    from registry.party p where p.website <> ''
  union all
  select 'name', 'registry.party_name', n.id::text, n.party_id, null, n.name, n.until::text, n.verified_on::text, n.level
    from registry.party_name n where n.type in ('official', 'short', 'acronym', 'alias')
  union all
  select 'relation', 'registry.relation', r.id::text, r.from_id, r.to_id, r.kind, r.until::text, r.verified_on::text, r.level
    from registry.relation r
  union all
  select 'office', 'registry.office', o.id::text, o.holder_id, o.body_id, o.office, o.until::text, o.verified_on::text, o.level
    from registry.office o
  union all
  select 'membership', 'registry.membership', m.id::text, m.party_id, null, m.state_id, m.until::text, m.verified_on::text, m.level
    from registry.membership m
  union all
  select 'identifier', 'registry.identifier', i.id::text, i.party_id, null, i.scheme || ' ' || i.value, null, i.verified_on::text, i.level
    from registry.identifier i
  union all
  select 'coverage', 'registry.coverage', c.id::text, c.party_id, null, c.region_id, null, c.verified_on::text, c.level
    from registry.coverage c
  union all
  select 'focal-point', 'registry.focal_point', f.id::text, f.party_id, null, f.name, f.until::text, f.verified_on::text, f.level
    from registry.focal_point f;
grant select on registry.dated_fact to {{app}};

-- The history of a party. The operators that look into a change are not leakproof, and could use no index under the policy of
-- the journal: a function gives the ids of the changes, and the statement that asks joins them under the policy.

-- The parties that a change tells of.
create function registry.parties_in(of_table text, of_row text, earlier jsonb, later jsonb) returns text[]
language sql immutable parallel safe
return case when of_table = 'registry.party' then array[of_row] else array_remove(array[
  earlier ->> 'party_id', later ->> 'party_id', earlier ->> 'from_id', later ->> 'from_id', earlier ->> 'to_id', later ->> 'to_id',
  earlier ->> 'holder_id', later ->> 'holder_id', earlier ->> 'body_id', later ->> 'body_id'], null) end;
create index change_of_party on journal.change using gin (registry.parties_in(table_name, row_id, before, after))
  where table_name like 'registry.%';

-- Whether the reader may read the row as it is today; one that is gone is told by its entries alone. A row that was shut is shut in
-- its past as well.
create function registry.may_read_today(of_table text, of_row text) returns boolean
language sql stable security definer set search_path = ''
return (
  select l.after is null or access.may_read(l.after ->> 'level',
    array(select jsonb_array_elements_text(l.after -> 'audience')), l.after ->> 'originator')
  from journal.change l where l.table_name = of_table and l.row_id = of_row order by l.id desc limit 1);

create function registry.changes_of(party text, most integer) returns table (change_id bigint)
language sql stable security definer set search_path = '' as $$
  with candidates as (
    select c.id, c.table_name, c.row_id from journal.change c
    where c.table_name like 'registry.%' and registry.parties_in(c.table_name, c.row_id, c.before, c.after) @> array[party]
    order by c.id desc limit most
  ), readable as materialized (
    select table_name, row_id from (select distinct table_name, row_id from candidates) one
    where registry.may_read_today(table_name, row_id)
  )
  select c.id from candidates c join readable using (table_name, row_id)
  where access.is_staff() and registry.may_read_today('registry.party', party)
$$;

-- The change that made each row of a party what it was at a moment.
create function registry.changes_known(party text, moment timestamptz) returns table (change_id bigint)
language sql stable security definer set search_path = '' as $$
  with touched as (
    select distinct c.table_name, c.row_id from journal.change c
    where c.table_name like 'registry.%' and registry.parties_in(c.table_name, c.row_id, c.before, c.after) @> array[party]
  )
  select k.id from touched t cross join lateral (
    select c.id, c.after from journal.change c join journal.act a on a.id = c.act_id
    where c.table_name = t.table_name and c.row_id = t.row_id and a.at <= moment order by c.id desc limit 1
  ) k
  where access.is_staff() and k.after is not null
    and registry.parties_in(t.table_name, t.row_id, null, k.after) @> array[party]
    and registry.may_read_today(t.table_name, t.row_id)
$$;

-- Personal values of entries that the reader has read: nobody else knows their addresses. What was erased is not among them.
create function registry.personal_values(entries uuid[]) returns table (entry uuid, value jsonb)
language sql stable security definer set search_path = '' as $$
  select p.id, p.value from journal.personal p where p.id = any (entries) and access.is_staff()
$$;

revoke execute on function registry.may_read_today, registry.changes_of, registry.changes_known, registry.personal_values from public;
grant execute on function registry.changes_of, registry.changes_known, registry.personal_values to {{app}};
