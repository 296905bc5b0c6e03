import type pg from "pg";

/** A table as the catalogue of the database describes it. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  /** Those that a row is restored from, in their order. */
  readonly columns: readonly string[];
}

export interface Sequence {
  readonly schema: string;
  readonly name: string;
  /** The last value given out, decimal; null before the first. */
  readonly last: string | null;
}

/**
 * Tables that no backup carries, by `schema.table`, each with the reason why a restored register is whole without it.
 * Every other table of every schema is carried, those of areas to come included.
 */
export const leftOut: Readonly<Record<string, string>> = {
  "sign_in.session":
    "Nobody is signed in to what has been restored: a session that has ended since would live again.",
  "sign_in.token": "A link that has been used since would work again.",
  "sign_in.challenge": "A ceremony of minutes: whoever was at it begins anew.",
  "sign_in.oidc_state": "A ceremony of minutes: whoever was at it begins anew.",
  "sign_in.attempt": "Who tried how often is of the moment.",
  "entente.link_visit": "Who tried how often is of the moment.",
};

/** The same of whole schemas, whose tables are not ours to know. */
export const leftOutSchemas: Readonly<Record<string, string>> = {
  jobs: "A job is on its way to a result and none itself; what waits for one gets another when work begins.",
};

const foreign = ["information_schema", ...Object.keys(leftOutSchemas)].map((name) => `'${name}'`).join(", ");

/** Schemas of the database itself are not; of `public`, which others may use as well, only the ledger of migrations is ours. */
const ours = (schema: string, table: string) =>
  `${schema} !~ '^pg_' and ${schema} not in (${foreign}) and (${schema} <> 'public' or ${table} = 'entente_migration')`;

/**
 * All tables with rows of their own, by name. Two kinds of column are not carried: generated ones, which the database
 * works out again, and transaction numbers (`xid8`), which mean something in one cluster only: restored rows get the
 * number of the transaction that restores them, and so count as finished.
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(`
    select n.nspname::text as schema, c.relname::text as name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.atttypid <> 'xid8'::regtype
      order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't' and ${ours("n.nspname", "c.relname")}
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by n.nspname collate "C", c.relname collate "C"`);
  return rows.filter(({ schema, name }) => leftOut[`${schema}.${name}`] === undefined);
}

export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select schemaname::text as schema, sequencename::text as name, last_value::text as last from pg_sequences
    where ${ours("schemaname", "sequencename")} order by schemaname collate "C", sequencename collate "C"`);
  return rows;
}

/** Something that is in the way of a restore, as `schema.name`; undefined when the database is empty. */
export async function findOccupant(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    union all
    select nspname || '.*' from pg_namespace n
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
      and not exists (select from pg_depend d where d.objid = n.oid and d.deptype = 'e')
    order by name limit 1`);
  return rows[0]?.name;
}

/** Quoted for SQL. */
export const quoted = (client: pg.ClientBase, { schema, name }: Pick<Table, "schema" | "name">): string =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;

/** What `COPY` names: the table and its columns, quoted. */
export const copied = (client: pg.ClientBase, table: Table): string =>
  `${quoted(client, table)} (${table.columns.map((column) => client.escapeIdentifier(column)).join(", ")})`;

/** How values are written and read, whatever the settings of the server are. */
export const plainValues =
  "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off; set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0";
