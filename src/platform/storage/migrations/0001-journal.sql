-- The journal: one row an act, one row a change, sealed in batches into a hash chain.
-- {{app}} stands for the role the application logs in as.

create schema entente;
create schema journal;
grant usage on schema entente, journal to {{app}};

-- A date of which only the year or the month may be known (kernel/partial-date.ts checks the calendar).
create domain entente.partial_date as text
  check (value ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');

create table journal.act (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('public', 'operator', 'system')),
  actor text not null,
  act text not null,
  why text not null default '',
  request jsonb not null default '{}',
  txid xid8 not null default pg_current_xact_id(),
  level text not null default 'unclassified',
  audience text[] not null default '{}',
  originator text not null default 'cted'
);

create table journal.change (
  id bigint generated always as identity primary key,
  act_id bigint not null references journal.act,
  table_name text not null,
  row_id text not null,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb,
  level text not null,
  audience text[] not null,
  originator text not null
);
create index change_of_act on journal.change (act_id);
create index change_of_row on journal.change (table_name, row_id);

-- Personal values live apart from the chain: a change holds only a salted digest, so erasing the value breaks nothing.
create table journal.personal (
  id uuid primary key default gen_random_uuid(),
  act_id bigint not null references journal.act,
  salt bytea not null,
  value jsonb not null
);

-- Acts that no seal covers yet; emptied by journal.seal_batch().
create table journal.pending (act_id bigint primary key references journal.act);

create table journal.seal (
  id bigint generated always as identity primary key,
  sealed_at timestamptz not null default clock_timestamp(),
  previous bytea not null,
  entries integer not null,
  hash bytea not null unique
);

create table journal.sealed (
  seal_id bigint not null references journal.seal,
  position integer not null,
  kind text not null check (kind in ('act', 'change')),
  entry_id bigint not null,
  digest bytea not null,
  primary key (kind, entry_id),
  unique (seal_id, position)
);

alter table journal.act enable row level security;
alter table journal.change enable row level security;
alter table journal.personal enable row level security;
alter table journal.pending enable row level security;
alter table journal.seal enable row level security;
alter table journal.sealed enable row level security;
grant select on journal.act, journal.change, journal.seal to {{app}};

create function journal.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'entries of %.% are never changed or deleted', tg_table_schema, tg_table_name using errcode = 'EN002';
end $$;

create trigger append_only before update or delete or truncate on journal.act execute function journal.refuse();
create trigger append_only before update or delete or truncate on journal.change execute function journal.refuse();
create trigger append_only before update or delete or truncate on journal.seal execute function journal.refuse();
create trigger append_only before update or delete or truncate on journal.sealed execute function journal.refuse();

-- Opens the act of the present transaction; every change of a domain table needs one.
create function journal.open_act(at timestamptz, actor_kind text, actor text, act text, why text, request jsonb)
returns bigint language plpgsql security definer set search_path = '' as $$
declare opened bigint;
begin
  insert into journal.act (at, actor_kind, actor, act, why, request)
  values (at, actor_kind, actor, act, why, request) returning id into opened;
  insert into journal.pending (act_id) values (opened);
  perform set_config('entente.act', opened::text, true);
  perform pg_notify('entente_revision', opened::text);
  return opened;
end $$;

-- The value of a personal column is put apart and leaves its address and a salted digest behind.
create function journal.set_apart(row_image jsonb, columns text[], act bigint)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  column_name text;
  entry uuid;
  fresh_salt bytea;
begin
  if row_image is null then return null; end if;
  foreach column_name in array columns loop
    continue when coalesce(row_image -> column_name, 'null'::jsonb) = 'null'::jsonb;
    fresh_salt := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
    insert into journal.personal (act_id, salt, value) values (act, fresh_salt, row_image -> column_name) returning id into entry;
    row_image := jsonb_set(row_image, array[column_name], jsonb_build_object(
      'personal', entry,
      'digest', encode(sha256(fresh_salt || convert_to((row_image -> column_name)::text, 'UTF8')), 'hex')));
  end loop;
  return row_image;
end $$;

create function journal.rank(level text) returns integer language sql immutable as $$
  select array_position(array['public', 'unclassified', 'confidential', 'strictly-confidential'], level)
$$;

