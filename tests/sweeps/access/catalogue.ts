import type { Client } from "pg";

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly filled: boolean;
}

/** A column that holds the key of another table's row. */
export interface Pointer {
  readonly column: string;
  readonly table: string;
}

/** A domain table, as the catalogue of the database tells of it. */
export interface Table {
  readonly name: string;
  readonly key: string;
  readonly keyType: string;
  /** Whether its rows are statements about a real body. */
  readonly statement: boolean;
  readonly certain: boolean;
  readonly columns: readonly Column[];
  readonly pointers: readonly Pointer[];
  /** Definitions of its checks. */
  readonly checks: readonly string[];
}

/** Every table with the columns of handling, whoever made it: the journal's have rules of their own, and two only lend their columns. */
const tablesQuery = `
  select c.oid::regclass::text as name, k.attname as key, format_type(k.atttypid, k.atttypmod) as "keyType",
    exists (select from pg_policy p where p.polrelid = c.oid and pg_get_expr(p.polqual, c.oid) like '%may_read_statement%') as statement,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
      'filled', a.atthasdef or a.attidentity <> '') order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('column', a.attname, 'table', f.confrelid::regclass::text)), '[]')
      from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
      where f.conrelid = c.oid and f.contype = 'f' and cardinality(f.conkey) = 1) as pointers,
    (select coalesce(json_agg(pg_get_constraintdef(h.oid)), '[]') from pg_constraint h where h.conrelid = c.oid and h.contype = 'c') as checks
  from pg_class c
  join pg_index i on i.indrelid = c.oid and i.indisprimary
  join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
  where c.relkind = 'r' and c.relnamespace::regnamespace::text not in ('journal', 'pg_catalog', 'information_schema')
    and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('level', 'audience', 'originator')) = 3
  order by 1`;

/** Columns that name a row of another table without a foreign key: the table lies in an area above. */
const softly: Readonly<Record<string, string>> = {
  party_id: "registry.party",
  person: "access.person",
  person_id: "access.person",
  kept_id: "registry.party",
  merged_id: "registry.party",
  focal_point_id: "registry.focal_point",
};

export async function domainTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(tablesQuery);
  return rows.map((table) => {
    const hard = table.pointers.map(({ column }) => column);
    const soft = table.columns.flatMap(({ name }) => {
      const target = softly[name];
      return target === undefined || hard.includes(name) ? [] : [{ column: name, table: target }];
    });
    return {
      ...table,
      certain: table.columns.some(({ name }) => name === "verification"),
      pointers: [...table.pointers, ...soft],
    };
  });
}

/** Whatever the application may select from, in any schema, with the columns that it may. */
export async function selectable(
  client: Client,
): Promise<ReadonlyArray<{ readonly name: string; readonly columns: string }>> {
  const { rows } = await client.query<{ name: string; columns: string }>(`
    select c.oid::regclass::text as name, (
      select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege('entente_app', c.oid, a.attnum, 'select')) as columns
    from pg_class c
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and has_any_column_privilege('entente_app', c.oid, 'select')
      and has_schema_privilege('entente_app', c.relnamespace, 'usage')
      and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') order by 1`);
  return rows;
}

/** Functions that run with the rights of their owner, that the application may call, and whose answer may hold a text. */
export async function talkative(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.prosecdef and p.prokind = 'f' and has_function_privilege('entente_app', p.oid, 'execute')
      and has_schema_privilege('entente_app', p.pronamespace, 'usage')
      and pg_get_function_result(p.oid) ~ 'text|json|record|name|xml|character' order by 1`);
  return rows.map(({ name }) => name);
}
