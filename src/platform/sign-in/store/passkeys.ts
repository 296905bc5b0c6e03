import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";

export interface PasskeyRow {
  /** As the authenticator gave it, base64url. */
  readonly id: string;
  readonly person: string;
  readonly handle: Buffer;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

export interface ChallengeRow {
  readonly challenge: string;
  readonly person: string | null;
}

export interface NewChallenge extends ChallengeRow {
  readonly id: Buffer;
  readonly purpose: "registration" | "authentication";
  readonly expires_at: Date;
}

const columns = sql`id, person, handle, public_key, counter, transports, name, created_at, last_used_at`;

export function passkeyQuestions(db: Db) {
  return {
    async addChallenge(row: NewChallenge): Promise<void> {
      await sql`
        insert into sign_in.challenge (id, purpose, challenge, person, expires_at)
        values (${row.id}, ${row.purpose}, ${row.challenge}, ${row.person}, ${row.expires_at})`.execute(db);
    },

    /** Takes a challenge, which nobody can have again; undefined also for one that has expired. */
    async takeChallenge(
      id: Buffer,
      purpose: NewChallenge["purpose"],
      now: Date,
    ): Promise<ChallengeRow | undefined> {
      const { rows } = await sql<ChallengeRow & { open: boolean }>`
        delete from sign_in.challenge where id = ${id} and purpose = ${purpose}
        returning challenge, person, expires_at > ${now} as open`.execute(db);
      return rows[0]?.open ? rows[0] : undefined;
    },

    /** @returns whether nobody had it already. */
    async addPasskey(row: Omit<PasskeyRow, "last_used_at">): Promise<boolean> {
      const { rows } = await sql`
        insert into sign_in.passkey (id, person, handle, public_key, counter, transports, name, created_at)
        values (${row.id}, ${row.person}, ${row.handle}, ${row.public_key}, ${row.counter},
          ${row.transports}::text[], ${row.name}, ${row.created_at})
        on conflict (id) do nothing returning id`.execute(db);
      return rows.length > 0;
    },

    async lockPasskey(id: string): Promise<PasskeyRow | undefined> {
      const { rows } = await sql<PasskeyRow>`
        select ${columns} from sign_in.passkey where id = ${id} for update`.execute(db);
      return rows[0];
    },

    async listPasskeys(person: string): Promise<readonly PasskeyRow[]> {
      const { rows } = await sql<PasskeyRow>`
        select ${columns} from sign_in.passkey where person = ${person} order by created_at, id`.execute(db);
      return rows;
    },

    async usePasskey(id: string, counter: number, now: Date): Promise<void> {
      await sql`
        update sign_in.passkey set counter = ${counter}, last_used_at = ${now} where id = ${id}`.execute(db);
    },

    async renamePasskey(person: string, id: string, name: string): Promise<boolean> {
      const { rows } = await sql`
        update sign_in.passkey set name = ${name} where id = ${id} and person = ${person} returning id`.execute(
        db,
      );
      return rows.length > 0;
    },

    async removePasskey(person: string, id: string): Promise<boolean> {
      const { rows } = await sql`
        delete from sign_in.passkey where id = ${id} and person = ${person} returning id`.execute(db);
      return rows.length > 0;
    },
  };
}
