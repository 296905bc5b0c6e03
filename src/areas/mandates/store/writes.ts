import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Db } from "../../../platform/storage/index.ts";

type Columns = Readonly<Record<string, unknown>>;

/** Until when an instrument held, and who may see it. */
interface Expiry {
  readonly before: string | null;
  readonly level: HandlingLevel;
}

/** What a confirmed statement writes about instruments. */
export function mandatesWrites(db: Db) {
  return {
    async instrumentExists(id: string): Promise<boolean> {
      const { rows } = await sql`select 1 from mandates.instrument where id = ${id}`.execute(db);
      return rows.length > 0;
    },

    /** That an instrument established a party: the row that says so already, or a new one. */
    async holdEstablishment(
      { instrument, party }: { readonly instrument: string; readonly party: string },
      rest: Columns,
    ): Promise<{ id: string; held: boolean }> {
      const { rows } = await sql<{ id: string }>`
        select id::text as id from mandates.establishment where instrument_id = ${instrument} and party_id = ${party}`.execute(
        db,
      );
      const [row] = rows;
      if (row !== undefined) return { id: row.id, held: true };
      const columns = Object.entries({ instrument_id: instrument, party_id: party, ...rest });
      const added = await sql<{ id: string }>`
        insert into mandates.establishment (${sql.join(columns.map(([name]) => sql.ref(name)))})
        values (${sql.join(columns.map(([, value]) => sql`${value}`))}) returning id::text as id`.execute(db);
      return { id: added.rows[0]?.id ?? "", held: false };
    },

    /** Until when an instrument's mandate holds. @returns what it said before; undefined when there is no such instrument. */
    async changeExpiry(id: string, until: string): Promise<Expiry | undefined> {
      const { rows } = await sql<Expiry>`
        select expires as before, level from mandates.instrument where id = ${id} for update`.execute(db);
      const [row] = rows;
      if (row !== undefined && row.before !== until)
        await sql`update mandates.instrument set expires = ${until} where id = ${id}`.execute(db);
      return row;
    },
  };
}
