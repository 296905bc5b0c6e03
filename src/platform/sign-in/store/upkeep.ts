import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";

export function upkeepQuestions(db: Db) {
  return {
    /** What has been over since before `before`, and what nobody can use any more at `now`. */
    async removeOver(now: Date, before: Date, quiet: Date): Promise<void> {
      await sql`
        delete from sign_in.session where least(ended_at, idle_until, expires_at) < ${before}`.execute(db);
      await sql`
        delete from sign_in.token where least(used_at, revoked_at, expires_at) < ${before}
          or (person is null and expires_at <= ${now})`.execute(db);
      await sql`delete from sign_in.challenge where expires_at <= ${now}`.execute(db);
      await sql`delete from sign_in.oidc_state where expires_at <= ${now}`.execute(db);
      await sql`delete from sign_in.totp where confirmed_at is null and created_at < ${quiet}`.execute(db);
      await sql`delete from sign_in.attempt where last_at < ${quiet}`.execute(db);
    },

    /** Every row of a person. */
    async removePerson(person: string): Promise<void> {
      for (const table of ["session", "token", "passkey", "challenge", "totp", "recovery_code", "oidc_link"])
        await sql`delete from ${sql.id("sign_in", table)} where person = ${person}`.execute(db);
    },
  };
}
