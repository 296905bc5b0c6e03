-- What the list of those who keep the register counts and puts in order by: of each party the columns that it is narrowed by, the class of
-- its handling, and when its facts are due. All of it follows from other tables; nothing is kept here that no other table says.
-- The rule of handling is asked once for each class, and not for each row: a class is a level, an audience and an originator together.
-- These tables are no domain tables: no act writes them, and their rows are read by who may read their class.

-- Facts that age say who may read them, too.
create or replace view registry.dated_fact with (security_invoker = true) as
  select 'party'::text as kind, 'registry.party'::text as table_name, p.id, p.id as party_id, null::text as other_id,
    p.status as says, p.until::text as until, p.verified_on::text as verified_on, p.level, p.audience, p.originator,
    false as doubtful from registry.party p
  union all
  select 'website', 'registry.party', p.id, p.id, null, p.website, p.until::text, p.website_verified_on::text, p.level, p.audience, p.originator, false
    from registry.party p where p.website <> ''
  union all
  select 'name', 'registry.party_name', n.id::text, n.party_id, null, n.name, n.until::text, n.verified_on::text, n.level, n.audience, n.originator, false
    from registry.party_name n where n.type in ('official', 'short', 'acronym', 'alias')
  union all
  select 'relation', 'registry.relation', r.id::text, r.from_id, r.to_id, r.kind, r.until::text, r.verified_on::text, r.level, r.audience, r.originator,
    r.verification = 'unverified' from registry.relation r
  union all
  select 'office', 'registry.office', o.id::text, o.holder_id, o.body_id, o.office, o.until::text, o.verified_on::text, o.level, o.audience, o.originator,
    o.verification = 'unverified' from registry.office o
  union all
  select 'membership', 'registry.membership', m.id::text, m.party_id, null, m.state_id, m.until::text, m.verified_on::text, m.level, m.audience, m.originator,
    m.verification = 'unverified' from registry.membership m
  union all
  select 'identifier', 'registry.identifier', i.id::text, i.party_id, null, i.scheme || ' ' || i.value, null, i.verified_on::text, i.level, i.audience, i.originator, false
    from registry.identifier i
  union all
  select 'coverage', 'registry.coverage', c.id::text, c.party_id, null, c.region_id, null, c.verified_on::text, c.level, c.audience, c.originator, false
    from registry.coverage c
  union all
  select 'focal-point', 'registry.focal_point', f.id::text, f.party_id, null, f.name, f.until::text, f.verified_on::text, f.level, f.audience, f.originator,
    f.verification = 'unverified' from registry.focal_point f;

create table entente.handling_class (
  id integer primary key generated always as identity,
  of_level text not null,
  of_audience text[] not null,
  of_originator text not null,
  -- Written by one transaction at a time, and read by nobody who may not read what is of the class.
  unique (of_level, of_audience, of_originator)
);
alter table entente.handling_class enable row level security;
create policy reading on entente.handling_class for select using (access.may_read(of_level, of_audience, of_originator));

-- The dates are the earliest of the facts that are handled as their party is, have no end, and are no doubtful statements.
create table entente.listed_party (
  party_id text primary key,
  class integer not null,
  kind text not null,
  category text not null,
  status text not null,
  position integer not null,
  verified_on text,
  until text,
  due_on date,
  overdue_on date,
  -- One of them was never verified.
  unchecked boolean not null
);
create index listed_party_class on entente.listed_party (class);
alter table entente.listed_party enable row level security;
create policy reading on entente.listed_party for select using (class in (select h.id from entente.handling_class h));

-- The same of the other facts, of those together that have the same class, end and other party.
create table entente.listed_ageing (
  party_id text not null,
  class integer not null,
  doubtful boolean not null,
  until text,
  other_id text,
  due_on date,
  overdue_on date,
  unchecked boolean not null
);
create index listed_ageing_party on entente.listed_ageing (party_id);
create index listed_ageing_class on entente.listed_ageing (class);
alter table entente.listed_ageing enable row level security;
create policy reading on entente.listed_ageing for select
  using (class in (select h.id from entente.handling_class h) and (not doubtful or access.is_staff()));
