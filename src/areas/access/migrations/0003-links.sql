-- Links for people without accounts. What a link is for is a fact of this area and stands in the journal; what opens it,
-- and how often somebody tried, is none: it stands apart, and only the functions below reach it.

create table access.link (
  id uuid primary key default gen_random_uuid(),
  -- The name of the act that the link is for, and of no other.
  purpose text not null check (purpose ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)+$'),
  party_id text not null check (party_id <> ''),
  -- Ids that the purpose needs: never a name, an address or a text.
  subject jsonb not null default '{}' check (jsonb_typeof(subject) = 'object'),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  recipient_name text,
  recipient_email text,
  -- Ends with its first use; else it may be used until it expires.
  once boolean not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  uses integer not null default 0 check (uses >= 0),
  used_at timestamptz,
  revoked_at timestamptz,
  like entente.handled including defaults including constraints
);
alter table access.link alter column level set default 'confidential';
call entente.make_domain_table('access.link', 'id', personal => '{recipient_name,recipient_email}');
create index link_of on access.link (party_id, made_at);

-- With this key tokens are signed, so that a made-up one is refused before anything is looked for.
create table entente.link_key (
  one boolean primary key default true check (one),
  key text not null check (key ~ '^[0-9a-f]{64}$')
);
insert into entente.link_key (key) values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

-- SHA-256 of the token. The token itself is kept nowhere.
create table entente.link_token (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  link_id uuid not null unique references access.link deferrable initially deferred,
  opens integer not null default 0,
  last_opened_at timestamptz
);

-- Forms that were sent: each is taken once.
create table entente.link_form (
  id text primary key,
  sent_at timestamptz not null
);
create index link_form_age on entente.link_form (sent_at);

-- Visits in one minute, by link and by visitor; the names of both are keyed digests.
create table entente.link_visit (
  bucket text primary key,
  minute timestamptz not null,
  visits integer not null
);
create index link_visit_age on entente.link_visit (minute);

create function access.link_key() returns text language sql stable security definer set search_path = '' as $$
  select k.key from entente.link_key k
$$;

create function access.keep_link_token(link uuid, token text) returns void
language sql security definer set search_path = '' as $$
  insert into entente.link_token (digest, link_id) values (token, link)
$$;

-- Whoever has the token may know what the link is for. Who made it for whom is not among it.
create function access.link_by_token(token text)
returns table (id text, purpose text, party_id text, subject jsonb, language text, once boolean,
  expires_at timestamptz, used_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select l.id::text, l.purpose, l.party_id, l.subject, l.language, l.once, l.expires_at, l.used_at, l.revoked_at
  from entente.link_token t join access.link l on l.id = t.link_id where t.digest = token
$$;

-- Of two uses at once the second waits here until the first is done.
create function access.lock_link(token text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from entente.link_token t join access.link l on l.id = t.link_id where t.digest = token for update of l;
end $$;

-- Notes a use, within an act. False when this form was sent before.
create function access.use_link(token text, form text, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  insert into entente.link_form (id, sent_at) values (form, at) on conflict do nothing;
  if not found then return false; end if;
  update access.link l set used_at = at, uses = l.uses + 1
    from entente.link_token t where t.link_id = l.id and t.digest = token;
  if not found then return false; end if;
  -- A form is too old to be sent long before it is forgotten here.
  delete from entente.link_form f where f.id in (
    select o.id from entente.link_form o where o.sent_at < at - interval '3 days' limit 100 for update skip locked);
  return true;
end $$;

-- Counts a visit in each of the buckets, and says how many there were in this minute. Clocks of two processes may differ a
-- little: the later minute holds. Old rows go last, and only those that nobody holds, so that nobody waits for anybody in a ring.
create function access.count_link_visits(buckets text[], at timestamptz) returns table (bucket text, visits integer)
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
begin
  return query
    insert into entente.link_visit as v (bucket, minute, visits)
    select b, date_trunc('minute', at), 1 from unnest(buckets) b order by b
    on conflict (bucket) do update
      set visits = case when v.minute < excluded.minute then 1 else v.visits + 1 end, minute = greatest(v.minute, excluded.minute)
    returning v.bucket, v.visits;
  delete from entente.link_visit v where v.bucket in (
    select o.bucket from entente.link_visit o where o.minute < at - interval '5 minutes' limit 100 for update skip locked);
end $$;

create function access.count_link_open(token text, at timestamptz) returns void
language sql security definer set search_path = '' as $$
  update entente.link_token t set opens = t.opens + 1, last_opened_at = at where t.digest = token
$$;

create function access.opens_of_link(link uuid) returns table (opens integer, last_opened_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select t.opens, t.last_opened_at from entente.link_token t where t.link_id = link
$$;

revoke execute on function access.link_key, access.keep_link_token, access.link_by_token, access.lock_link, access.use_link,
  access.count_link_visits, access.count_link_open, access.opens_of_link from public;
grant execute on function access.link_key, access.keep_link_token, access.link_by_token, access.lock_link, access.use_link,
  access.count_link_visits, access.count_link_open, access.opens_of_link to {{app}};
