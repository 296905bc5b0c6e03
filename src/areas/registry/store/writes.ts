import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

type Table =
  | "registry.party"
  | "registry.party_name"
  | "registry.relation"
  | "registry.office"
  | "registry.membership";
type Columns = Readonly<Record<string, unknown>>;

/** What the commands write. Column names come from the commands' input schemas, which are strict. */
export function registryWrites(db: Db) {
  const given = (columns: Columns) => Object.entries(columns).filter(([, value]) => value !== undefined);
  return {
    async partyExists(id: string): Promise<boolean> {
      const { rows } = await sql`select 1 from registry.party where id = ${id}`.execute(db);
      return rows.length > 0;
    },

    /** @returns the id of the new row. */
    async add(table: Table, columns: Columns): Promise<string> {
      const entries = given(columns);
      const names = sql.join(entries.map(([name]) => sql.ref(name)));
      const values = sql.join(entries.map(([, value]) => sql`${value}`));
      const { rows } = await sql<{ id: string }>`
        insert into ${sql.table(table)} (${names}) values (${values}) returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    /** The row that says this already, or a new one. `key`: the columns by which two rows say the same. */
    async hold(table: Table, key: Columns, rest: Columns): Promise<{ id: string; held: boolean }> {
      const same = Object.entries(key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
      const { rows } = await sql<{ id: string }>`
        select id::text as id from ${sql.table(table)} where ${sql.join(same, sql` and `)} order by 1 limit 1`.execute(
        db,
      );
      const [row] = rows;
      if (row !== undefined) return { id: row.id, held: true };
      return { id: await this.add(table, { ...key, ...rest }), held: false };
    },

    /** @returns whether there was such a row. */
    async change(table: Table, id: string, columns: Columns): Promise<boolean> {
      const entries = given(columns);
      // A change that names nothing still asks whether the row is there.
      const sets =
        entries.length > 0
          ? entries.map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
          : [sql`id = id`];
      const { rows } = await sql`
        update ${sql.table(table)} set ${sql.join(sets)} where id::text = ${id} returning 1`.execute(db);
      return rows.length > 0;
    },

    /** @returns whether there was such a row. */
    async remove(table: Table, id: string): Promise<boolean> {
      const { rows } = await sql`delete from ${sql.table(table)} where id::text = ${id} returning 1`.execute(
        db,
      );
      return rows.length > 0;
    },
  };
}
