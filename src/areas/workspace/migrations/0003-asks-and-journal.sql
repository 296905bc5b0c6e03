-- Who looks after which partner, what was asked of partners, and the journal as a file that others can verify.

-- A person of the secretariat looks after a party: their day begins with it.
create table workspace.charge (
  id uuid primary key default gen_random_uuid(),
  person text not null check (person <> ''),
  party_id text not null check (party_id <> ''),
  unique (person, party_id),
  like entente.handled including defaults including constraints
);
alter table workspace.charge alter column level set default 'unclassified';
alter table workspace.charge alter column audience set default '{party:cted}';
call entente.make_domain_table('workspace.charge', 'id');

-- A question to a focal point whether what we hold about them is right. The secretariat and the party see it; its id is that of the
-- link by which it may be answered.
create table workspace.ask (
  id uuid primary key,
  party_id text not null check (party_id <> ''),
  focal_point_id uuid not null,
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  asked_by text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  withdrawn_at timestamptz,
  answered_at timestamptz,
  verdict text check (verdict in ('right', 'corrected')),
  check ((answered_at is null) = (verdict is null)),
  like entente.handled including defaults including constraints
);
alter table workspace.ask alter column level set default 'unclassified';
call entente.make_domain_table('workspace.ask', 'id');
create index ask_of on workspace.ask (party_id, asked_at);

-- What waits may hold names, addresses and telephones of people: the journal keeps a digest of it.
drop trigger journal on workspace.waiting_act;
create trigger journal after insert or update or delete on workspace.waiting_act
  for each row execute function journal.record('id', 'input');

-- One seal after another, and the entries under each in their order. Only the secretariat asks.
create function workspace.journal_seals(behind bigint, most integer)
returns table (seal bigint, sealed_at timestamptz, previous text, entries integer, hash text)
language sql stable security definer set search_path = '' as $$
  select s.id, s.sealed_at, encode(s.previous, 'hex'), s.entries, encode(s.hash, 'hex')
  from journal.seal s where access.is_staff() and s.id > behind order by s.id limit most
$$;

-- A digest shows that an entry is there, and not what it says: without it nobody could follow the chain past an entry that they may not read.
create function workspace.journal_digests(of_seal bigint, behind integer, most integer)
returns table ("position" integer, kind text, entry bigint, digest text)
language sql stable security definer set search_path = '' as $$
  select e.position, e.kind, e.entry_id, encode(e.digest, 'hex') from journal.sealed e
  where access.is_staff() and e.seal_id = of_seal and e.position > behind order by e.position limit most
$$;

-- Under which seal an act is, if under any yet.
create function workspace.seals_of(acts bigint[]) returns table (act bigint, seal bigint)
language sql stable security definer set search_path = '' as $$
  select e.entry_id, e.seal_id from journal.sealed e where access.is_staff() and e.kind = 'act' and e.entry_id = any (acts)
$$;

-- Walks the whole chain as `journal verify` does, and names the first entry that is not as it was sealed.
create function workspace.verify_journal()
returns table (broken_kind text, broken_id text, seals bigint, entries bigint, unsealed bigint, head text)
language sql stable security definer set search_path = '' as $$
  with faults as (
    select s.kind, s.entry_id as id, s.seal_id as seal, s.position from journal.sealed s
    left join journal.act a on s.kind = 'act' and a.id = s.entry_id
    left join journal.change c on s.kind = 'change' and c.id = s.entry_id
    where s.digest is distinct from case s.kind
      when 'act' then case when a.id is not null then journal.entry_digest(journal.act_text(a)) end
      else case when c.id is not null then journal.entry_digest(journal.change_text(c)) end end
    union all
    select 'seal', s.id, s.id, 2147483647
    from (select s.*, lag(s.hash, 1, ''::bytea) over (order by s.id) as expected from journal.seal s) s
    left join lateral (
      select count(*) as entries, string_agg(digest, ''::bytea order by position) as digests
      from journal.sealed e where e.seal_id = s.id) e on true
    where s.previous <> s.expected or s.entries <> e.entries
      or s.hash <> sha256(s.expected || coalesce(e.digests, ''::bytea))
  ), first as (select kind, id from faults order by seal, position limit 1)
  select f.kind, f.id::text, (select count(*) from journal.seal), (select count(*) from journal.sealed),
    (select count(*) from journal.pending), coalesce((select encode(s.hash, 'hex') from journal.seal s order by s.id desc limit 1), '')
  from (select 1 where access.is_staff()) one left join first f on true
$$;

-- The text of an entry as it was hashed, for whoever may read the entry itself: the policies of the journal hold here too.
grant execute on function journal.act_text, journal.change_text to {{app}};

revoke execute on function workspace.journal_seals, workspace.journal_digests, workspace.seals_of,
  workspace.verify_journal from public;
grant execute on function workspace.journal_seals, workspace.journal_digests, workspace.seals_of, workspace.verify_journal to {{app}};
