import { expect, test } from "vitest";
import { seeded } from "../../../../tests/support/sql.ts";
import { bareAddress, type LikelyPair, likelyPairs, type Register } from "./duplicates.ts";
import type { ComparedName } from "./likeness.ts";

/** `official ru`: the type and the language. */
const named = (party: string, text: string, kind = "official en"): ComparedName => {
  const [type = "", language = ""] = kind.split(" ");
  return { party, text, type, languages: [language] };
};
const register = (says: Partial<Register>): Register => ({
  ...{ names: [], websites: [], identifiers: [], tied: [] },
  ...says,
});
const of = (says: Partial<Register>, not: readonly string[] = []): LikelyPair[] =>
  likelyPairs(register(says), new Set(not));

/** Fictional names among others, so that words have their weight. */
const others = [
  "Northern Forum on Ports",
  "Southern Council of Harbours",
  "Institute for the Study of Lighthouses",
  "Union of Ferry Operators",
  "Commission on River Navigation",
  "Network of Island Customs Offices",
].map((text, at) => named(`other-${at}`, text));

const rows: ReadonlyArray<readonly [string, string, boolean]> = [
  ["Eastern Academy of Coastal Guards", "Eastern Academy of Coastal Guards", true],
  ["Eastern Academy of Coastal Guards", "EASTERN ACADEMY OF COASTAL GUARDS", true],
  ["Eastern Academy of Coastal Guards", "Eastern Acadamy of Coastal Guards", true],
  ["Eastern Academy of Coastal Guards", "Coastal Guards, Eastern Academy of", true],
  ["Eastern Academy for Coastal Guards", "Eastern Academy of the Coastal Guards", true],
  ["Académie orientale des garde-côtes", "Academie orientale des gardecotes", true],
  ["Восточная академия береговой охраны", "Восточная академия береговой охранны", true],
  ["东部海岸警卫学院", "东部海岸警卫学院", true],
  ["Eastern Academy of Coastal Guards", "Western Academy of Mountain Guards", false],
  ["Committee pursuant to resolution 90017", "Committee pursuant to resolution 90018", false],
  ["Academy", "Academy of Coastal Guards", false],
];

test.each(rows)("%s and %s", (...row) => {
  const [one, other, expected] = row;
  const pairs = of({ names: [...others, named("a", one), named("b", other)] });
  expect(pairs.map((pair) => [pair.one, pair.other])).toEqual(expected ? [["a", "b"]] : []);
});

test("a pair says why: what is alike, and by how much", () => {
  const [pair] = of({ names: [...others, named("a", "Eastern Academy"), named("b", "Eastern academy")] });
  expect(pair).toEqual({
    ...{ one: "a", other: "b", score: 0.9 },
    grounds: [{ ground: "same-name", weight: 0.9, one: "Eastern Academy", other: "Eastern academy" }],
  });
});

test("grounds add up, and a tie of the two or another number in one register takes them down", () => {
  const names = [named("a", "EAC", "acronym en"), named("b", "E.A.C.", "acronym en")];
  const websites = [
    { party: "a", website: "https://www.academy.example/" },
    { party: "b", website: "http://academy.example" },
  ];
  expect(of({ names })[0]?.score).toBe(0.5);
  expect(of({ names, websites })[0]?.score).toBe(0.85);
  expect(of({ names, websites, tied: [{ one: "b", other: "a" }] })).toEqual([]);
  const identifiers = [
    { party: "a", scheme: "wikidata", value: "Q1" },
    { party: "b", scheme: "wikidata", value: "Q2" },
  ];
  expect(of({ names, websites, identifiers })[0]?.score).toBe(0.51);
});

test("one number in one register is nearly proof", () => {
  const identifiers = ["a", "b"].map((party) => ({ party, scheme: "wikidata", value: "Q1" }));
  expect(of({ identifiers })[0]?.score).toBe(0.95);
});

test("a website of two parties is a ground, one of three is a page about a group", () => {
  const websites = ["a", "b", "c"].map((party) => ({ party, website: "https://group.example/all" }));
  expect(of({ websites })).toEqual([]);
  expect(of({ websites: websites.slice(1) })).toHaveLength(1);
});

test("names alike in one language and unlike in the others are two bodies", () => {
  const alike = [
    named("a", "Всемирная организация гаваней", "official ru"),
    named("b", "Всемирная организация гавани", "official ru"),
  ];
  const unlike = [
    named("a", "World Port Organization", "official en"),
    named("b", "Association of Dredging Masters", "official en"),
  ];
  expect(of({ names: [...others, ...alike] })).toHaveLength(1);
  expect(of({ names: [...others, ...alike, ...unlike] })).toEqual([]);
});

test("pairs that somebody has looked at are left out, whichever way round", () => {
  const names = [named("b", "Eastern Academy"), named("a", "Eastern Academy")];
  expect(of({ names }, ["a b"])).toEqual([]);
});

test.each([
  ["https://www.a.example/x/", "a.example/x"],
  ["http://a.example", "a.example"],
  ["https://A.example/", "A.example"],
])("%s leads to %s", (address, bare) => {
  expect(bareAddress(address)).toBe(bare);
});

const words =
  "harbour river coastal island mountain desert railway airport customs border trade academy council forum network institute centre union league office commission agency training research security safety navigation lighthouse ferry bridge tunnel canal valley northern southern eastern western central upper lower inner outer joint regional".split(
    " ",
  );

test("of 20,000 names, spoiled ones are found beside their originals, and few others", () => {
  const random = seeded(20261125);
  const pick = () => words[Math.floor(random() * words.length)] ?? "";
  const coined = () => Array.from({ length: 3 }, () => pick().slice(0, 3)).join("");
  const names = Array.from({ length: 20_000 }, (_, at) =>
    named(`p${at}`, `${coined()} ${pick()} ${pick()} ${coined()}`),
  );
  const planted = Array.from({ length: 200 }, (_, at) => {
    const { text } = names[at * 97] ?? named("", "");
    const cut = 1 + Math.floor(random() * 6);
    const spoiled =
      at % 2 === 0 ? text.split(" ").reverse().join(" ") : text.slice(0, cut) + text.slice(cut + 1);
    return named(`q${at * 97}`, spoiled);
  });
  const found = of({ names: [...names, ...planted] });
  const pairs = new Set(found.map(({ one, other }) => `${one} ${other}`));
  const hits = planted.filter(({ party }) => pairs.has(`${party.replace("q", "p")} ${party}`));
  expect(hits.length).toBeGreaterThanOrEqual(190);
  expect(found.length - hits.length).toBeLessThan(200);
}, 60_000);
