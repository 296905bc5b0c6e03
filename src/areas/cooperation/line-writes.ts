import { sql } from "kysely";
import type { Db } from "../../platform/storage/index.ts";
import type { Columns } from "../registry/index.ts";

/** The tables that say who stands in a line, how it is worked together and on what ground. */
export const lineTables = [
  "cooperation.line_partner",
  "cooperation.line_mode",
  "cooperation.line_basis",
] as const;
export type LineTable = (typeof lineTables)[number];

/** Who may see a line. */
export interface LineHandling {
  readonly level: string;
  readonly audience: readonly string[];
  readonly originator: string;
}

const given = (columns: Columns) => Object.entries(columns).filter(([, value]) => value !== undefined);

/** What a command needs to be there, as far as the acting reader may see it. */
export function lineEnds(db: Db) {
  const exists = async (table: string, key: Columns): Promise<boolean> => {
    const same = given(key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.join(same, sql` and `)}`.execute(
      db,
    );
    return rows.length > 0;
  };

  return {
    partyExists: (id: string) => exists("registry.party", { id }),
    instrumentExists: (id: string) => exists("mandates.instrument", { id }),
    provisionExists: (id: string, instrument: string) =>
      exists("mandates.provision", { id, instrument_id: instrument }),

    /** The line, held for this act: whoever else adds to it waits, and then reads what it says now. */
    async lockLine(id: string): Promise<LineHandling | undefined> {
      const { rows } = await sql<LineHandling>`
        select level, audience, originator from cooperation.line where id = ${id} for update`.execute(db);
      return rows[0];
    },
  };
}

/** What the commands write, as the acting reader. Column names come from their input schemas, which are strict. */
export function lineWrites(db: Db) {
  return {
    /** The first row with these values, as far as the reader may see. */
    async findSame(table: LineTable, key: Columns): Promise<string | undefined> {
      const same = Object.entries(key).map(
        ([name, value]) => sql`${sql.ref(name)} is not distinct from ${value}`,
      );
      const { rows } = await sql<{ id: string }>`
        select id::text as id from ${sql.table(table)} where ${sql.join(same, sql` and `)} order by 1 limit 1`.execute(
        db,
      );
      return rows[0]?.id;
    },

    /** The place behind the last row of the line that the reader may see. */
    async nextPosition(table: LineTable, line: string): Promise<number> {
      const { rows } = await sql<{ next: number }>`
        select coalesce(max(position), 0) + 1 as next from ${sql.table(table)} where line_id = ${line}`.execute(
        db,
      );
      return rows[0]?.next ?? 1;
    },

    /** @returns the id of the new row. */
    async add(table: LineTable, columns: Columns): Promise<string> {
      const entries = given(columns);
      const { rows } = await sql<{ id: string }>`
        insert into ${sql.table(table)} (${sql.join(entries.map(([name]) => sql.ref(name)))})
        values (${sql.join(entries.map(([, value]) => sql`${value}`))}) returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    async change(table: LineTable, id: string, columns: Columns): Promise<void> {
      const sets = given(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
      await sql`update ${sql.table(table)} set ${sql.join(sets)} where id = ${id}`.execute(db);
    },

    async remove(table: LineTable, id: string): Promise<void> {
      await sql`delete from ${sql.table(table)} where id = ${id}`.execute(db);
    },
  };
}
