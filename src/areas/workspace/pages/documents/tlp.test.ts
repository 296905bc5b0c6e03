import { expect, test } from "vitest";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { asTlp, isStricter, levelOfTlp, tlpMarks, tlpOf } from "./tlp.ts";

test.each([
  ["TLP:RED", "RED"],
  ["tlp: amber+strict", "AMBER+STRICT"],
  ["AMBER", "AMBER"],
  ["Green", "GREEN"],
  ["TLP:WHITE", "CLEAR"],
  ["clear", "CLEAR"],
  ["TLP:PURPLE", undefined],
  ["", undefined],
])("“%s” is the mark %s", (typed, mark) => {
  expect(asTlp(typed)).toBe(mark);
});

test("the mark shown beside a level asks for that level", () => {
  for (const level of handlingLevels)
    for (const audience of [[], ["party:interpol"]])
      expect(levelOfTlp[tlpOf({ level, audience })]).toBe(level);
});

test("marks stand from the most open to the strictest", () => {
  for (const [at, mark] of tlpMarks.entries())
    for (const later of tlpMarks.slice(at))
      expect(isStricter(levelOfTlp[mark], levelOfTlp[later])).toBe(false);
});
