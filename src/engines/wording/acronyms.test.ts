import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { derivationOf, shareOfInitials } from "./acronyms.ts";

describe("an acronym", () => {
  test.each([
    ["CDI", "Comité des îles"],
    ["CDI", "Comité du delta et des îles"],
    ["GAFA", "Groupe d’action financière d’Azur"],
    ["GABAZ", "Groupe antiblanchiment d’Azur"],
    ["UIP", "Union interportuaire"],
    ["ONUVD", "Organisation des Nations Unies pour les vallées et les deltas"],
    ["CNUCED", "Conférence des Nations Unies sur la côte et le delta"],
    ["AZURPOL", "Azur, police"],
    ["ILEA-Azur", "International Law Enforcement Academy, Azur"],
    ["ОЧЭС", "Организация Черноморского экономического сотрудничества"],
  ])("%s comes from “%s”", (acronym, name) => {
    expect(derivationOf(acronym, name)).toEqual({ kind: "whole" });
  });

  test("partly comes from a name whose first word it passes over", () => {
    expect(derivationOf("CEAN", "Organisation de coopération économique de l’Azur du Nord")).toEqual({
      kind: "partly",
      without: "organisation",
    });
  });

  test.each([
    ["EAPCO", "Organisation de coopération des chefs de police d’Azur orientale"],
    ["AZURMED", "Fondation azuro-méditerranéenne Anna Delta pour le dialogue entre les rives"],
    // Four of seven words passed over: whatever is left was not meant.
    ["UNCRI", "Institut interrégional de recherche des Nations Unies sur le crime"],
    ["", "Comité des îles"],
    ["CDI", ""],
    ["CDI", "des du de"],
  ])("%s does not come from “%s”", (acronym, name) => {
    expect(derivationOf(acronym, name)).toEqual({ kind: "none" });
  });
});

/** The slow twin: every way to take beginnings of words in order, tried out; words passed over are counted. */
function fewestByTrial(letters: string, words: readonly string[]): number {
  const [word, ...rest] = words;
  if (word === undefined) return letters === "" ? 0 : Number.POSITIVE_INFINITY;
  const ways = [1 + fewestByTrial(letters, rest)];
  for (let taken = 1; taken <= word.length && word.slice(0, taken) === letters.slice(0, taken); taken += 1)
    if (taken <= letters.length) ways.push(fewestByTrial(letters.slice(taken), rest));
  return Math.min(...ways);
}

function derivationByTrial(letters: string, words: readonly string[]): string {
  const [first = "", ...rest] = words;
  const allowed = Math.ceil(words.length / 3);
  for (let taken = 1; taken <= Math.min(first.length, letters.length); taken += 1)
    if (
      first.slice(0, taken) === letters.slice(0, taken) &&
      fewestByTrial(letters.slice(taken), rest) <= allowed
    )
      return "whole";
  return fewestByTrial(letters, rest) + 1 <= allowed ? "partly" : "none";
}

test("the derivation is that of trying every way", () => {
  // Letters of which no word means anything in six languages, so that each of them counts.
  const word = fc.string({ unit: fc.constantFrom("b", "k", "z"), minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.string({ unit: fc.constantFrom("B", "K", "Z"), minLength: 1, maxLength: 7 }),
      (words, acronym) => {
        expect(derivationOf(acronym, words.join(" ")).kind).toBe(
          derivationByTrial(acronym.toLowerCase(), words),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("a long name and a long acronym of one letter are compared in a moment", () => {
  const before = performance.now();
  derivationOf("A".repeat(20), "abc ".repeat(2000));
  expect(performance.now() - before).toBeLessThan(1000);
});

test.each([
  ["UNESCO", "United Nations Educational, Scientific and Cultural Organization", 1],
  ["CDI", "Comité des îles", 2 / 3],
  ["XYZ", "Comité des îles", 0],
  ["CIC", "Îles et comités du corail", 2 / 3],
])("the share of %s that are initials of “%s”, in order, is %d", (acronym, name, share) => {
  expect(shareOfInitials(acronym, name)).toBeCloseTo(share);
});
