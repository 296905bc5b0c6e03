import { expect, test } from "vitest";
import { findCitations } from "./index.ts";

/** What could make a reader go back and forth: openings without ends, triggers without citations, endless lists. */
const units = [
  ...["1 (1 ", "1", "(2001) ", "2(a) ", "(((((((", "-\n"],
  ...["paragraph ", "paragraph 1 of ", "resolution ", "resolution 1, ", "resolutions 1373 (2001) ", "قرار "],
  ...["RES/", "S/RES/1373 (2001)\n", "决议", "第1(2001)号", "FATF R.1 ", "1373 (2001), "],
];

/** Processor time in milliseconds, the least of three: other programs of the machine do not count. */
const timeOf = (text: string): number => {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    findCitations(text, { language: "en" });
    return process.cpuUsage(before).user / 1000;
  });
  return Math.min(...times);
};

test.each(units)("four times as many of %j take no more than some four times as long", (unit) => {
  const text = (length: number) => unit.repeat(Math.ceil(length / unit.length));
  timeOf(text(100_000));
  const short = timeOf(text(100_000));
  const long = timeOf(text(400_000));
  // A quadratic reader would take sixteen times as long.
  expect(long).toBeLessThan(10 * Math.max(short, 5));
});
