import { sql } from "kysely";
import type { Db } from "../storage/index.ts";
import type { Columns } from "./compare.ts";
import type { TableSpec } from "./release.ts";

type Row = Columns & { readonly id: string };

/** SQL of the loader. Table and column names come from `TableSpec`s, which are our own code, and from the catalog. */
export const referenceStore = (db: Db) => ({ ...releaseNotes(db), ...releaseRows(db), ...goingRows(db) });

const ref = (spec: TableSpec) => sql.table(spec.name);
const columnList = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));
const rowsOf = (spec: TableSpec, rows: readonly Row[]) =>
  sql`jsonb_populate_recordset(null::${ref(spec)}, ${JSON.stringify(rows)}::jsonb)`;

/** Which releases were loaded, and what the last one said. */
function releaseNotes(db: Db) {
  return {
    /** Waits until no other process is loading; the turn ends with the transaction. */
    async takeTurn(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtext('entente.load'))`.execute(db);
    },

    /** Digest of the release loaded last, if any; of those with `wanted` where it is given. */
    async lastDigest(wanted?: string): Promise<string | undefined> {
      const { rows } = await sql<{ digest: string }>`
        select digest from entente.reference_release
        where digest = coalesce(${wanted ?? null}, digest) order by id desc limit 1`.execute(db);
      return rows[0]?.digest;
    },

    /** What the last release said of each row of the table, by id. */
    async stated(spec: TableSpec): Promise<Map<string, Columns>> {
      const { rows } = await sql<{ row_key: string; stated: Columns }>`
        select row_key, stated from entente.reference_row where table_name = ${spec.name}`.execute(db);
      return new Map(rows.map((row) => [row.row_key, row.stated]));
    },

    /** Keeps what this release says, for the comparison with the next. */
    async state(spec: TableSpec, next: ReadonlyMap<string, Columns>, gone: readonly string[]): Promise<void> {
      const rows = [...next].map(([row_key, stated]) => ({ row_key, stated }));
      await sql`
        insert into entente.reference_row (table_name, row_key, stated)
        select ${spec.name}::text, r.row_key, r.stated
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(row_key text, stated jsonb)
        on conflict (table_name, row_key) do update set stated = excluded.stated
        where reference_row.stated is distinct from excluded.stated`.execute(db);
      await sql`
        delete from entente.reference_row where table_name = ${spec.name} and row_key = any(${gone})`.execute(
        db,
      );
    },

    /** Notes the release under the act that is open. */
    async noteRelease(digest: string): Promise<void> {
      await sql`
        insert into entente.reference_release (digest, act_id)
        values (${digest}, current_setting('entente.act')::bigint)`.execute(db);
    },
  };
}

/** The rows of the domain tables that a release speaks of. */
function releaseRows(db: Db) {
  return {
    /** The rows with these ids as they are, columns of the spec only. */
    async current(spec: TableSpec, ids: readonly string[]): Promise<Map<string, Columns>> {
      const { rows } = await sql<{ id: string; row: Record<string, never> }>`
        select id::text as id, to_jsonb(t) as row from ${ref(spec)} t where id::text = any(${ids})`.execute(
        db,
      );
      return new Map(
        rows.map(({ id, row }) => [
          id,
          Object.fromEntries(spec.columns.map((column) => [column, row[column] ?? null])),
        ]),
      );
    },

    /** Those of the rows whose fact a person has entered already, under an id of its own. */
    async entered(spec: TableSpec, rows: readonly Row[]): Promise<Set<string>> {
      const { natural = [] } = spec;
      if (rows.length === 0 || natural.length === 0) return new Set();
      const equal = natural.map(
        (column) => sql`${sql.ref(`t.${column}`)} is not distinct from ${sql.ref(`r.${column}`)}`,
      );
      const { rows: found } = await sql<{ id: string }>`
        select r.id::text as id from ${rowsOf(spec, rows)} r
        where exists (select from ${ref(spec)} t where ${sql.join(equal, sql` and `)})`.execute(db);
      return new Set(found.map(({ id }) => id));
    },

    async insert(spec: TableSpec, rows: readonly Row[]): Promise<void> {
      if (rows.length === 0) return;
      const columns = columnList(["id", ...spec.columns]);
      await sql`insert into ${ref(spec)} (${columns}) select ${columns} from ${rowsOf(spec, rows)}`.execute(
        db,
      );
    },

    async update(spec: TableSpec, rows: readonly Row[]): Promise<void> {
      if (rows.length === 0) return;
      const sets = sql.join(spec.columns.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`));
      await sql`update ${ref(spec)} t set ${sets} from ${rowsOf(spec, rows)} r where t.id = r.id`.execute(db);
    },
  };
}

/** Rows that the release no longer has. */
function goingRows(db: Db) {
  return {
    /** Those of the rows that a person has handled, in whatever column: every change stands in the journal. */
    async handled(spec: TableSpec, ids: readonly string[]): Promise<Set<string>> {
      const { rows } = await sql<{ id: string }>`
        select distinct c.row_id as id from journal.change c join journal.act a on a.id = c.act_id
        where c.table_name = ${spec.name} and c.row_id = any(${ids}) and a.act <> 'reference.load'`.execute(
        db,
      );
      return new Set(rows.map(({ id }) => id));
    },

    /** Removes the rows to which nothing points any more. @returns ids of those removed. */
    async remove(spec: TableSpec, ids: readonly string[]): Promise<Set<string>> {
      const removed = new Set<string>();
      if (ids.length === 0) return removed;
      const { rows: pointing } = await sql<{ table: string; column: string }>`
        select k.conrelid::regclass::text as table, a.attname as column from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.confrelid = ${spec.name}::regclass`.execute(db);
      const free = pointing.map(
        ({ table, column }) =>
          sql`not exists (select from ${sql.table(table)} p where ${sql.ref(`p.${column}`)} = t.id)`,
      );
      const gone = sql`delete from ${ref(spec)} t where ${sql.join([sql`id::text = any(${ids})`, ...free], sql` and `)}
        returning id::text as id`;
      // What points to a row of the same table goes first, and frees it for the next round.
      for (let found = -1; found !== 0; ) {
        const { rows } = await sql<{ id: string }>`${gone}`.execute(db);
        for (const { id } of rows) removed.add(id);
        found = rows.length;
      }
      return removed;
    },
  };
}
