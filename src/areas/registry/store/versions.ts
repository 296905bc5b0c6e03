import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

/** A row as it stands, by column. */
export type Columns = Readonly<Record<string, unknown>>;

export interface LastChange {
  readonly operation: "insert" | "update" | "delete";
  readonly at: Date;
  readonly by: string;
}

/** Questions about what a row said when somebody read it, of any table that the journal follows and whose key is `id`. */
export function versionQuestions(db: Db) {
  return {
    /** The row, held for this transaction: whoever else wants to change it waits, and then reads what it says now. */
    async lockRow(table: string, id: string): Promise<{ row: Columns; version: string } | undefined> {
      const { rows } = await sql<{ row: Columns; version: string }>`
        select to_jsonb(t) as row, registry.version_of(to_jsonb(t)) as version from ${sql.table(table)} t
        where t.id = ${id} for update`.execute(db);
      return rows[0];
    },

    /** Who changed a row last, as far as the reader may know. */
    async lastChange(table: string, id: string): Promise<LastChange | undefined> {
      const { rows } = await sql<LastChange>`
        select c.operation, a.at, a.actor as by from journal.change c join journal.act a on a.id = c.act_id
        where c.table_name = ${table} and c.row_id = ${id} order by c.id desc limit 1`.execute(db);
      return rows[0];
    },

    /** Whether the acting reader could read a row that is handled so. */
    async couldRead(handling: { level: string; audience: readonly string[]; originator: string }) {
      const { level, audience, originator } = handling;
      const { rows } = await sql<{ could: boolean }>`
        select access.may_read(${level}, ${[...audience]}::text[], ${originator}) as could`.execute(db);
      return rows[0]?.could === true;
    },
  };
}
