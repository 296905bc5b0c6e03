import { expect, test } from "vitest";
import { findCitations } from "./index.ts";

/** What could make a reader go back and forth: openings without ends, triggers without citations, endless lists. */
const units = [
  ...["1 (1 ", "1", "(2001) ", "2(a) ", "(((((((", "-\n"],
  ...["paragraph ", "paragraph 1 of ", "resolution ", "resolution 1, ", "resolutions 1373 (2001) ", "قرار "],
  ...["RES/", "S/RES/1373 (2001)\n", "决议", "第1(2001)号", "FATF R.1 ", "1373 (2001), "],
];

const timeOf = (text: string): number => {
  const start = performance.now();
  findCitations(text, { language: "en" });
  return performance.now() - start;
};

test.each(units)("four times as many of %j take no more than some four times as long", (unit) => {
  const text = (length: number) => unit.repeat(Math.ceil(length / unit.length));
  timeOf(text(100_000));
  const short = Math.min(timeOf(text(100_000)), timeOf(text(100_000)));
  const long = Math.min(timeOf(text(400_000)), timeOf(text(400_000)));
  // Generous, for other work on the machine: a quadratic reader would take sixteen times as long.
  expect(long).toBeLessThan(10 * Math.max(short, 5));
});