grant select on entente.handling_class, entente.listed_party, entente.listed_ageing to {{app}};

-- The regions that a party covers, with those that they lie in.
create table entente.listed_region (
  party_id text not null,
  class integer not null,
  region_id text not null
);
create index listed_region_party on entente.listed_region (party_id);
create index listed_region_of on entente.listed_region (region_id);
create index listed_region_class on entente.listed_region (class);
alter table entente.listed_region enable row level security;
create policy reading on entente.listed_region for select using (class in (select h.id from entente.handling_class h));
grant select on entente.listed_region to {{app}};

-- Parties of which something changed in a transaction under way; null: all. They are reckoned together when it commits; the first calls for it.
create table entente.listing_waiting (
  transaction xid8 not null default pg_current_xact_id(),
  first boolean not null,
  party_id text
);
create index listing_waiting_of on entente.listing_waiting (transaction);
alter table entente.listing_waiting enable row level security;

-- The facts of a party that age, each with the class of its handling.
create function registry.ageing_of(party text)
returns table (class integer, doubtful boolean, until text, other_id text, due_on date, overdue_on date, unchecked boolean)
language sql stable set search_path = '' as $body$
  select h.id, f.doubtful, f.until, f.other_id, registry.first_day(f.verified_on) + r.days_due,
    registry.first_day(f.verified_on) + r.days_overdue, f.verified_on is null
  from registry.dated_fact f join registry.freshness_rule r on r.id = f.kind
  join entente.handling_class h on h.of_level = f.level and h.of_audience = f.audience and h.of_originator = f.originator
  where f.party_id = party
$body$;

-- The regions that a party covers, with those that they lie in.
create function registry.regions_of(party text) returns table (class integer, region_id text)
language sql stable set search_path = '' as $body$
  with recursive within(class, id) as (
    select h.id, c.region_id from registry.coverage c
    join entente.handling_class h on h.of_level = c.level and h.of_audience = c.audience and h.of_originator = c.originator
    where c.party_id = party
    union select w.class, r.parent_id from within w join registry.region r on r.id = w.id where r.parent_id is not null
  )
  select w.class, w.id from within w
$body$;

-- Reckons parties anew from the tables that say of them what is listed.
create function registry.reckon_listing(parties text[]) returns void
language plpgsql security definer set search_path = '' as $body$
declare
  before integer[] := array(
    select l.class from unnest(parties) u(id) join entente.listed_party l on l.party_id = u.id
    union select l.class from unnest(parties) u(id) join entente.listed_ageing l on l.party_id = u.id
    union select l.class from unnest(parties) u(id) join entente.listed_region l on l.party_id = u.id);
begin
  delete from entente.listed_party l using unnest(parties) u(id) where l.party_id = u.id;
  delete from entente.listed_ageing l using unnest(parties) u(id) where l.party_id = u.id;
  delete from entente.listed_region l using unnest(parties) u(id) where l.party_id = u.id;
  insert into entente.handling_class (of_level, of_audience, of_originator)
    select f.level, f.audience, f.originator from unnest(parties) u(id) join registry.dated_fact f on f.party_id = u.id
    union select p.level, p.audience, p.originator from unnest(parties) u(id) join registry.party p on p.id = u.id
    union select c.level, c.audience, c.originator from unnest(parties) u(id) join registry.coverage c on c.party_id = u.id
    except select h.of_level, h.of_audience, h.of_originator from entente.handling_class h;
  -- Party by party, along their indexes: joined as wholes, the many would be compared with the many where statistics are old.
  insert into entente.listed_party
  select p.id, h.id, p.kind, p.category, p.status, p.position, p.verified_on, p.until, a.due_on, a.overdue_on, coalesce(a.unchecked, false)
  from unnest(parties) u(id) join registry.party p on p.id = u.id
  join entente.handling_class h on h.of_level = p.level and h.of_audience = p.audience and h.of_originator = p.originator
  cross join lateral (
    select min(f.due_on) as due_on, min(f.overdue_on) as overdue_on, bool_or(f.unchecked) as unchecked
    from registry.ageing_of(p.id) f where f.class = h.id and not f.doubtful and f.until is null and f.other_id is null
  ) a;
  insert into entente.listed_ageing
  select l.party_id, f.class, f.doubtful, f.until, f.other_id, min(f.due_on), min(f.overdue_on), bool_or(f.unchecked)
  from unnest(parties) u(id) join entente.listed_party l on l.party_id = u.id cross join lateral registry.ageing_of(l.party_id) f
  where f.class <> l.class or f.doubtful or f.until is not null or f.other_id is not null
  group by l.party_id, f.class, f.doubtful, f.until, f.other_id;
  insert into entente.listed_region
  select distinct u.id, c.class, c.region_id from unnest(parties) u(id) cross join lateral registry.regions_of(u.id) c;
  -- A class goes with the last that is of it: its audience names people.
  delete from entente.handling_class h where h.id = any (before)
    and not exists (select from entente.listed_party l where l.class = h.id)
    and not exists (select from entente.listed_ageing l where l.class = h.id)
    and not exists (select from entente.listed_region l where l.class = h.id);