-- Arguments of the trigger: the key columns joined by commas, then the personal columns.
create function journal.record() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  open_id bigint := nullif(current_setting('entente.act', true), '')::bigint;
  before_row jsonb;
  after_row jsonb;
  handled jsonb;
  key text;
begin
  if open_id is null or not exists (select from journal.act a where a.id = open_id and a.txid = pg_current_xact_id()) then
    raise exception '% on %.% without an act', tg_op, tg_table_schema, tg_table_name using errcode = 'EN001';
  end if;
  if tg_op <> 'INSERT' then before_row := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then after_row := to_jsonb(new); end if;
  if tg_op = 'UPDATE' and before_row = after_row then return null; end if;
  handled := coalesce(after_row, before_row);
  if before_row is not null and journal.rank(before_row ->> 'level') > journal.rank(handled ->> 'level') then handled := before_row; end if;
  select string_agg(coalesce(after_row, before_row) ->> part, ' ') into key from unnest(string_to_array(tg_argv[0], ',')) part;
  insert into journal.change (act_id, table_name, row_id, operation, before, after, level, audience, originator)
  values (
    open_id, tg_table_schema || '.' || tg_table_name, key, lower(tg_op),
    journal.set_apart(before_row, tg_argv[1:], open_id), journal.set_apart(after_row, tg_argv[1:], open_id),
    handled ->> 'level', array(select jsonb_array_elements_text(handled -> 'audience')), handled ->> 'originator');
  return null;
end $$;

-- What is hashed of an entry: all its columns, times in UTC, as canonical jsonb text.
create function journal.act_text(a journal.act) returns text language sql stable as $$
  select jsonb_build_object('id', a.id, 'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    'actor_kind', a.actor_kind, 'actor', a.actor, 'act', a.act, 'why', a.why, 'request', a.request,
    'level', a.level, 'audience', a.audience, 'originator', a.originator)::text
$$;
create function journal.change_text(c journal.change) returns text language sql stable as $$
  select jsonb_build_object('id', c.id, 'act_id', c.act_id, 'table', c.table_name, 'row', c.row_id, 'operation', c.operation,
    'before', c.before, 'after', c.after, 'level', c.level, 'audience', c.audience, 'originator', c.originator)::text
$$;
create function journal.entry_digest(entry text) returns bytea language sql immutable as $$
  select sha256(convert_to(entry, 'UTF8'))
$$;

-- Seals every finished act that no seal covers yet. Returns the head of the chain (null before the first act).
-- Acts of transactions still running are left for the next batch: only those below the oldest running one are final.
create function journal.seal_batch() returns bytea language plpgsql security definer set search_path = '' as $$
declare
  head bytea;
  batch bigint[];
begin
  perform pg_advisory_xact_lock(hashtext('entente.seal'));
  select s.hash into head from journal.seal s order by s.id desc limit 1;
  select array_agg(p.act_id) into batch from journal.pending p join journal.act a on a.id = p.act_id
    where a.txid < pg_snapshot_xmin(pg_current_snapshot());
  if batch is null then return head; end if;
  with entries as (
    select a.id as act_id, 0 as part, a.id as entry_id, 'act' as kind, journal.entry_digest(journal.act_text(a)) as digest
    from journal.act a where a.id = any(batch)
    union all
    select c.act_id, 1, c.id, 'change', journal.entry_digest(journal.change_text(c))
    from journal.change c where c.act_id = any(batch)
  ), placed as (
    select *, row_number() over (order by act_id, part, entry_id)::integer as position from entries
  ), made as (
    insert into journal.seal (previous, entries, hash)
    select coalesce(head, ''::bytea), count(*), sha256(coalesce(head, ''::bytea) || string_agg(digest, ''::bytea order by position))
    from placed returning id, hash
  ), listed as (
    insert into journal.sealed (seal_id, position, kind, entry_id, digest)
    select made.id, position, kind, entry_id, digest from placed, made
  )
  select made.hash into head from made;
  delete from journal.pending p where p.act_id = any(batch);
  return head;
end $$;

-- The latest act, as the revision of the data: a number that tells nothing of what was done.
create function journal.latest_act() returns bigint language sql stable security definer set search_path = '' as $$
  select coalesce(max(id), 0) from journal.act
$$;

revoke execute on all functions in schema journal from public;
grant execute on function journal.open_act, journal.seal_batch, journal.latest_act to {{app}};
