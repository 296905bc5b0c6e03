-- What somebody puts off in their day, until when; and rows as they are now, beside what the journal tells of them.

create table workspace.postponed (
  id uuid primary key default gen_random_uuid(),
  person text not null check (person <> ''),
  -- `due PARTY`, `ask ID`, `term ID`, `mandate INSTRUMENT`.
  thing text not null check (thing ~ '^(due|ask|term|mandate) [^ ]'),
  until date not null,
  at timestamptz not null,
  like entente.handled including defaults including constraints
);
alter table workspace.postponed alter column level set default 'strictly-confidential';
call entente.make_domain_table('workspace.postponed', 'id');
create index postponed_of on workspace.postponed (person, thing);

-- Rows of domain tables as they are now, for who may read them; of others nothing. The function has no rights of its own.
create function workspace.present_rows(tables text[], ids text[]) returns table (table_name text, row_id text, image jsonb)
language plpgsql stable set search_path = '' as $$
declare
  w record;
begin
  for w in
    select u.t, u.r, c.oid::regclass as relation,
      (select pg_catalog.string_agg(pg_catalog.format('t.%I::text', part), ' || '' '' || ' order by place)
       from unnest(string_to_array((string_to_array(pg_catalog.encode(g.tgargs, 'escape'), '\000'))[1], ',')) with ordinality a(part, place)) as key
    from (select distinct * from unnest(tables, ids) o(t, r)) u
    join pg_catalog.pg_namespace n on n.nspname = split_part(u.t, '.', 1)
    join pg_catalog.pg_class c on c.relnamespace = n.oid and n.nspname || '.' || c.relname = u.t
    join pg_catalog.pg_trigger g on g.tgrelid = c.oid and g.tgfoid = 'journal.record()'::regprocedure and not g.tgisinternal
  loop
    begin
      execute pg_catalog.format('select to_jsonb(t) from %s t where %s = $1', w.relation, w.key) into image using w.r;
    exception when insufficient_privilege then
      image := null;
    end;
    if image is not null then
      table_name := w.t;
      row_id := w.r;
      return next;
    end if;
  end loop;
end $$;
revoke execute on function workspace.present_rows from public;
grant execute on function workspace.present_rows to {{app}};
