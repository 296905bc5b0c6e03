import { sql } from "kysely";
import type { Day } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { FactKind, FreshnessCounts } from "../freshness.ts";

/** How fresh the register was on a day. */
export interface FreshnessDay {
  readonly day: Day;
  readonly counts: Partial<Record<FactKind, FreshnessCounts>>;
  readonly score: number | undefined;
}

/** The score over time. */
export function freshnessDays(db: Db) {
  return {
    async write({ day, counts, score }: FreshnessDay): Promise<void> {
      await sql`
        insert into registry.freshness_day (id, counts, score) values (${day}, ${JSON.stringify(counts)}::jsonb, ${score ?? null})
        on conflict (id) do update set counts = excluded.counts, score = excluded.score`.execute(db);
    },

    /** The days between two, in their order. */
    async between(from: Day, to: Day): Promise<FreshnessDay[]> {
      const { rows } = await sql<{ id: Day; counts: FreshnessDay["counts"]; score: string | null }>`
        select id, counts, score::text as score from registry.freshness_day where id between ${from} and ${to} order by id`.execute(
        db,
      );
      return rows.map(({ id, counts, score }) => ({
        ...{ day: id, counts, score: score === null ? undefined : Number(score) },
      }));
    },
  };
}
