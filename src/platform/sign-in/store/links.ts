import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";
import type { LinkPurpose } from "../model.ts";

export interface LinkRow {
  readonly id: Buffer;
  readonly purpose: LinkPurpose;
  readonly person: string | null;
  readonly email: string | null;
  readonly account: Buffer | null;
  readonly code: Buffer | null;
  readonly tries: number;
  readonly expires_at: Date | null;
  readonly used_at: Date | null;
  readonly revoked_at: Date | null;
}

export interface NewLink extends Omit<LinkRow, "tries" | "used_at" | "revoked_at"> {
  readonly request: Buffer | null;
  readonly created_at: Date;
}

const columns = sql`id, purpose, person, email, account, code, tries, expires_at, used_at, revoked_at`;

export function linkQuestions(db: Db) {
  return {
    async addLink(row: NewLink): Promise<void> {
      await sql`
        insert into sign_in.token (id, purpose, person, email, account, request, code, created_at, expires_at) values (
          ${row.id}, ${row.purpose}, ${row.person}, ${row.email}, ${row.account}, ${row.request}, ${row.code},
          ${row.created_at}, ${row.expires_at})`.execute(db);
    },

    async findLink(id: Buffer): Promise<LinkRow | undefined> {
      const { rows } = await sql<LinkRow>`select ${columns} from sign_in.token where id = ${id}`.execute(db);
      return rows[0];
    },

    /** The same, held until the transaction ends: of two at once the second finds it used. */
    async lockLink(id: Buffer): Promise<LinkRow | undefined> {
      const { rows } = await sql<LinkRow>`
        select ${columns} from sign_in.token where id = ${id} for update`.execute(db);
      return rows[0];
    },

    /** By what the browser holds that asked for it. */
    async lockRequest(request: Buffer): Promise<LinkRow | undefined> {
      const { rows } = await sql<LinkRow>`
        select ${columns} from sign_in.token where request = ${request} for update`.execute(db);
      return rows[0];
    },

    async countCodeTry(id: Buffer): Promise<void> {
      await sql`update sign_in.token set tries = tries + 1 where id = ${id}`.execute(db);
    },

    async useLink(id: Buffer, now: Date): Promise<void> {
      await sql`update sign_in.token set used_at = ${now} where id = ${id}`.execute(db);
    },

    /** Those of a purpose that nobody has used yet; of one person, or with `null` of all. */
    async revokeLinks(purpose: LinkPurpose, person: string | null, now: Date): Promise<void> {
      await sql`
        update sign_in.token set revoked_at = ${now}
        where purpose = ${purpose} and (${person}::text is null or person = ${person}) and used_at is null
          and revoked_at is null`.execute(db);
    },

    async revokeLinksOf(person: string, now: Date): Promise<void> {
      await sql`
        update sign_in.token set revoked_at = ${now}
        where person = ${person} and used_at is null and revoked_at is null`.execute(db);
    },
  };
}
