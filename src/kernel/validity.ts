import { type Day, type PartialDate, past, reached } from "./partial-date.ts";

/** From when until when a fact holds; the last day is included. An absent end is not known, never "for ever". */
export interface Period {
  readonly since?: PartialDate | undefined;
  readonly until?: PartialDate | undefined;
}

/**
 * How a period stands to a day. `dates-not-known`: it has no dates and is placed on no date.
 * `uncertain`: its dates are too coarse to say.
 */
export type Standing = "holds" | "ended" | "not-begun" | "uncertain" | "dates-not-known";

export function standing(period: Period, on: Day): Standing {
  const { since, until } = period;
  if (since === undefined && until === undefined) return "dates-not-known";
  const ended = until === undefined ? "no" : past(until, on);
  if (ended === "yes") return "ended";
  // A fact of which only the end is known may not have begun yet.
  const begun = since === undefined ? "unknown" : reached(since, on);
  if (begun === "no") return "not-begun";
  return begun === "yes" && ended === "no" ? "holds" : "uncertain";
}

/** The period of a row whose unknown dates are null. */
export const periodOf = (dates: {
  readonly since: PartialDate | null | undefined;
  readonly until: PartialDate | null | undefined;
}) => ({ since: dates.since ?? undefined, until: dates.until ?? undefined });
