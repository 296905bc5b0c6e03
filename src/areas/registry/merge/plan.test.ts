import { describe, expect, test } from "vitest";
import { saysNoMore } from "./fold.ts";
import type { Choices, Fact, FactPlan, Image } from "./model.ts";
import { strayChoice } from "./model.ts";
import { planMerge } from "./plan.ts";

const handled = { level: "public", audience: [], originator: "cted", verification: "known" };

const party = (id: string, says: Image = {}): Image => ({
  ...{ id, kind: "forum", category: "prose", parent_id: null, status: "active", since: null, until: null },
  ...{ place: null, country: null, website: "", on_source_page: false, position: 0 },
  ...handled,
  ...says,
});

let number = 0;
const fact = (table: string, parties: readonly string[], says: Image): Fact => {
  number += 1;
  const id = String(number);
  return { table: `registry.${table}`, id, parties, personal: false, row: { id, ...handled, ...says } };
};
/** `en official`: the language and the type. */
const name = (of: string, kind: string, text: string): Fact => {
  const [language, type] = kind.split(" ");
  return fact("party_name", ["party_id"], { party_id: of, language, type, name: text, since: null });
};
const relation = (from: string, kind: string, to: string): Fact =>
  fact("relation", ["from_id", "to_id"], {
    ...{ from_id: from, kind, to_id: to, roles: [], since: null, until: null },
  });
const stating = (given: Fact, says: Image): Fact => ({ ...given, row: { ...given.row, ...says } });
const identifier = (of: string, scheme: string, value: string): Fact =>
  fact("identifier", ["party_id"], { party_id: of, scheme, value });

interface Given {
  readonly facts?: readonly Fact[];
  readonly choices?: Choices;
  readonly kept?: Image;
  readonly merged?: Image;
  readonly above?: ReadonlyMap<string, string>;
}

/** The plan for the fictional bodies `north` and, merged into it, `south`. */
const planOf = ({ facts = [], choices = {}, kept = {}, merged = {}, above = new Map() }: Given) =>
  planMerge({ kept: party("north", kept), merged: party("south", merged), facts, above }, choices);

const fates = (given: Given): string[] =>
  planOf(given).facts.map(
    ({ does, of, set }: FactPlan) => `${of} ${does}${set?.type === undefined ? "" : ` as ${set.type}`}`,
  );

const nameFates: ReadonlyArray<readonly [string, readonly Fact[], readonly string[]]> = [
  [
    "the official name of the merged party becomes an alias",
    [name("north", "en official", "Northern Forum"), name("south", "en official", "Southern Forum")],
    ["kept stays", "merged moves as alias"],
  ],
  [
    "in a language in which the kept party has none it stays the official name",
    [name("north", "en official", "Northern Forum"), name("south", "fr official", "Forum du Sud")],
    ["kept stays", "merged moves"],
  ],
  [
    "a second acronym in a language becomes an alias, for which of two is shown would follow the alphabet",
    [name("north", "en acronym", "NOF"), name("south", "en acronym", "ASF")],
    ["kept stays", "merged moves as alias"],
  ],
  [
    "aliases and former names move as they are",
    [name("north", "en alias", "The Forum"), name("south", "en former", "Old Forum")],
    ["kept stays", "merged moves"],
  ],
  [
    "the same name in the same language folds",
    [name("north", "en official", "Northern Forum"), name("south", "en alias", "Northern Forum")],
    ["kept stays", "merged folds"],
  ],
  [
    "an alias into which the official name folds becomes the official one, where there is no other",
    [name("north", "en alias", "The Forum"), name("south", "en official", "The Forum")],
    ["kept stays as official", "merged folds"],
  ],
  [
    "the surer of two equal names stays, under the type that the kept party gave it",
    [
      stating(name("north", "en official", "Northern Forum"), { verification: "unverified" }),
      stating(name("south", "en alias", "Northern Forum"), { verification: "verified" }),
    ],
    ["kept folds", "merged moves as official"],
  ],
  [
    "the wording of a source is no other name, and folds with none",
    [name("north", "en official", "The Forum"), name("south", "en as-in-source", "The Forum")],
    ["kept stays", "merged moves"],
  ],
];

test.each(nameFates)("of names: %s", (...row) => {
  const [, facts, expected] = row;
  expect(fates({ facts })).toEqual(expected);
});

test("who merges may choose the other official name, or both acronyms", () => {
  const facts = [
    name("north", "en official", "Northern Forum"),
    name("south", "en official", "Southern Forum"),
    name("north", "en acronym", "NOF"),
    name("south", "en acronym", "ASF"),
  ];
  expect(planOf({ facts }).conflicts).toEqual([
    { key: "name:official:en", options: ["kept", "merged"], chosen: "kept" },
    { key: "name:acronym:en", options: ["kept", "merged", "both"], chosen: "kept" },
  ]);
  const choices = { "name:official:en": "merged", "name:acronym:en": "both" } as const;
  expect(fates({ facts, choices })).toEqual([
    "kept stays as alias",
    "merged moves",
    "kept stays",
    "merged moves",
  ]);
});

test("a choice that is not offered is named", () => {
  const { conflicts } = planOf({ facts: [] });
  expect(strayChoice(conflicts, { "name:official:en": "merged" })).toEqual({
    key: "name:official:en",
    option: "merged",
  });
  expect(strayChoice(conflicts, {})).toBeUndefined();
});

test("what the two say of one another goes, in whichever direction, and so does nothing else", () => {
  const facts = [
    relation("north", "cooperates-with", "south"),
    relation("south", "part-of", "north"),
    relation("south", "part-of", "world"),
    relation("north", "part-of", "world"),
    relation("world", "supports", "south"),
  ];
  expect(fates({ facts })).toEqual(["both goes", "both goes", "merged folds", "kept stays", "merged moves"]);
});

