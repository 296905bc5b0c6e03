import fc from "fast-check";
import { expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { type NameChoice, nameTypes, partyIdFrom } from "./model.ts";

const name = (type: NameChoice["type"], language: NameChoice["language"], text: string): NameChoice => ({
  ...{ type, language, name: text },
});

const made: ReadonlyArray<readonly [string, readonly NameChoice[], string | undefined]> = [
  [
    "the English acronym before a longer name",
    [name("official", "en", "Harbour Watch of Azuria"), name("acronym", "en", "HWA")],
    "hwa",
  ],
  [
    "the French acronym where there is no English one",
    [name("acronym", "fr", "VPA"), name("official", "en", "Harbour Watch")],
    "vpa",
  ],
  [
    "a short form before the official name",
    [name("official", "en", "Ab Cd"), name("short", "en", "Ab")],
    "ab",
  ],
  ["letters without their marks", [name("official", "fr", "Comité d’Élan–Zürich")], "comite-delan-zurich"],
  ["Latin letters of a name in another script", [name("official", "ru", "Бюро UNX")], "unx"],
  [
    "nothing where there is no Latin letter",
    [name("official", "ar", "مكتب"), name("official", "zh", "局")],
    undefined,
  ],
  ["nothing where one letter is all there is", [name("official", "en", "X")], undefined],
];

test.each(made)("an id is made from %s", (_, names, id) => {
  expect(partyIdFrom(names)).toBe(id);
});

test("a long name is cut between its words", () => {
  const id = partyIdFrom([
    name("official", "en", "Standing Conference of the Harbour Masters of the Outer Isles of Azuria"),
  ]);
  expect(id).toBe("standing-conference-of-the-harbour-masters-of-the-outer");
});

test("whatever the names, what is made is an id and no longer than sixty characters", () => {
  const anyName = fc.record({
    type: fc.constantFrom(...nameTypes),
    language: fc.constantFrom(...languages),
    name: fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ maxLength: 200 })),
  });
  fc.assert(
    fc.property(fc.array(anyName, { maxLength: 4 }), (names) => {
      const id = partyIdFrom(names);
      if (id !== undefined) {
        expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(id.length).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: 300 },
  );
});
