import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EntenteError } from "../../../kernel/errors.ts";
import { asDay, type Day } from "../../../kernel/partial-date.ts";
import { type AnswerFields, answerOf, correctable, fieldOf } from "./answer.ts";
import { type AskedFocalPoint, type Details, seenOf } from "./details.ts";

const today = asDay("2026-11-25") as Day;
const reading = { today, language: "fr" } as const;

const open = { level: "unclassified", audience: ["party:lake-office"], originator: "cted" } as const;
const personOf = (id: string): AskedFocalPoint => ({
  ...{ id, version: `v-${id}`, ...open, verifiedOn: undefined, role: "main", language: "fr" },
  ...{ name: `Ada ${id}`, title: "Head", email: "ada@lake.example", phone: "+1 202" },
});
const details: Details = {
  ...{ party: "lake-office", name: { text: "Lake Office", language: "en" }, names: [], offices: [] },
  official: { id: "n", ...open, version: "v-n", verifiedOn: undefined, text: "Lake Office" },
  website: { id: "lake-office", ...open, version: "v-p", verifiedOn: today, address: "https://lake.example" },
  focalPoints: [personOf("a"), personOf("b")],
};
const seen = [seenOf(details)];
const answer = (given: AnswerFields) => answerOf(details, { seen, ...given }, reading);
const codeOf = (given: AnswerFields): string => {
  try {
    answer(given);
    return "none";
  } catch (error) {
    return error instanceof EntenteError ? error.code : String(error);
  }
};
const corrected = { verdict: ["corrected"] };

describe("an answer", () => {
  test("that all is right confirms each fact as it was read, and not what was looked at today", () => {
    const { verdict, acts } = answer({ verdict: ["right"] });
    expect(verdict).toBe("right");
    expect(acts).toEqual(
      [
        { table: "registry.party_name", id: "n", expected: "v-n" },
        { table: "registry.focal_point", id: "a", expected: "v-a" },
        { table: "registry.focal_point", id: "b", expected: "v-b" },
      ].map((input) => ({ act: "registry.confirm-fact", input })),
    );
  });

  test("with a correction changes that row alone, from what was read; the rest is right only where that is said", () => {
    const given = { ...corrected, "a-phone": [" +1 303 "], "b-gone": ["on"] };
    const changes = [
      { id: "a", expected: "v-a", verification: "verified", verified_on: today, phone: "+1 303" },
      { id: "b", expected: "v-b", verification: "verified", verified_on: today, until: today },
    ].map((input) => ({ act: "registry.change-focal-point", input }));
    expect(answer(given).acts).toEqual(changes);
    expect(answer({ ...given, rest: ["on"] }).acts.slice(2)).toEqual([
      { act: "registry.confirm-fact", input: { table: "registry.party_name", id: "n", expected: "v-n" } },
    ]);
  });

  test("takes a website without its scheme, and a remark as a note in the language of the answer", () => {
    expect(
      answer({ ...corrected, website: ["lake.example/new"], remark: ["Nous avons déménagé."] }).acts,
    ).toEqual([
      {
        act: "registry.change-party",
        input: {
          id: "lake-office",
          expected: "v-p",
          website: "https://lake.example/new",
          website_verified_on: today,
        },
      },
      {
        act: "registry.add-note",
        input: { party_id: "lake-office", language: "fr", text: "Nous avons déménagé." },
      },
    ]);
  });

  test.each<[string, AnswerFields, string]>([
    ["says neither", {}, "details-verdict"],
    [
      "is right and changes something",
      { verdict: ["right"], "a-phone": ["+1"] },
      "details-changed-but-right",
    ],
    ["corrects nothing", { ...corrected, "a-phone": ["+1 202"] }, "details-unchanged"],
    [
      "is to something else than is held now",
      { verdict: ["right"], seen: ["x"] },
      "details-changed-meanwhile",
    ],
    ["leaves a name out", { ...corrected, "a-name": [" "] }, "details-name"],
    ["has a mail address that is none", { ...corrected, "a-email": ["ada"] }, "details-email"],
    ["has letters of markup for a telephone", { ...corrected, "a-phone": ["<1>"] }, "details-phone"],
    ["has a script for a website", { ...corrected, website: ["javascript:alert(1)"] }, "details-website"],
    ["turns the direction of a line", { ...corrected, "a-title": ["a\u202eb"] }, "details-text"],
    ["is too long", { ...corrected, remark: ["a".repeat(2001)] }, "details-text"],
  ])("is refused when it %s", (_title, given, code) => {
    expect(codeOf(given)).toBe(code);
  });

  test("whatever is written: it is refused for a reason that is told, or touches each row once and none that is not asked about", () => {
    const names = [
      "website",
      "remark",
      ...details.focalPoints.flatMap((one) => correctable.map((d) => fieldOf(one, d))),
    ];
    const written = fc.dictionary(
      fc.constantFrom(...names, "a-gone", "rest", "c-phone"),
      fc.array(fc.string({ unit: "binary", maxLength: 30 }), { minLength: 1, maxLength: 2 }),
    );
    fc.assert(
      fc.property(written, fc.constantFrom("right", "corrected"), (given, verdict) => {
        const code = codeOf({ ...given, verdict: [verdict] });
        if (code !== "none") {
          expect(code).toMatch(/^details-/);
          return;
        }
        const { acts } = answer({ ...given, verdict: [verdict] });
        const rows = acts.filter(({ act }) => act !== "registry.add-note").map(({ input }) => input.id);
        expect(new Set(rows).size).toBe(rows.length);
        for (const id of rows) expect(["n", "lake-office", "a", "b"]).toContain(id);
      }),
    );
  });
});
