import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";
import type { KeptTable } from "./images.ts";
import type { Columns } from "./versions.ts";

const given = (columns: Columns) => Object.entries(columns).filter(([, value]) => value !== undefined);

/** The part of an insert behind the table's name. */
const inserted = (columns: Columns) => {
  const entries = given(columns);
  return sql`(${sql.join(entries.map(([name]) => sql.ref(name)))})
    values (${sql.join(entries.map(([, value]) => sql`${value}`))})`;
};

/** What the commands write. Column names come from the commands' input schemas, which are strict. */
export function registryWrites(db: Db) {
  /** @returns the id of the new row. */
  async function add(table: KeptTable, columns: Columns): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into ${sql.table(table)} ${inserted(columns)} returning id::text as id`.execute(db);
    return rows[0]?.id ?? "";
  }

  /** The first row with these values, as far as the reader may see. */
  async function findSame(table: KeptTable, key: Columns): Promise<string | undefined> {
    const same = Object.entries(key).map(
      ([name, value]) => sql`${sql.ref(name)} is not distinct from ${value}`,
    );
    const { rows } = await sql<{ id: string }>`
      select id::text as id from ${sql.table(table)} where ${sql.join(same, sql` and `)} order by 1 limit 1`.execute(
      db,
    );
    return rows[0]?.id;
  }

  return {
    ...{ add, findSame },

    async partyExists(id: string): Promise<boolean> {
      const { rows } = await sql`select 1 from registry.party where id = ${id}`.execute(db);
      return rows.length > 0;
    },

    async stateExists(id: string): Promise<boolean> {
      const { rows } = await sql`select 1 from registry.state where id = ${id}`.execute(db);
      return rows.length > 0;
    },

    /** The row that says this already, or a new one. `key`: the columns by which two rows say the same. */
    async hold(table: KeptTable, key: Columns, rest: Columns): Promise<{ id: string; held: boolean }> {
      const held = await findSame(table, key);
      if (held !== undefined) return { id: held, held: true };
      return { id: await add(table, { ...key, ...rest }), held: false };
    },

    /** @returns whether there was such a row. */
    async change(table: KeptTable, id: string, columns: Columns): Promise<boolean> {
      const entries = given(columns);
      // A change that names nothing still asks whether the row is there.
      const sets =
        entries.length > 0
          ? entries.map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
          : [sql`id = id`];
      const { rows } = await sql`
        update ${sql.table(table)} set ${sql.join(sets)} where id = ${id} returning 1`.execute(db);
      return rows.length > 0;
    },

    /** @returns whether there was such a row. */
    async remove(table: KeptTable, id: string): Promise<boolean> {
      const { rows } = await sql`delete from ${sql.table(table)} where id = ${id} returning 1`.execute(db);
      return rows.length > 0;
    },

    /**
     * A party under an id that nobody has. @returns nothing when somebody has it, whether or not the reader may see them:
     * no error of the database tells which.
     */
    async addParty(id: string, columns: Columns): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`
        insert into registry.party ${inserted({ id, ...columns })} on conflict do nothing returning id`.execute(
        db,
      );
      return rows[0]?.id;
    },
  };
}
