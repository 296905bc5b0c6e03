import { sql } from "kysely";
import type { Certainty, HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import { dayOf } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { Handling } from "../model.ts";
import type { LinkFacts, LinkTimes } from "./model.ts";

/** A link as staff see it, whatever its state. */
export interface LinkRow extends LinkTimes {
  readonly id: string;
  readonly purpose: string;
  readonly party_id: string;
  readonly subject: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly recipient_name: string | null;
  readonly recipient_email: string | null;
  readonly made_at: Date;
  readonly uses: number;
  readonly opens: number;
  readonly last_opened_at: Date | null;
  readonly level: HandlingLevel;
}

export type NewLinkRow = Handling & { readonly verification: Certainty } & Pick<
    LinkRow,
    | "purpose"
    | "party_id"
    | "subject"
    | "language"
    | "recipient_name"
    | "recipient_email"
    | "once"
    | "made_at"
    | "expires_at"
  >;

/** A link as its holder sees it. */
export interface HeldLink {
  readonly link: LinkFacts;
  readonly times: LinkTimes;
}

type HeldRow = Pick<LinkRow, "id" | "purpose" | "party_id" | "subject" | "language"> & LinkTimes;

/** What is asked of links; one function a question. `digest` is that of a token. */
export function linkStore(db: Db) {
  return {
    /** With which tokens are signed. */
    async key(): Promise<string> {
      const { rows } = await sql<{ key: string }>`select access.link_key() as key`.execute(db);
      return rows[0]?.key ?? "";
    },

    async add(row: NewLinkRow): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into access.link
          (purpose, party_id, subject, language, recipient_name, recipient_email, once, made_at, expires_at, level, audience, originator, verification)
        values (${row.purpose}, ${row.party_id}, ${JSON.stringify(row.subject)}::jsonb, ${row.language},
          ${row.recipient_name}, ${row.recipient_email}, ${row.once}, ${row.made_at}, ${row.expires_at},
          ${row.level}, ${[...row.audience]}, ${row.originator}, ${row.verification})
        returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    async keepToken(id: string, digest: string): Promise<void> {
      await sql`select access.keep_link_token(${id}::uuid, ${digest})`.execute(db);
    },

    async findByToken(digest: string): Promise<HeldLink | undefined> {
      const { rows } = await sql<HeldRow>`select * from access.link_by_token(${digest})`.execute(db);
      return rows[0] && heldLink(rows[0]);
    },

    /** Until the end of the transaction nobody else uses it. */
    async lock(digest: string): Promise<void> {
      await sql`select access.lock_link(${digest})`.execute(db);
    },

    /** @returns whether this form had not been sent before. */
    async use(digest: string, form: string, at: Date): Promise<boolean> {
      const { rows } = await sql<{ used: boolean }>`
        select access.use_link(${digest}, ${form}, ${at}) as used`.execute(db);
      return rows[0]?.used ?? false;
    },

    /** @returns whether there is such a link; one that was revoked before keeps its time. */
    async revoke(id: string, at: Date): Promise<boolean> {
      const { rows } = await sql`
        update access.link set revoked_at = coalesce(revoked_at, ${at}) where id = ${id}::uuid returning 1`.execute(
        db,
      );
      return rows.length > 0;
    },

    /** Visits in this minute by bucket, this one counted. */
    async countVisits(buckets: readonly string[], at: Date): Promise<ReadonlyMap<string, number>> {
      const { rows } = await sql<{ bucket: string; visits: number }>`
        select bucket, visits from access.count_link_visits(${buckets}::text[], ${at})`.execute(db);
      return new Map(rows.map(({ bucket, visits }) => [bucket, visits]));
    },

    async countOpen(digest: string, at: Date): Promise<void> {
      await sql`select access.count_link_open(${digest}, ${at})`.execute(db);
    },

    /** The latest first. */
    async list({ party, purpose, limit }: LinkFilter): Promise<readonly LinkRow[]> {
      const { rows } = await sql<LinkRow>`
        select l.id::text as id, l.purpose, l.party_id, l.subject, l.language, l.recipient_name, l.recipient_email, l.once,
          l.made_at, l.expires_at, l.uses, l.used_at, l.revoked_at, l.level, coalesce(o.opens, 0) as opens, o.last_opened_at
        from access.link l left join lateral access.opens_of_link(l.id) o on true
        where (${party ?? null}::text is null or l.party_id = ${party ?? null})
          and (${purpose ?? null}::text is null or l.purpose = ${purpose ?? null})
        order by l.made_at desc, l.id limit ${limit}`.execute(db);
      return rows;
    },
  };
}

export interface LinkFilter {
  readonly party?: string | undefined;
  readonly purpose?: string | undefined;
  readonly limit: number;
}

function heldLink(row: HeldRow): HeldLink {
  const { id, purpose, party_id: party, subject, language, once, expires_at, used_at, revoked_at } = row;
  return {
    link: { id, purpose, party, subject, language, expires: dayOf(expires_at) },
    times: { once, expires_at, used_at, revoked_at },
  };
}
