import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { keptTables, partyColumnsOf } from "./images.ts";

export interface Handling {
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

/** What hangs on a party. */
const hanging = keptTables.filter((table) => table !== "registry.party");

const rank = (level: unknown) =>
  sql`array_position(array['public', 'unclassified', 'confidential', 'strictly-confidential'], ${level})`;

/** Writes the handling of what hangs on a party. */
export function handlingWrites(db: Db) {
  const over = async (party: string, after: Handling, chosen: ReturnType<typeof sql>): Promise<number> => {
    let rows = 0;
    for (const table of hanging) {
      const said = sql.join(
        partyColumnsOf[table].map((column) => sql`${sql.ref(column)} = ${party}`),
        sql` or `,
      );
      const { rows: changed } = await sql`
        update ${sql.table(table)} set level = ${after.level}, audience = ${[...after.audience]}, originator = ${after.originator}
        where (${said}) and ${chosen} returning 1`.execute(db);
      rows += changed.length;
    }
    return rows;
  };
  return {
    /** What is more open than its party now is becomes as closed. @returns how many rows. */
    closeWith: (party: string, after: Handling): Promise<number> =>
      over(party, after, sql`${rank(sql.ref("level"))} < ${rank(sql`${after.level}::text`)}`),

    /** What was handled as its party was stays so. @returns how many rows. */
    followWith: (party: string, before: Handling, after: Handling): Promise<number> =>
      over(
        party,
        after,
        sql`level = ${before.level} and audience = ${[...before.audience]}::text[] and originator = ${before.originator}`,
      ),
  };
}