test("relations of other dates are other facts; one without dates says no more than a dated one", () => {
  const facts = [
    stating(relation("north", "part-of", "world"), { since: "2001" }),
    stating(relation("south", "part-of", "world"), { since: "2005" }),
    stating(relation("north", "supports", "world"), { since: "2001", roles: ["events"] }),
    relation("south", "supports", "world"),
  ];
  expect(fates({ facts })).toEqual(["kept stays", "merged moves", "kept stays", "merged folds"]);
});

test("two numbers in one register stay unless one is chosen; the same number folds", () => {
  const facts = [
    identifier("north", "wikidata", "Q1"),
    identifier("south", "wikidata", "Q2"),
    identifier("north", "ror", "x"),
    identifier("south", "ror", "x"),
  ];
  expect(fates({ facts })).toEqual(["kept stays", "merged moves", "kept stays", "merged folds"]);
  expect(fates({ facts, choices: { "identifier:wikidata": "merged" } }).slice(0, 2)).toEqual([
    "kept goes",
    "merged moves",
  ]);
});

test("rows with personal data are moved and never taken away", () => {
  const both = ["north", "south"].map((of) => ({
    ...fact("focal_point", ["party_id"], { party_id: of, name: "The same", role: "main" }),
    personal: true,
  }));
  expect(fates({ facts: both })).toEqual(["kept stays", "merged moves"]);
});

const fieldRows: ReadonlyArray<readonly [string, Image, Image, Image, readonly string[]]> = [
  ["what only the merged party says is taken", {}, { since: "2001" }, { since: "2001" }, []],
  ["what both say alike is no question", { since: "2001" }, { since: "2001" }, {}, []],
  ["what both say differently is one", { since: "2001" }, { since: "2002" }, {}, ["field:since"]],
  ["a status that is not known gives way", { status: "unknown" }, {}, { status: "active" }, []],
  [
    "a seat is a city and its country",
    { place: "Northtown", country: "XA" },
    { place: "Northtown", country: "XB" },
    {},
    ["field:seat"],
  ],
  [
    "the place on the founding page is taken with its position",
    {},
    { on_source_page: true, position: 7 },
    { on_source_page: true, position: 7 },
    [],
  ],
  [
    "two websites are a question",
    { website: "https://a.example" },
    { website: "https://b.example" },
    {},
    ["field:website"],
  ],
];

test.each(fieldRows)("of fields: %s", (...row) => {
  const [, kept, merged, set, conflicts] = row;
  const plan = planOf({ kept, merged });
  expect(plan.set).toEqual(set);
  expect(plan.conflicts.map(({ key }) => key)).toEqual(conflicts);
});

test("the other website is taken when it is chosen, with the day on which it was verified", () => {
  const kept = { website: "https://a.example", website_verified_on: "2026-01-01" };
  const merged = { website: "https://b.example", website_verified_on: null };
  expect(planOf({ kept, merged, choices: { "field:website": "merged" } }).set).toEqual(merged);
});

describe("the party above the kept one", () => {
  const above = (...pairs: ReadonlyArray<readonly [string, string]>) => new Map(pairs);
  const rows: ReadonlyArray<readonly [string, Given, Image, readonly string[]]> = [
    [
      "both stand under another",
      { kept: { parent_id: "a" }, merged: { parent_id: "b" } },
      {},
      ["field:parent"],
    ],
    ["only the merged one stands under another", { merged: { parent_id: "b" } }, { parent_id: "b" }, []],
    [
      "the kept one stands under the merged one",
      {
        kept: { parent_id: "south" },
        merged: { parent_id: "b" },
        above: above(["north", "south"], ["south", "b"]),
      },
      { parent_id: "b" },
      [],
    ],
    [
      "the merged one stands under the kept one",
      { kept: { parent_id: "a" }, merged: { parent_id: "north" } },
      {},
      [],
    ],
    [
      "the kept one stands two below the merged one",
      { kept: { parent_id: "mid" }, above: above(["north", "mid"], ["mid", "south"]) },
      { parent_id: null },
      [],
    ],
    [
      "the merged one stands two below the kept one",
      { merged: { parent_id: "mid" }, above: above(["south", "mid"], ["mid", "north"]) },
      {},
      [],
    ],
  ];
  test.each(rows)("where %s", (...row) => {
    const [, given, set, conflicts] = row;
    const plan = planOf(given);
    expect(plan.set).toEqual(set);
    expect(plan.conflicts.map(({ key }) => key)).toEqual(conflicts);
  });
});

const beyond: ReadonlyArray<readonly [string, Image, Image, boolean]> = [
  ["equal rows", {}, {}, true],
  ["another level", { level: "confidential" }, {}, false],
  ["another audience", { audience: ["party:north"] }, {}, false],
  ["surer", { verification: "verified" }, {}, false],
  ["less sure", { verification: "unverified" }, {}, true],
  ["verified later", { verified_on: "2026-02" }, { verified_on: "2026-01" }, false],
  ["verified earlier", { verified_on: "2026-01" }, { verified_on: "2026-02" }, true],
  ["a source where the other has none", { source_url: "https://s.example" }, { source_url: "" }, false],
  ["another source", { source_url: "https://s.example" }, { source_url: "https://t.example" }, true],
  ["a date where the other has none", { since: "2001" }, { since: null }, false],
  ["no date where the other has one", { since: null }, { since: "2001" }, true],
  ["another region", { region_id: "002" }, { region_id: "019" }, false],
];

test.each(beyond)("a row says no more than another: %s", (...row) => {
  const [, one, other, expected] = row;
  expect(saysNoMore("registry.coverage", { ...handled, ...one }, { ...handled, ...other })).toBe(expected);
});
