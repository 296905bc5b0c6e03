import { z } from "zod";
import { query } from "../../../platform/acts/index.ts";
import { entryOf, type HistoryEntry, personalIn } from "../history.ts";
import { historyQuestions } from "../store/history.ts";
import { partyId } from "./fields.ts";

export interface History {
  /** The latest first. */
  readonly entries: readonly HistoryEntry[];
  /** What to give as `before` for the entries that follow; nothing at the end. */
  readonly next: number | undefined;
}

/**
 * What happened to a party and to all that is said of it, field by field. Of a row that the reader may not see today nothing is told.
 * A party that the reader may not see has no history.
 */
export const readHistory = query({
  name: "registry.read-history",
  permission: "read-as-staff",
  input: z.strictObject({
    id: partyId,
    before: z.int().min(1).optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  async run({ db }, { id, before, limit }): Promise<History> {
    const store = historyQuestions(db);
    const changes = await store.changesOf(id, { before, most: limit + 1 });
    const shown = changes.slice(0, limit);
    const kept = await store.personalValues(
      personalIn(shown.flatMap((change) => [change.before, change.after])),
    );
    return {
      entries: shown.map((change) => entryOf(change, kept)),
      next: changes.length > limit ? shown.at(-1)?.id : undefined,
    };
  },
});
