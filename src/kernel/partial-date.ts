/**
 * Dates of which only a year or a month may be known: `2026`, `2026-11`, `2026-11-25` (ISO 8601, proleptic Gregorian).
 * A partial date stands for every day in it, so a comparison with a day can answer "unknown".
 */
declare const partialDate: unique symbol;
export type PartialDate = string & { readonly [partialDate]: true };

declare const day: unique symbol;
/** A full date, `YYYY-MM-DD`. Every Day is also a PartialDate. */
export type Day = PartialDate & { readonly [day]: true };

export type Ternary = "yes" | "no" | "unknown";

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The value as a partial date, or nothing when it is not one (`2026-02-30`, `2026-13`, `26`). */
export function asPartialDate(value: string): PartialDate | undefined {
  const match = shape.exec(value);
  if (!match) return undefined;
  const [, year, month, dayOfMonth] = match;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (dayOfMonth !== undefined) {
    const last = daysInMonth(Number(year), Number(month));
    if (Number(dayOfMonth) < 1 || Number(dayOfMonth) > last) return undefined;
  }
  return value as PartialDate;
}

/** The value as a full date, or nothing. */
export function asDay(value: string): Day | undefined {
  return value.length === 10 && asPartialDate(value) ? (value as Day) : undefined;
}

/** The UTC day of an instant. */
export const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10) as Day;

/** First and last day that a partial date stands for. */
export function bounds(date: PartialDate): { readonly first: Day; readonly last: Day } {
  if (date.length === 4) return { first: `${date}-01-01` as Day, last: `${date}-12-31` as Day };
  if (date.length === 7) {
    const last = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)));
    return { first: `${date}-01` as Day, last: `${date}-${last}` as Day };
  }
  return { first: date as Day, last: date as Day };
}

/** Has `date` been reached on `on`? "unknown" inside a year or month of which no more is known. */
export function reached(date: PartialDate, on: Day): Ternary {
  const { first, last } = bounds(date);
  if (on >= last) return "yes";
  return on < first ? "no" : "unknown";
}

/** Is `date` over on `on`: is `on` later than every day it can stand for? */
export function past(date: PartialDate, on: Day): Ternary {
  const { first, last } = bounds(date);
  if (on > last) return "yes";
  return on <= first ? "no" : "unknown";
}
