/** What must hold of every table and view of an area's schema, asked of the catalog. Each question answers with the faulty ones. */

interface Client {
  query(text: string, values: unknown[]): Promise<{ rows: Array<{ fault: string }> }>;
}

/** Who may know whom: a foreign key points to the same schema or to one before it. */
export const schemaOrder = [
  "access",
  "registry",
  "mandates",
  "evidence",
  "cooperation",
  "assessments",
  "exchange",
  "screening",
  "analysis",
  "publication",
  "workspace",
] as const;

/** Natural keys that are unique because everything they stand in is public, or because whoever may write the table reads all of it. */
export const publicNaturalKeys = [
  "access.person (email)",
  "mandates.instrument (slug)",
  "mandates.provision (instrument_id, slug)",
  "workspace.charge (person, party_id)",
];

const reads = "access.may_read(level, audience, originator)";
const readsStatement = `(${reads} AND access.may_read_statement(verification))`;

const relations = `
  select n.nspname || '.' || c.relname as name, n.nspname as schema, c.*
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1)`;
const tables = `(select * from (${relations}) r where relkind in ('r', 'p'))`;
const others = (kind: string) => `(select * from (${relations}) r where relkind = '${kind}')`;

const triggered = (procedure: string, type: number) => `exists (
  select from pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal and g.tgfoid = '${procedure}'::regproc
    and g.tgtype = ${type} and g.tgenabled = 'O' and g.tgqual is null and g.tgattr = '')`;

const questions: readonly string[] = [
  `select name || ' has no row security' as fault from ${tables} t where not relrowsecurity`,
  `select name || ' has ' || (select count(*) from pg_policy p where p.polrelid = t.oid) || ' policies' as fault
   from ${tables} t where (select count(*) from pg_policy p where p.polrelid = t.oid) <> 1`,
  `select name || ' has a policy of its own making' as fault from ${tables} t join pg_policy p on p.polrelid = t.oid
   where p.polcmd <> '*' or not p.polpermissive or p.polroles <> array[0::oid]
     or pg_get_expr(p.polqual, t.oid) not in ('${reads}', '${readsStatement}')
     or pg_get_expr(p.polwithcheck, t.oid) is distinct from pg_get_expr(p.polqual, t.oid)`,
  `select name || ' lacks the column ' || wanted.name_of as fault
   from ${tables} t cross join (values ('level', 'text'), ('audience', 'text[]'), ('originator', 'text')) wanted(name_of, type_of)
   where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = wanted.name_of and a.attnotnull
     and not a.attisdropped and format_type(a.atttypid, a.atttypmod) = wanted.type_of)`,
  // Row 1, insert 4, delete 8, update 16; before 2, truncate 32 (catalog/pg_trigger.h).
  `select name || ' is not journaled' as fault from ${tables} t where not ${triggered("journal.record", 29)}`,
  `select name || ' can be truncated' as fault from ${tables} t where not ${triggered("journal.refuse", 34)}`,
  `select name || ' is owned by the application' as fault from (${relations}) t where pg_get_userbyid(relowner) = 'entente_app'`,
  `select name || ' gives the application more than rows' as fault from ${tables} t
   where has_table_privilege('entente_app', t.oid, 'TRUNCATE, REFERENCES, TRIGGER')`,
  `select name || ' is a view that is not security_invoker' as fault from ${others("v")} t
   where not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)`,
  `select name || ' is a materialised view' as fault from ${others("m")} t`,
  `select name || ' is a foreign table' as fault from ${others("f")} t`,
  `select name || ' points up to ' || n.nspname || '.' || target.relname as fault
   from ${tables} t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
   join pg_class target on target.oid = k.confrelid join pg_namespace n on n.oid = target.relnamespace
   where coalesce(array_position($2::text[], n.nspname::text), 99) > array_position($2::text[], t.schema::text)`,
];

const uniques = `
  select name || ' (' || (select string_agg(pg_get_indexdef(i.indexrelid, k::integer, true), ', ' order by k)
    from generate_series(1, i.indnkeyatts) k) || ')' as fault
  from ${tables} t join pg_index i on i.indrelid = t.oid
  where (i.indisunique or i.indisexclusion) and not i.indisprimary order by 1`;

/** One line a fault; none when all is well. */
export async function faultsOfSchemas(client: Client, schemas: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const question of questions) {
    const both = question.includes("$2");
    const { rows } = await client.query(question, both ? [schemas, schemaOrder] : [schemas]);
    faults.push(...rows.map((row) => row.fault));
  }
  const unique = await uniqueKeys(client, schemas);
  return [
    ...faults,
    ...unique.filter((key) => !publicNaturalKeys.includes(key)).map((key) => `${key} is unique`),
  ].sort();
}

/** Every unique or exclusive key of the schemas besides primary keys: `table (columns)`. */
export async function uniqueKeys(client: Client, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query(uniques, [schemas]);
  return rows.map((row) => row.fault);
}
