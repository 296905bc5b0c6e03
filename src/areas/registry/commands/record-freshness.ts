import { z } from "zod";
import { command } from "../../../platform/acts/index.ts";
import { scoreOf, sumOf } from "../freshness.ts";
import { dueQuestions } from "../store/due.ts";
import { freshnessDays } from "../store/freshness-days.ts";

/**
 * Records how fresh the register is today, once a day: a second time on a day writes over the first. Only what the whole secretariat
 * may read is counted, for all of it reads the score.
 */
export const recordFreshness = command({
  name: "registry.record-freshness",
  permission: "operate",
  input: z.strictObject({}),
  async run({ db, today }) {
    const counts = await dueQuestions(db).countsByKind({ on: today, openOnly: true });
    const score = scoreOf(sumOf(Object.values(counts)));
    await freshnessDays(db).write({ day: today, counts, score });
    return { day: today, score: score ?? null };
  },
});
