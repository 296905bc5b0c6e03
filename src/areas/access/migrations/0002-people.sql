-- People, what they are here, and circles; and who may read what now that they exist.

create table access.person (
  id text primary key check (id ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  name text not null check (name <> ''),
  email text not null check (email = lower(email) and email like '%_@_%'),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  -- Accounts are deactivated, never deleted.
  active boolean not null default true,
  invited_on date,
  like entente.handled including defaults including constraints
);
alter table access.person alter column level set default 'unclassified';
call entente.make_domain_table('access.person', 'id', personal => '{name,email}');
-- An address signs in one person. Who may add people may read them all, so the error tells nothing new.
create unique index person_email on access.person (email);

-- A person acts for a party in a role. Roles of the secretariat and of partners are told apart by their name alone.
create table access.role (
  id uuid primary key default gen_random_uuid(),
  person_id text not null references access.person,
  role text not null check (role in ('liaison-officer', 'assessment-officer', 'drafter', 'administrator', 'main-focal-point', 'alternate', 'validator', 'reader')),
  party_id text not null check (party_id <> ''),
  since date,
  until date check (until is null or since is null or until >= since),
  like entente.handled including defaults including constraints
);
alter table access.role alter column level set default 'unclassified';
call entente.make_domain_table('access.role', 'id');
create index role_of on access.role (person_id);

-- A circle of parties and people with whom something is shared.
create table access.circle (
  id text primary key check (id ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  name text not null check (name <> ''),
  like entente.handled including defaults including constraints
);
alter table access.circle alter column level set default 'unclassified';
call entente.make_domain_table('access.circle', 'id');

create table access.circle_member (
  id uuid primary key default gen_random_uuid(),
  circle_id text not null references access.circle,
  person_id text references access.person,
  party_id text,
  check (num_nonnulls(person_id, party_id) = 1),
  like entente.handled including defaults including constraints
);
alter table access.circle_member alter column level set default 'unclassified';
call entente.make_domain_table('access.circle_member', 'id');
create index circle_member_of on access.circle_member (circle_id);
create index circle_member_person on access.circle_member (person_id);

-- The roles that a person who may sign in holds on a day.
create function access.roles_of(whose text, on_day date) returns table (role text, party_id text)
language sql stable set search_path = '' as $$
  select r.role, r.party_id from access.role r join access.person p on p.id = r.person_id
  where p.id = whose and p.active and (r.since is null or r.since <= on_day) and (r.until is null or r.until >= on_day)
$$;
revoke execute on function access.roles_of from public;

-- Names the reader of the present transaction, and reckons what they are: the keys by which an audience may name them, the
-- parties they act for, whether they are of the secretariat. A person without an active account or without a role is the public.
create function access.enter(kind text, id text, party text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  parties text[];
  roles text[];
  keys text[];
  today date := (current_timestamp at time zone 'UTC')::date;
begin
  if kind = 'person' and exists (select from access.roles_of(enter.id, today)) then
    select coalesce(array_agg(distinct r.party_id), '{}'), coalesce(array_agg(distinct r.role), '{}')
      into parties, roles from access.roles_of(enter.id, today) r;
    keys := array['person:' || enter.id]
      || array(select 'role:' || one from unnest(roles) one)
      || array(select 'party:' || one from unnest(parties) one) || parties
      || array(select distinct 'circle:' || m.circle_id from access.circle_member m
        where m.person_id = enter.id or m.party_id = any (parties));
    perform set_config('entente.reader', 'person', true), set_config('entente.person', enter.id, true),
      set_config('entente.keys', keys::text, true), set_config('entente.parties', parties::text, true),
      set_config('entente.staff', case when roles && array['liaison-officer', 'assessment-officer', 'drafter', 'administrator'] then 'on' else 'off' end, true),
      set_config('entente.administrator', case when 'administrator' = any (roles) then 'on' else 'off' end, true);
  elsif kind = 'link' and party <> '' then
    perform set_config('entente.reader', 'link', true), set_config('entente.person', '', true),
      set_config('entente.keys', array['party:' || party, party]::text, true), set_config('entente.parties', '{}', true),
      set_config('entente.staff', 'off', true), set_config('entente.administrator', 'off', true);
  else
    perform set_config('entente.reader', case when kind = 'operator' then 'operator' else 'public' end, true);
  end if;
end $$;
revoke execute on function access.enter from public;
grant execute on function access.enter to {{app}};

-- Whether the reader belongs to the secretariat; the operator does.
create function access.is_staff() returns boolean language sql stable parallel safe
return access.reader() = 'operator' or (access.reader() = 'person' and coalesce(current_setting('entente.staff', true), '') = 'on');

create function access.is_administrator() returns boolean language sql stable parallel safe
return access.reader() = 'operator' or (access.reader() = 'person' and coalesce(current_setting('entente.administrator', true), '') = 'on');

-- public: everybody · unclassified: the secretariat and partners, or of the partners only the audience · confidential: the
-- audience and the people of the originator · strictly confidential: the persons whom the audience names.
create or replace function access.may_read(level text, audience text[], originator text) returns boolean language sql stable parallel safe
return level = 'public' or case coalesce(current_setting('entente.reader', true), '')
  when 'operator' then true
  when 'person' then case level
    when 'unclassified' then current_setting('entente.staff', true) = 'on' or audience = '{}'
      or audience && current_setting('entente.keys', true)::text[] or originator = any (current_setting('entente.parties', true)::text[])
    when 'confidential' then audience && current_setting('entente.keys', true)::text[]
      or originator = any (current_setting('entente.parties', true)::text[])
    else 'person:' || current_setting('entente.person', true) = any (audience) end
  when 'link' then level = 'unclassified' and audience && current_setting('entente.keys', true)::text[]
  else false end;

create or replace function access.may_read_statement(verification text) returns boolean language sql stable parallel safe
return verification <> 'unverified' or access.is_staff();

-- The journal is the secretariat's, entry by entry as the row that it tells of; who signed in when is the administrators'.
drop policy reading on journal.act;
drop policy reading on journal.change;
drop policy reading on journal.seal;
create policy reading on journal.act using (access.is_staff() and access.may_read(level, audience, originator)
  and (access.is_administrator() or act not like 'access.%' or (actor_kind = 'person' and actor = current_setting('entente.person', true))));
create policy reading on journal.change using (access.is_staff() and access.may_read(level, audience, originator));
create policy reading on journal.seal using (access.is_staff());
