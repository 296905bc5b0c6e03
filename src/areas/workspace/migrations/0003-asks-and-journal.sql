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

-- One seal after another, each with the entries under it in their order: those that the reader may read as they were hashed, the others
-- as their digests alone. Only the secretariat asks.
create function workspace.journal_seals(behind bigint, most integer)
returns table (seal bigint, sealed_at timestamptz, previous text, entries integer, hash text)
language sql stable security definer set search_path = '' as $$
  select s.id, s.sealed_at, encode(s.previous, 'hex'), s.entries, encode(s.hash, 'hex')
  from journal.seal s where access.is_staff() and s.id > behind order by s.id limit most
$$;

-- A digest shows that an entry is there, and not what it says: without it nobody could follow the chain past an entry that they may not read.
create function workspace.journal_digests(first bigint, last bigint)
returns table (seal bigint, "position" integer, kind text, entry bigint, digest text)
language sql stable security definer set search_path = '' as $$
  select e.seal_id, e.position, e.kind, e.entry_id, encode(e.digest, 'hex')
  from journal.sealed e where access.is_staff() and e.seal_id between first and last order by e.seal_id, e.position
$$;

-- Under which seal an act is, if under any yet.
create function workspace.seals_of(acts bigint[]) returns table (act bigint, seal bigint)
language sql stable security definer set search_path = '' as $$
  select e.entry_id, e.seal_id from journal.sealed e where access.is_staff() and e.kind = 'act' and e.entry_id = any (acts)
$$;

revoke execute on function workspace.journal_seals, workspace.journal_digests, workspace.seals_of from public;
grant execute on function workspace.journal_seals, workspace.journal_digests, workspace.seals_of to {{app}};
