import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { Handling } from "../../access/index.ts";
import type { Verdict } from "./model.ts";

/** A question to a focal point, and what became of it. */
export interface Ask {
  /** That of its link. */
  readonly id: string;
  readonly party_id: string;
  readonly focal_point_id: string;
  readonly language: Language;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly expires_at: Date;
  readonly withdrawn_at: Date | null;
  readonly answered_at: Date | null;
  readonly verdict: Verdict | null;
  readonly level: HandlingLevel;
}

export type NewAsk = Omit<Ask, "withdrawn_at" | "answered_at" | "verdict"> & Handling;

const columns = sql.raw(
  "a.id::text as id, a.party_id, a.focal_point_id::text as focal_point_id, a.language, a.asked_by, a.asked_at, a.expires_at, a.withdrawn_at, a.answered_at, a.verdict, a.level",
);

/** What was asked of partners. */
export function askStore(db: Db) {
  return {
    async add(ask: NewAsk): Promise<void> {
      await sql`
        insert into workspace.ask
          (id, party_id, focal_point_id, language, asked_by, asked_at, expires_at, level, audience, originator)
        values (${ask.id}::uuid, ${ask.party_id}, ${ask.focal_point_id}::uuid, ${ask.language}, ${ask.asked_by}, ${ask.asked_at},
          ${ask.expires_at}, ${ask.level}, ${[...ask.audience]}, ${ask.originator})`.execute(db);
    },

    /** By the link of that id, which acts. */
    async answer(id: string, verdict: Verdict, at: Date): Promise<void> {
      await sql`select workspace.answer_ask(${id}::uuid, ${verdict}, ${at})`.execute(db);
    },

    /** Those to a focal point that are open, or one of them, wait no longer. @returns their ids */
    async withdraw(
      of: { readonly focalPoint: string } | { readonly id: string },
      at: Date,
    ): Promise<string[]> {
      const one = "id" in of ? sql`id::text = ${of.id}` : sql`focal_point_id::text = ${of.focalPoint}`;
      const { rows } = await sql<{ id: string }>`
        update workspace.ask set withdrawn_at = ${at}
        where ${one} and answered_at is null and withdrawn_at is null returning id::text as id`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** Whether the focal point to whom a link was sent is one no longer, or is reached at another address. */
    async hasEnded(link: string, on: Day): Promise<boolean> {
      const { rows } = await sql<{
        ended: boolean;
      }>`select workspace.link_has_ended(${link}, ${on}) as ended`.execute(db);
      return rows[0]?.ended ?? false;
    },

    /** The latest first; of one party where it is given. */
    async list(party?: string): Promise<Ask[]> {
      const { rows } = await sql<Ask>`
        select ${columns} from workspace.ask a
        where ${party ?? null}::text is null or a.party_id = ${party ?? null}
        order by a.asked_at desc, a.id limit 200`.execute(db);
      return rows;
    },

    /** Those without an answer that expire before `until`, and did not before `since`. */
    async unanswered(since: Date, until: Date): Promise<Ask[]> {
      const { rows } = await sql<Ask>`
        select ${columns} from workspace.ask a
        where a.answered_at is null and a.withdrawn_at is null and a.expires_at between ${since} and ${until}
        order by a.expires_at, a.id limit 200`.execute(db);
      return rows;
    },
  };
}
