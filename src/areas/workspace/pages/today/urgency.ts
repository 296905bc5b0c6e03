import { bounds, type Day, dayOf } from "../../../../kernel/partial-date.ts";
import type { WorkDay } from "./day.ts";

/** Parts of the day, in the order in which they stand. */
export const dayKinds = ["deadlines", "mandates", "due", "proposals", "publications"] as const;
export type DayKind = (typeof dayKinds)[number];

/** Its day is over; it comes within thirty days; it comes later, or has no day. */
export const urgencies = ["over", "soon", "later"] as const;
export type Urgency = (typeof urgencies)[number];

export type Urgent = Readonly<Record<DayKind, Readonly<Record<Urgency, number>>>>;

const near = 30;

/** Where a day stands to today. */
export function urgencyOf(last: Day, today: Day): Urgency {
  const days = Math.round((Date.parse(last) - Date.parse(today)) / 86_400_000);
  return days < 0 ? "over" : days <= near ? "soon" : "later";
}

type Counted = Pick<
  WorkDay,
  "answers" | "asks" | "terms" | "mandates" | "due" | "proposals" | "publications"
>;

const tally = (found: readonly Urgency[]): Record<Urgency, number> => ({
  over: found.filter((one) => one === "over").length,
  soon: found.filter((one) => one === "soon").length,
  later: found.filter((one) => one === "later").length,
});

/** The lines of the day, counted by what they are and how near: what was put off is not among them. */
export function urgentOf(
  day: Counted,
  { today, answers }: { readonly today: Day; readonly answers: number },
): Urgent {
  const waitingFor = Array.from({ length: answers }, (): Urgency => "soon");
  return {
    deadlines: tally([
      ...waitingFor,
      ...day.asks.map(({ expires_at }) => urgencyOf(dayOf(expires_at), today)),
      ...day.terms.map(({ until }) => urgencyOf(bounds(until).last, today)),
    ]),
    mandates: tally(day.mandates.map(({ until }) => urgencyOf(bounds(until).last, today))),
    due: tally(day.due.map(({ counts }) => (counts.overdue > 0 ? "over" : "soon"))),
    proposals: { over: 0, soon: 0, later: day.proposals.reduce((sum, { count }) => sum + count, 0) },
    publications: { over: 0, soon: 0, later: day.publications.length },
  };
}
