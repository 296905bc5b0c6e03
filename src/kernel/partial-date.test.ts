import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asDay,
  asPartialDate,
  bounds,
  type Day,
  type PartialDate,
  past,
  reached,
  type Ternary,
} from "./partial-date.ts";
import { standing } from "./validity.ts";

const twoDigits = (number: number): string => String(number).padStart(2, "0");
const aDay = fc
  .date({ min: new Date("1940-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10) as Day);
const aPartialDate = fc
  .tuple(aDay, fc.constantFrom(4, 7, 10))
  .map(([day, length]) => day.slice(0, length) as PartialDate);

/** The slow twin: every day that a partial date can stand for. */
function daysOf(date: PartialDate): Day[] {
  const days: Day[] = [];
  const year = Number(date.slice(0, 4));
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10) as Day;
    if (day.startsWith(date)) days.push(day);
  }
  return days;
}

const ternary = (answers: readonly boolean[]): Ternary => {
  if (answers.every(Boolean)) return "yes";
  return answers.some(Boolean) ? "unknown" : "no";
};

describe("a partial date", () => {
  test.each(["2026", "2026-11", "2026-11-25", "2024-02-29"])("%s is one", (value) => {
    expect(asPartialDate(value)).toBe(value);
  });

  test.each([
    "",
    "26",
    "2026-13",
    "2026-00",
    "2026-02-30",
    "2023-02-29",
    "2026-11-31",
    "2026-1-1",
    "2026-11-25T00:00",
    "x",
  ])("%j is none", (value) => {
    expect(asPartialDate(value)).toBeUndefined();
  });

  test("only a full date is a day", () => {
    expect([asDay("2026"), asDay("2026-11"), asDay("2026-11-25"), asDay("2026-02-30")]).toEqual([
      undefined,
      undefined,
      "2026-11-25",
      undefined,
    ]);
  });

  test("its bounds are the first and last day it can stand for", () => {
    fc.assert(
      fc.property(aPartialDate, (date) => {
        const days = daysOf(date);
        expect(bounds(date)).toEqual({ first: days[0], last: days.at(-1) });
      }),
      { numRuns: 60 },
    );
  });

  test("whether it is reached or past is what every day it can stand for says", () => {
    fc.assert(
      fc.property(aPartialDate, aDay, fc.boolean(), (date, far, near) => {
        // Half of the days asked about lie in or beside the date, where it matters.
        const on = near ? (`${date.slice(0, 4)}-${twoDigits((far.charCodeAt(9) % 12) + 1)}-15` as Day) : far;
        const days = daysOf(date);
        expect(reached(date, on)).toBe(ternary(days.map((day) => on >= day)));
        expect(past(date, on)).toBe(ternary(days.map((day) => on > day)));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a period", () => {
  const on = "2025-06-15" as Day;
  const of = (since?: string, until?: string) => ({
    since: since as PartialDate,
    until: until as PartialDate,
  });

  test.each([
    [undefined, undefined, "dates-not-known"],
    ["2025-06-15", undefined, "holds"],
    ["2025-06-16", undefined, "not-begun"],
    ["2025", undefined, "uncertain"],
    ["2025-06", undefined, "uncertain"],
    ["2024", undefined, "holds"],
    ["2026", undefined, "not-begun"],
    [undefined, "2025-06-14", "ended"],
    [undefined, "2025-06-15", "uncertain"],
    [undefined, "2024", "ended"],
    ["2020", "2025-06-15", "holds"],
    ["2020", "2025", "uncertain"],
    ["2020", "2024", "ended"],
    ["2026", "2027", "not-begun"],
  ])("from %s to %s stands on 15 June 2025 as %s", (since, until, expected) => {
    expect(standing(of(since, until), on)).toBe(expected);
  });

  test("that has ended never holds again on a later day", () => {
    fc.assert(
      fc.property(aPartialDate, aPartialDate, fc.tuple(aDay, aDay), (since, until, days) => {
        const [earlier, later] = days.toSorted() as [Day, Day];
        if (standing({ since, until }, earlier) === "ended")
          expect(standing({ since, until }, later)).toBe("ended");
      }),
    );
  });
});
