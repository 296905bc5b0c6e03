import { describe, expect, test } from "vitest";
import { errorMap, exitCodes } from "./error-map.ts";
import { EntenteError, invalid } from "./errors.ts";
import { bestText, directionOf, fallbackOrder, isLanguage, languages } from "./language.ts";
import { slugOf } from "./slug.ts";

describe("a slug", () => {
  test.each([
    ["S/RES/2617(2021)", "s-res-2617-2021"],
    ["OP 37", "op-37"],
    ["A/RES/1995(XIX)", "a-res-1995-xix"],
    ["AG/RES.1650(XXIX-O/99)", "ag-res-1650-xxix-o-99"],
    ["FATF-2012", "fatf-2012"],
    ["R.8", "r-8"],
    ["--x--", "x"],
  ])("of %s is %s", (id, slug) => {
    expect(slugOf(id)).toBe(slug);
  });
});

describe("languages", () => {
  test("are the six of the United Nations, and only Arabic runs right to left", () => {
    expect([...languages].sort()).toEqual(["ar", "en", "es", "fr", "ru", "zh"]);
    expect(languages.filter((language) => directionOf(language) === "rtl")).toEqual(["ar"]);
    expect(isLanguage("de")).toBe(false);
  });

  test("each fall back on themselves first and on every other once", () => {
    for (const language of languages) {
      expect(fallbackOrder[language][0]).toBe(language);
      expect([...fallbackOrder[language]].sort()).toEqual([...languages].sort());
    }
  });

  test("the best text is the reader's own, else the first of the fallback order, else none", () => {
    expect(bestText({ en: "Paris", fr: "Paris (fr)" }, "fr")).toEqual({ text: "Paris (fr)", language: "fr" });
    expect(bestText({ zh: "巴黎", en: "Paris" }, "ru")).toEqual({ text: "Paris", language: "en" });
    expect(bestText({ zh: "巴黎" }, "ru")).toEqual({ text: "巴黎", language: "zh" });
    expect(bestText({ fr: "" }, "fr")).toBeUndefined();
  });
});

describe("errors", () => {
  test("of each kind have the status and exit code of the contract", () => {
    expect(errorMap).toEqual({
      "not-found": { status: 404, exit: 2 },
      forbidden: { status: 403, exit: 3 },
      invalid: { status: 400, exit: 2 },
      conflict: { status: 409, exit: 3 },
      unavailable: { status: 503, exit: 4 },
    });
    expect(exitCodes).toEqual({
      done: 0,
      someInputsFailed: 1,
      wrongUse: 2,
      refused: 3,
      unavailable: 4,
      verificationFailed: 5,
    });
  });

  test("keep kind, code and parameters", () => {
    const error = invalid("date-invalid", { value: "x" });
    expect(error).toBeInstanceOf(EntenteError);
    expect([error.kind, error.code, error.params]).toEqual(["invalid", "date-invalid", { value: "x" }]);
  });
});
