import { asDay, bounds, type Day, dayOf, type PartialDate, past } from "../../kernel/partial-date.ts";

/** Kinds of fact that may age, each by the rule of its kind. */
export const factKinds = [
  "party",
  "website",
  "name",
  "relation",
  "office",
  "membership",
  "identifier",
  "coverage",
  "focal-point",
] as const;
export type FactKind = (typeof factKinds)[number];

/** Days from the day of verification until a fact is due to be verified again, and until it is overdue. */
export interface FreshnessRule {
  readonly daysDue: number;
  readonly daysOverdue: number;
}

/** `unchecked`: no day is on record on which it was verified. `ended`: it holds no more, and is not asked about again. */
export const freshnessStates = ["fresh", "due", "overdue", "unchecked", "ended"] as const;
export type FreshnessState = (typeof freshnessStates)[number];

export interface Ageing {
  readonly verifiedOn: PartialDate | undefined;
  readonly until: PartialDate | undefined;
  /** Until when its party exists: what is said of a body that is gone ages no more. */
  readonly partyUntil?: PartialDate | undefined;
}

export interface Freshness {
  readonly state: FreshnessState;
  readonly dueOn: Day | undefined;
  readonly overdueOn: Day | undefined;
}

const dayLong = 86_400_000;
/** Years that every date can be reckoned with. */
const span = { first: asDay("0001-01-01"), last: asDay("9000-01-01") };

/** The day `days` after another. */
export const dayAfter = (day: Day, days: number): Day =>
  dayOf(new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayLong));

function within(day: Day): Day {
  if (span.first !== undefined && day < span.first) return span.first;
  return span.last !== undefined && day > span.last ? span.last : day;
}

const over = (date: PartialDate | undefined, on: Day): boolean =>
  date !== undefined && past(date, on) === "yes";

/**
 * How fresh a fact is on a day. A coarse date of verification counts from the first day that it can stand for: what may be due, is.
 * `registry.dated_fact` and `store/due.ts` say the same in the database.
 */
export function freshnessOf(
  rule: FreshnessRule,
  { verifiedOn, until, partyUntil }: Ageing,
  on: Day,
): Freshness {
  const none = { dueOn: undefined, overdueOn: undefined };
  if (over(until, on) || over(partyUntil, on)) return { state: "ended", ...none };
  if (verifiedOn === undefined) return { state: "unchecked", ...none };
  const from = within(bounds(verifiedOn).first);
  const dueOn = dayAfter(from, rule.daysDue);
  const overdueOn = dayAfter(from, rule.daysOverdue);
  const state = on >= overdueOn ? "overdue" : on >= dueOn ? "due" : "fresh";
  return { state, dueOn, overdueOn };
}

/** How many facts are in each state; those that have ended are not counted. */
export interface FreshnessCounts {
  readonly fresh: number;
  readonly due: number;
  readonly overdue: number;
  readonly unchecked: number;
}

export const noFacts: FreshnessCounts = { fresh: 0, due: 0, overdue: 0, unchecked: 0 };

export const sumOf = (counts: readonly FreshnessCounts[]): FreshnessCounts =>
  counts.reduce(
    (sum, one) => ({
      fresh: sum.fresh + one.fresh,
      due: sum.due + one.due,
      overdue: sum.overdue + one.overdue,
      unchecked: sum.unchecked + one.unchecked,
    }),
    noFacts,
  );

/** The share of facts that are fresh, to four places; nothing where there are no facts that age. */
export function scoreOf({ fresh, due, overdue, unchecked }: FreshnessCounts): number | undefined {
  const all = fresh + due + overdue + unchecked;
  return all === 0 ? undefined : Math.floor((fresh / all) * 10_000) / 10_000;
}
