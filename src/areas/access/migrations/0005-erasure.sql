-- Personal data: an account that is erased keeps its id and gets a number; rules say how long what is kept.

alter table access.person
  alter column name drop not null,
  alter column email drop not null,
  -- Its owner has asked for it; an administrator does it.
  add column erasure_asked_at timestamptz,
  add column erased_at timestamptz,
  add column erased_number integer,
  add constraint person_erased check (case when erased_at is null
    then name is not null and email is not null and erased_number is null
    else name is null and email is null and erased_number is not null and not active and erasure_asked_at is null end);

-- How long something is kept, where somebody has decided otherwise than the program does.
create table access.retention_rule (
  id text primary key check (id ~ '^[a-z]+(-[a-z]+)*$'),
  days integer not null check (days between 1 and 36500),
  like entente.handled including defaults including constraints
);
alter table access.retention_rule alter column level set default 'unclassified';
alter table access.retention_rule alter column audience set default '{party:cted}';
call entente.make_domain_table('access.retention_rule', 'id');

-- What the rules have erased on a day: rule → how many.
create table access.retention_day (
  id text primary key check (id ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  like entente.handled including defaults including constraints
);
alter table access.retention_day alter column level set default 'unclassified';
alter table access.retention_day alter column audience set default '{party:cted}';
call entente.make_domain_table('access.retention_day', 'id');

-- Whether the reader may be told all that is held of an account: its owner and administrators.
create function access.may_know(whose text) returns boolean language sql stable parallel safe
return access.is_administrator()
  or (access.reader() = 'person' and coalesce(whose = current_setting('entente.person', true), false));

-- The functions below see and change rows that administrators may not read: nothing may be left of somebody because it is
-- confidential. They answer with ids and numbers.
create function access.need_administrator() returns void language plpgsql stable set search_path = '' as $$
begin
  if not access.is_administrator() then
    raise exception 'administrators erase personal data' using errcode = '42501';
  end if;
end $$;

-- Addresses that an account has had, but for those that another has now.
create function access.former_addresses(whose text) returns text[] language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return array(
    select distinct v.value #>> '{}' from journal.set_apart_of('access.person', whose, '{email}') s join journal.personal v on v.id = s.entry
    where not exists (select from access.person o where o.email = v.value #>> '{}'));
end $$;

-- Erases an account: what is left is its id and a number. Doing it again changes nothing. Returns the number; null where there is none.
create function access.erase_account(whose text, at timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  number integer;
  erased timestamptz;
begin
  perform access.need_administrator();
  perform pg_advisory_xact_lock(hashtext('access.erasure'));
  select p.erased_at, coalesce(p.erased_number, (select coalesce(max(o.erased_number), 0) + 1 from access.person o))
    into erased, number from access.person p where p.id = whose for update;
  if not found then return null; end if;
  if erased is null then
    delete from access.circle_member m where m.person_id = whose;
    update access.person set name = null, email = null, active = false, erasure_asked_at = null, erased_at = at, erased_number = number
      where id = whose;
  end if;
  perform journal.forget_row('access.person', whose, '{name,email}');
  return number;
end $$;

-- Deactivated accounts with which nothing has happened since before a time.
create function access.accounts_over(moment timestamptz) returns setof text language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return query
    select p.id from access.person p
    where not p.active and p.erased_at is null
      and not exists (select from journal.act a where a.actor_kind = 'person' and a.actor = p.id and a.at >= moment)
      and not exists (select from journal.change c join journal.act a on a.id = c.act_id
        where c.table_name = 'access.person' and c.row_id = p.id and a.at >= moment)
    order by p.id;
end $$;

-- Links that still say for whom they were, sent to one of the addresses or made for one of the rows.
create function access.links_to(addresses text[], subjects text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return query
    select l.id from access.link l
    where (l.recipient_name is not null or l.recipient_email is not null) and (lower(l.recipient_email) = any (addresses)
      or exists (select from jsonb_each_text(l.subject) s where s.value = any (subjects)));
end $$;

-- Links that are over since before a time, and still say for whom they were.
create function access.links_over(moment timestamptz) returns setof uuid language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return query
    select l.id from access.link l where (l.recipient_name is not null or l.recipient_email is not null)
      and least(case when l.once then l.used_at end, l.revoked_at, l.expires_at) < moment;
end $$;

-- Where links were sent to.
create function access.recipients_of(links uuid[]) returns text[] language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  return array(select distinct lower(l.recipient_email) from access.link l where l.id = any (links) and l.recipient_email is not null);
end $$;

-- Forgets for whom links were; one that is open opens nothing any more.
create function access.erase_recipients(links uuid[], at timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
declare count integer;
begin
  perform access.need_administrator();
  update access.link l set recipient_name = null, recipient_email = null,
    revoked_at = case when l.revoked_at is null and l.expires_at > at and not (l.once and l.used_at is not null)
      then greatest(at, l.made_at) else l.revoked_at end
    where l.id = any (links) and (l.recipient_name is not null or l.recipient_email is not null);
  get diagnostics count = row_count;
  perform journal.forget_row('access.link', one::text, '{recipient_name,recipient_email}') from unnest(links) one;
  return count;
end $$;

-- Of entries that somebody has read: which values were erased, when and by which act. Who did it and why stands in that act.
create function access.erasures_of(entries uuid[]) returns table (entry uuid, act_id bigint, at timestamptz)
language sql stable security definer set search_path = '' as $$
  select e.entry, e.act_id, a.at from journal.erased e join journal.act a on a.id = e.act_id
  where e.entry = any (entries) and access.is_staff()
$$;

-- What is held of an account beside its rows, for its owner and administrators: what it was called before, and what it did.
create function access.values_held(whose text) returns table (at timestamptz, act text, field text, value jsonb)
language sql stable security definer set search_path = '' as $$
  select a.at, a.act, s.column_name, v.value
  from journal.set_apart_of('access.person', whose, '{name,email}') s join journal.personal v on v.id = s.entry
  join journal.change c on c.id = s.change_id join journal.act a on a.id = c.act_id
  where access.may_know(whose) order by s.change_id, s.column_name
$$;

create function access.acts_held(whose text) returns table (id bigint, at timestamptz, act text, why text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.at, a.act, a.why from journal.act a
  where access.may_know(whose) and a.actor_kind = 'person' and a.actor = whose order by a.id
$$;

-- The same of an address: administrators ask for any, the owner of an account for its own.
create function access.may_know_address(address text) returns boolean language sql stable security definer set search_path = '' as $$
  select access.is_administrator() or (access.reader() = 'person' and exists (
    select from access.person p where p.id = current_setting('entente.person', true) and p.email = address))
$$;

create function access.links_held(address text) returns table (id uuid, purpose text, party_id text, language text, recipient_name text,
  recipient_email text, made_at timestamptz, expires_at timestamptz, used_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select l.id, l.purpose, l.party_id, l.language, l.recipient_name, l.recipient_email, l.made_at, l.expires_at, l.used_at, l.revoked_at
  from access.link l where access.may_know_address(address) and lower(l.recipient_email) = address order by l.made_at, l.id
$$;

revoke execute on function access.need_administrator, access.former_addresses, access.erase_account, access.accounts_over, access.links_to,
  access.links_over, access.recipients_of, access.erase_recipients, access.erasures_of, access.values_held, access.acts_held,
  access.may_know_address, access.links_held from public;
grant execute on function access.former_addresses, access.erase_account, access.accounts_over, access.links_to,
  access.links_over, access.recipients_of, access.erase_recipients, access.erasures_of, access.values_held, access.acts_held,
  access.may_know_address, access.links_held to {{app}};
