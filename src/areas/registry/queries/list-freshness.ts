import { z } from "zod";
import { query } from "../../../platform/acts/index.ts";
import { dayAfter } from "../freshness.ts";
import { type FreshnessDay, freshnessDays } from "../store/freshness-days.ts";
import { day } from "./fields.ts";

/** The longest that is asked for at once: ten years of days. */
const mostDays = 3660;

/** How fresh the register was, day by day; without days, over the last year. */
export const listFreshness = query({
  name: "registry.list-freshness",
  permission: "read-as-staff",
  input: z.strictObject({ from: day.optional(), to: day.optional() }),
  async run({ db, today }, { to = today, from = dayAfter(to, -365) }): Promise<readonly FreshnessDay[]> {
    const earliest = dayAfter(to, -mostDays);
    const days = freshnessDays(db);
    return from < earliest ? days.between(earliest, to) : days.between(from, to);
  },
});
