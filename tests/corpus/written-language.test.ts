import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/engines/written-language/index.ts";
import { languages } from "../../src/kernel/language.ts";
import { readShared, sharedIsHere, unlessShared } from "../support/shared.ts";

// Skipped elsewhere: the corpus is not ours to ship.
describe.skipIf(!sharedIsHere)(`the language of single lines${unlessShared}`, () => {
  test.each(languages)("is found for 99 of 100 lines in %s, headings and names included", (language) => {
    const lines = readShared(`corpus/un-parallel-lines/${language}.txt`).split("\n").filter(Boolean);
    const right = lines.filter((line) => languageOf(line) === language).length;
    expect(lines.length).toBeGreaterThan(1000);
    expect(right / lines.length).toBeGreaterThanOrEqual(0.99);
  });
});