end $body$;

-- Trigger of a table: the column of the party of whose facts its rows are; without one, all parties depend on it.
create function registry.note_listing() returns trigger language plpgsql security definer set search_path = '' as $body$
declare
  of_column text := tg_argv[0];
  begun boolean := exists (select from entente.listing_waiting w where w.transaction = pg_current_xact_id());
begin
  if of_column is null then
    insert into entente.listing_waiting (first, party_id) values (not begun, null);
    return null;
  end if;
  insert into entente.listing_waiting (first, party_id)
  select not begun, i.id from (
    select case when tg_op <> 'INSERT' then to_jsonb(old) ->> of_column end as id
    union select case when tg_op <> 'DELETE' then to_jsonb(new) ->> of_column end
  ) i where i.id is not null;
  return null;
end $body$;

create function registry.settle_listing() returns trigger language plpgsql security definer set search_path = '' as $body$
declare
  parties text[];
begin
  with taken as (
    delete from entente.listing_waiting w where w.transaction = pg_current_xact_id() returning w.party_id
  )
  select array_agg(distinct coalesce(t.party_id, '')) into parties from taken t;
  if parties is null then return null; end if;
  -- The turn that the index of names takes as well (`search.settle`): two turns could be waited for in a ring. Whoever had it before has
  -- committed, and what follows sees it.
  perform pg_advisory_xact_lock(hashtext('entente.search'));
  if '' = any (parties) then
    parties := array(select p.id from registry.party p union select l.party_id from entente.listed_party l);
  end if;
  perform registry.reckon_listing(parties);
  return null;
end $body$;

create constraint trigger settle after insert on entente.listing_waiting deferrable initially deferred
  for each row when (new.first) execute function registry.settle_listing();

create trigger listing after insert or update or delete on registry.party for each row execute function registry.note_listing('id');
create trigger listing after insert or update or delete on registry.party_name for each row execute function registry.note_listing('party_id');
create trigger listing after insert or update or delete on registry.relation for each row execute function registry.note_listing('from_id');
create trigger listing after insert or update or delete on registry.office for each row execute function registry.note_listing('holder_id');
create trigger listing after insert or update or delete on registry.membership for each row execute function registry.note_listing('party_id');
create trigger listing after insert or update or delete on registry.identifier for each row execute function registry.note_listing('party_id');
create trigger listing after insert or update or delete on registry.coverage for each row execute function registry.note_listing('party_id');
create trigger listing after insert or update or delete on registry.focal_point for each row execute function registry.note_listing('party_id');
create trigger listing after insert or update or delete on registry.freshness_rule for each statement execute function registry.note_listing();
create trigger listing after insert or update or delete on registry.region for each statement execute function registry.note_listing();

revoke execute on function registry.ageing_of, registry.regions_of, registry.reckon_listing, registry.note_listing, registry.settle_listing from public;
select registry.reckon_listing(array(select p.id from registry.party p));
