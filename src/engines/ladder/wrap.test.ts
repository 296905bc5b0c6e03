import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widthOf, wrap } from "./wrap.ts";

describe("wrap", () => {
  test.each([
    ["a name that fits stays on one line", "Groupe Egmont", 28, ["Groupe Egmont"]],
    [
      "two lines are as even as can be",
      "Secrétariat du Commonwealth",
      20,
      ["Secrétariat du", "Commonwealth"],
    ],
    [
      "a hyphen may end a line, a word too long is cut but whole",
      "Asie-Pacifique",
      8,
      ["Asie-", "Pacifiqu", "e"],
    ],
    ["Chinese breaks between characters", "反恐怖主义委员会执行局", 12, ["反恐怖主义委", "员会执行局"]],
    ["no Chinese line begins with a comma", "安全理事会，委员会", 10, ["安全理事", "会，委员会"]],
    ["runs of spaces are one", "  a \n b ", 9, ["a b"]],
    ["nothing gives nothing", " ", 9, []],
  ])("%s", (...[, name, most, lines]) => {
    expect(wrap(name, most)).toEqual(lines);
  });

  test("no letter is lost, no line too wide, no line empty", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer({ min: 2, max: 40 }),
        (name, most) => {
          const lines = wrap(name, most);
          expect(lines.join("").replace(/\s/gu, "")).toBe(name.replace(/\s/gu, ""));
          for (const text of lines) {
            expect(text).not.toBe("");
            expect(widthOf(text)).toBeLessThanOrEqual(most);
          }
        },
      ),
      { seed: 2026, numRuns: 500 },
    );
  });

  test("marks that combine with a letter add no width", () => {
    expect(widthOf("é")).toBe(1);
    expect(widthOf("مُحَمَّد")).toBe(4);
    expect(widthOf("反a")).toBe(3);
  });
});
