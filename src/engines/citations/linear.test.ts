import { expect, test } from "vitest";
import { growthOf, mostGrowth } from "../../../tests/support/growth.ts";
import { findCitations } from "./index.ts";

/** What could make a reader go back and forth: openings without ends, triggers without citations, endless lists. */
const units = [
  ...["1 (1 ", "1", "(2001) ", "2(a) ", "(((((((", "-\n"],
  ...["paragraph ", "paragraph 1 of ", "resolution ", "resolution 1, ", "resolutions 1373 (2001) ", "قرار "],
  ...["RES/", "S/RES/1373 (2001)\n", "决议", "第1(2001)号", "FATF R.1 ", "1373 (2001), "],
];

test.each(units)("sixteen times as many of %j take no more than some sixteen times as long", (unit) => {
  expect(growthOf(unit, (text) => findCitations(text, { language: "en" }))).toBeLessThan(mostGrowth);
});
