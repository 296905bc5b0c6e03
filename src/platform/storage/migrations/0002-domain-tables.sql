-- What every domain table has, and the procedure that makes a table one.

-- Handling: copied into a table by `like entente.handled including defaults including constraints`.
create table entente.handled (
  level text not null default 'public' check (level in ('public', 'unclassified', 'confidential', 'strictly-confidential')),
  audience text[] not null default '{}',
  originator text not null default 'cted'
);

-- A fact: handling, how sure it is, and the text that says it.
create table entente.fact (
  like entente.handled including defaults including constraints,
  verification text not null check (verification in ('seed', 'verified', 'known', 'unverified')),
  verified_on entente.partial_date,
  source_url text not null default '',
  source_passage text not null default '',
  note text not null default ''
);

-- Makes a table a domain table: row security with the one policy, the journal's trigger, rights of the application.
-- `statement`: the row says something about a real body, so that it is public only once verified.
create procedure entente.make_domain_table(target regclass, key text, statement boolean default false, personal text[] default '{}')
language plpgsql as $procedure$
declare
  rule text := 'access.may_read(level, audience, originator)';
  arguments text;
begin
  if statement then rule := rule || ' and access.may_read_statement(verification)'; end if;
  select string_agg(quote_literal(argument), ', ') into arguments from unnest(array_prepend(key, personal)) argument;
  execute format('alter table %s enable row level security', target);
  execute format('create policy reading on %s using (%s) with check (%s)', target, rule, rule);
  execute format('create trigger journal after insert or update or delete on %s for each row execute function journal.record(%s)', target, arguments);
  execute format('create trigger no_truncate before truncate on %s execute function journal.refuse()', target);
  execute format('grant select, insert, update, delete on %s to %I', target, {{app-name}});
end $procedure$;

-- What the reference release last said of each row it owns, so that a newer release can tell a person's edit from its own text.
create table entente.reference_row (
  table_name text not null,
  row_key text not null,
  stated jsonb not null,
  primary key (table_name, row_key)
);
create table entente.reference_release (
  id bigint generated always as identity primary key,
  digest text not null,
  act_id bigint not null references journal.act,
  loaded_at timestamptz not null default clock_timestamp()
);
-- A digest of public files: whoever reads it learns which release is loaded, and nothing else.
grant select on entente.reference_release to {{app}};
