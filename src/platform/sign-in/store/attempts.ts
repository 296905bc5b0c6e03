import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";
import type { Tries } from "../model.ts";

interface TriesRow {
  readonly tries: number;
  readonly last_at: Date;
  readonly locked_until: Date;
  readonly told: boolean;
}

/** Tries, and whether it has been told that there are too many. */
export interface ToldTries extends Tries {
  readonly told: boolean;
}

export function attemptQuestions(db: Db) {
  return {
    /** How often somebody has tried; their row is held until the transaction ends, so that others wait their turn. */
    async lockTries(key: Buffer, now: Date): Promise<ToldTries> {
      const { rows } = await sql<TriesRow>`
        insert into sign_in.attempt (key, tries, last_at, locked_until) values (${key}, 0, ${now}, ${now})
        on conflict (key) do update set key = excluded.key
        returning tries, last_at, locked_until, told`.execute(db);
      const [row] = rows;
      if (row === undefined) throw new Error("the database gave no row");
      return { tries: row.tries, lastAt: row.last_at, lockedUntil: row.locked_until, told: row.told };
    },

    async setTries(key: Buffer, { tries, lastAt, lockedUntil }: Tries): Promise<void> {
      await sql`
        update sign_in.attempt set tries = ${tries}, last_at = ${lastAt}, locked_until = ${lockedUntil}, told = false
        where key = ${key}`.execute(db);
    },

    /** From now on the lock is known. */
    async setTold(key: Buffer): Promise<void> {
      await sql`update sign_in.attempt set told = true where key = ${key}`.execute(db);
    },

    async removeTries(key: Buffer): Promise<void> {
      await sql`delete from sign_in.attempt where key = ${key}`.execute(db);
    },
  };
}
