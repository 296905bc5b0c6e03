import { describe, expect, test } from "vitest";
import { allTranslators as translators } from "../../../tests/support/acts.ts";
import { provisionText, symbolOf } from "./symbols.ts";

describe("a document symbol", () => {
  test.each([
    ["S/RES/2617(2021)", "S/RES/2617 (2021)"],
    ["A/RES/60/288", "A/RES/60/288"],
    ["A/RES/1995(XIX)", "A/RES/1995 (XIX)"],
    ["E/CN.4/RES/2005/80", "E/CN.4/RES/2005/80"],
    ["AG/RES.1650(XXIX-O/99)", "AG/RES.1650 (XXIX-O/99)"],
    ["S/2015/939", "S/2015/939"],
    ["FATF-2012", undefined],
    ["GCTS-REVIEW-9", undefined],
    ["TOKYO-1963", undefined],
  ])("of %s is written %s", (id, symbol) => {
    expect(symbolOf(id)).toBe(symbol);
  });
});

describe("a provision", () => {
  const provision = (label: string) => ({
    id: `X ${label}`,
    instrumentId: "X",
    label,
    title: undefined,
    certainty: "known" as const,
    sourceUrl: "",
  });

  test.each([
    ["OP 37", "para. 37"],
    ["Pillar II", "pillar II"],
    ["R.8", "Recommendation 8"],
    ["IO.9", "Immediate Outcome 9"],
    ["PP 4", "PP 4"],
  ])("%s is cited in English as %s", (label, text) => {
    expect(provisionText(provision(label), translators.en)).toBe(text);
  });

  test("is cited in every language with its number", () => {
    for (const translate of Object.values(translators)) {
      expect(provisionText(provision("OP 37"), translate)).toContain("37");
      expect(provisionText(provision("Pillar IV"), translate)).toContain("IV");
    }
  });
});
