import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";

export interface StateRow {
  readonly browser: Buffer;
  readonly verifier: string;
  readonly nonce: string;
}

export interface NewState extends StateRow {
  readonly id: Buffer;
  readonly expires_at: Date;
}

export interface OidcLinkRow {
  readonly issuer: string;
  readonly subject: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

export function oidcQuestions(db: Db) {
  return {
    async addState(row: NewState): Promise<void> {
      await sql`
        insert into sign_in.oidc_state (id, browser, verifier, nonce, expires_at)
        values (${row.id}, ${row.browser}, ${row.verifier}, ${row.nonce}, ${row.expires_at})`.execute(db);
    },

    /** Takes a state, which nobody can have again; undefined also for one that has expired. */
    async takeState(id: Buffer, now: Date): Promise<StateRow | undefined> {
      const { rows } = await sql<StateRow & { open: boolean }>`
        delete from sign_in.oidc_state where id = ${id}
        returning browser, verifier, nonce, expires_at > ${now} as open`.execute(db);
      return rows[0]?.open ? rows[0] : undefined;
    },

    /** Whose an identity is; it is used now. */
    async useOidcLink(issuer: string, subject: string, now: Date): Promise<string | undefined> {
      const { rows } = await sql<{ person: string }>`
        update sign_in.oidc_link set last_used_at = ${now} where issuer = ${issuer} and subject = ${subject}
        returning person`.execute(db);
      return rows[0]?.person;
    },

    /** @returns whether the identity was nobody's. */
    async addOidcLink(row: { issuer: string; subject: string; person: string }, now: Date): Promise<boolean> {
      const { rows } = await sql`
        insert into sign_in.oidc_link (issuer, subject, person, created_at, last_used_at)
        values (${row.issuer}, ${row.subject}, ${row.person}, ${now}, ${now})
        on conflict (issuer, subject) do nothing returning person`.execute(db);
      return rows.length > 0;
    },

    async listOidcLinks(person: string): Promise<readonly OidcLinkRow[]> {
      const { rows } = await sql<OidcLinkRow>`
        select issuer, subject, created_at, last_used_at from sign_in.oidc_link where person = ${person}
        order by created_at, issuer, subject`.execute(db);
      return rows;
    },

    async removeOidcLinks(person: string): Promise<number> {
      const { rows } = await sql`
        delete from sign_in.oidc_link where person = ${person} returning person`.execute(db);
      return rows.length;
    },
  };
}
