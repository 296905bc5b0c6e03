import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";

/** How many rows were removed. */
export interface Removed {
  readonly attempts: number;
  readonly sessions: number;
}

export interface Times {
  readonly now: Date;
  /** Of sessions and links. */
  readonly before: Date;
  /** Of tries. */
  readonly quiet: Date;
  /** Of codes that somebody began to set up. */
  readonly unconfirmed: Date;
}

/** Tables that name a person. */
const ofPeople = ["session", "token", "passkey", "challenge", "totp", "recovery_code", "oidc_link"] as const;

export function upkeepQuestions(db: Db) {
  const remove = async (statement: ReturnType<typeof sql>): Promise<number> =>
    Number((await statement.execute(db)).numAffectedRows ?? 0);
  return {
    /** What has been over since before the times given, and what nobody can use any more at `now`. */
    async removeOver({ now, before, quiet, unconfirmed }: Times): Promise<Removed> {
      const sessions = [
        sql`delete from sign_in.session where least(ended_at, idle_until, expires_at) < ${before}`,
        sql`delete from sign_in.token where least(used_at, revoked_at, expires_at) < ${before}
          or (person is null and expires_at <= ${now})`,
        sql`delete from sign_in.challenge where expires_at <= ${now}`,
        sql`delete from sign_in.oidc_state where expires_at <= ${now}`,
        sql`delete from sign_in.totp where confirmed_at is null and created_at < ${unconfirmed}`,
      ];
      let removed = 0;
      for (const statement of sessions) removed += await remove(statement);
      const attempts = await remove(sql`delete from sign_in.attempt where last_at < ${quiet}`);
      return { attempts, sessions: removed };
    },

    /** Every row of a person. */
    async removePerson(person: string): Promise<void> {
      for (const table of ofPeople)
        await sql`delete from ${sql.id("sign_in", table)} where person = ${person}`.execute(db);
    },

    /** Links that were sent to an address, whoever had it. */
    async removeLinksTo(email: string): Promise<void> {
      await sql`delete from sign_in.token where email = ${email}`.execute(db);
    },

    async listKept(people: readonly string[]): Promise<string[]> {
      const parts = ofPeople.map(
        (table) =>
          sql`select person from ${sql.id("sign_in", table)} where person = any (${[...people]}::text[])`,
      );
      const { rows } = await sql<{ person: string }>`
        select distinct person from (${sql.join(parts, sql` union all `)}) kept order by person`.execute(db);
      return rows.map(({ person }) => person);
    },
  };
}
