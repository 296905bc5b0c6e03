import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PageList, readPageList } from "./page-list.ts";
import { regionReader } from "./regions.ts";

const namesRegion = regionReader([
  ...[
    "Afrique",
    "Asie",
    "Amérique latine et Caraïbes",
    "Europe",
    "Africa",
    "Asia",
    "Африка",
    "Северная Америка",
  ],
  ...["Европа", "أفريقيا", "آسيا", "أوروبا", "非洲", "亚洲", "欧洲"],
]);
const read = (text: string): PageList => readPageList(text, namesRegion);
const wordings = (text: string) => read(text).items.map(({ wording }) => wording);
const headings = (text: string) => read(text).headings.map(({ path }) => path.join(" > "));

const page = `Partenariats

Le Conseil d’Azur coopère depuis longtemps avec plusieurs organismes, comme le veut sa résolution 12 (2020).
Coopération avec d’autres organes
Il échange des informations avec eux. Par exemple, il participe à leurs réunions, chaque année, au printemps.
Ses partenaires incluent :
Conseil des sages
-
Comité des îles
- Comité des vallées
Assemblée des deltas
Organismes régionaux
Afrique
-
Union des ports d’Azur (UPA)
Asie
- Forum des sources
Dernière phrase de la page, avec un point.
Pied de page`;

describe("a page", () => {
  test("gives its headings and bullets, nested under what is no region, and leaves its prose out", () => {
    expect(read(page)).toEqual({
      headings: [
        { line: 7, text: "Conseil des sages", path: ["Conseil des sages"], empty: false, hidden: [] },
        { line: 11, text: "Assemblée des deltas", path: ["Assemblée des deltas"], empty: true, hidden: [] },
        { line: 12, text: "Organismes régionaux", path: ["Organismes régionaux"], empty: false, hidden: [] },
        { line: 13, text: "Afrique", path: ["Organismes régionaux", "Afrique"], empty: false, hidden: [] },
        { line: 16, text: "Asie", path: ["Organismes régionaux", "Asie"], empty: false, hidden: [] },
      ],
      items: [
        { n: 1, line: 9, headingPath: ["Conseil des sages"], wording: "Comité des îles", hidden: [] },
        { n: 2, line: 10, headingPath: ["Conseil des sages"], wording: "Comité des vallées", hidden: [] },
        {
          ...{ n: 3, line: 15, headingPath: ["Organismes régionaux", "Afrique"] },
          ...{ wording: "Union des ports d’Azur (UPA)", hidden: [] },
        },
        {
          ...{ n: 4, line: 17, headingPath: ["Organismes régionaux", "Asie"] },
          ...{ wording: "Forum des sources", hidden: [] },
        },
      ],
    });
  });

  test.each([
    ["without any prose", "Sages\n- A b\nDeltas\n- C d", ["Sages", "Deltas"]],
    ["with a title set apart", "Partenariats\n\nSages\n- A b\nDeltas\n- C d", ["Sages", "Deltas"]],
    ["with an empty heading first", "Deltas\nSages\n- A b", ["Deltas", "Sages"]],
    ["with an empty heading last", "Sages\n- A b\nDeltas", ["Sages", "Deltas"]],
    [
      "with an empty region",
      "Régions d’Azur\nAfrique\nAsie\n- A b",
      ["Régions d’Azur", "Régions d’Azur > Afrique", "Régions d’Azur > Asie"],
    ],
    ["with a region above every other heading", "Asie\n- A b\nSages\n- C d", ["Asie", "Sages"]],
    ["with all lines apart", "Sages\n\n- A b\n\nDeltas\n\n- C d", ["Sages", "Deltas"]],
    ["whose headings end in a colon", "Sages :\n- A b\nDeltas :\n- C d", ["Sages", "Deltas"]],
    [
      "whose headings end in a colon, after a line that announces them",
      "Ils sont :\nSages :\n- A b\nDeltas :\n- C d",
      ["Sages", "Deltas"],
    ],
    ["that announces bullets without headings", "Ils sont :\n- A b\n- C d", []],
    ["after prose, without a line that announces", "Nous coopérons avec tous.\nSages\n- A b", ["Sages"]],
    [
      "in English",
      "We work with many.\nPartners include:\nCouncil\n- A b\nAfrica\n- C d",
      ["Council", "Council > Africa"],
    ],
    [
      "in Russian",
      "К числу партнеров относятся:\nСовет\n- А б\nСеверная Америка и Европа\n- В г",
      ["Совет", "Совет > Северная Америка и Европа"],
    ],
    [
      "in Arabic",
      "من الشركاء:\nالمجلس\n- ألف باء\nآسيا وأفريقيا\n- جيم دال",
      ["المجلس", "المجلس > آسيا وأفريقيا"],
    ],
    ["in Chinese", "主要伙伴包括：\n理事会\n- 甲\n非洲和欧洲\n- 乙", ["理事会", "理事会 > 非洲和欧洲"]],
  ])("%s has its headings", (_, text, expected) => {
    expect(headings(text)).toEqual(expected);
  });

  test.each(["-", "–", "—", "•", "*", "·", "●", "‣", "−"])(
    "may mark its bullets with %s, before the text or above it",
    (mark) => {
      expect(wordings(`Sages\n${mark} A b\n${mark}\nC d\n\t${mark}\u00a0E f`)).toEqual(["A b", "C d", "E f"]);
    },
  );

  test.each([["\n"], ["\r\n"], ["\r"], ["\u2028"]])("may end its lines with %j", (end) => {
    expect(wordings(["Sages", "-", "A b", "- C d"].join(end))).toEqual(["A b", "C d"]);
  });

  test("joins a bullet that runs over lines which stand further in", () => {
    expect(wordings("Sages\n- Comité des îles\n  et des vallées\n- C d")).toEqual([
      "Comité des îles et des vallées",
      "C d",
    ]);
    expect(read("Sages\n- Comité des îles\n  et des vallées\n- C d").headings).toHaveLength(1);
  });

  test("with two markers in a row has one bullet, and a year, a hyphen or a sign inside a line makes none", () => {
    expect(wordings("Sages\n-\n- A b\n-C d\n2020 E-f – g\n- H i")).toEqual(["A b", "H i"]);
    expect(wordings("Rien ici\n2020. Fin")).toEqual([]);
  });

  test("says which characters were taken out of a wording, and keeps those that belong to a script", () => {
    const [item] = read("Sages\n- Union \u202egro.live\u202c du \u0000Port\u200b\u0007").items;
    expect(item).toMatchObject({
      wording: "Union gro.live du Port",
      hidden: ["U+202E", "U+202C", "U+0000", "U+200B", "U+0007"],
    });
    expect(read("المجلس\n- كلمة\u200cأخرى\u200f").items[0]).toMatchObject({
      wording: "كلمة\u200cأخرى\u200f",
      hidden: [],
    });
  });
});

test.each([
  ["Afrique", true],
  ["AFRIQUE", true],
  ["Amérique latine", true],
  ["Europe et Amérique du Nord", true],
  ["Moyen-Orient et Afrique du Nord", true],
  ["Asia and the Pacific", true],
  ["Región de Asia y el Pacífico", true],
  ["亚洲及太平洋", true],
  ["آسيا والمحيط الهادئ", true],
  ["Organismes régionaux", false],
  ["Africa partners", false],
  ["Conseil de l’Europe", false],
  ["Region", false],
  ["和", false],
  ["", false],
])("%j names a region: %s", (heading, expected) => {
  expect(namesRegion(heading)).toBe(expected);
});

describe("whatever the page", () => {
  const word = fc.constantFrom(
    "Comité",
    "Union",
    "Ligue",
    "Forum",
    "des",
    "îles",
    "du",
    "Delta",
    "Azur",
    "(UDA)",
    "1999",
  );
  const wording = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => `Corps ${words.join(" ")}`);
  const section = fc.record({
    title: wording,
    region: fc.boolean(),
    items: fc.array(wording, { maxLength: 5 }),
  });
  const regions = ["Afrique", "Asie", "Europe"];
  const manner = fc.record({
    mark: fc.constantFrom("-", "•", "*", "–"),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    blank: fc.boolean(),
    prose: fc.boolean(),
  });

  test("its headings and bullets come back as they were written, however it is laid out", () => {
    const sections = fc
      .array(section, { minLength: 1, maxLength: 8 })
      .filter((all) => all.some(({ items }) => items.length > 0));
    fc.assert(
      fc.property(
        sections,
        manner,
        fc.infiniteStream(fc.boolean()),
        (all, { mark, end, blank, prose }, alone) => {
          const titled = all.map((one, at) => ({
            ...one,
            title: one.region ? (regions[at % 3] ?? "") : one.title,
          }));
          const lines = titled.flatMap(({ title, items }) => [
            title,
            ...items.flatMap((item) => (alone.next().value ? [mark, item] : [`${mark} ${item}`])),
          ]);
          const before = prose ? ["Une phrase, avec un point à sa fin.", "Ses partenaires sont :"] : [];
          const text = [...before, ...lines].join(blank ? end + end : end);
          const list = read(text);
          expect(list.headings.map(({ text: title }) => title)).toEqual(titled.map(({ title }) => title));
          expect(list.items.map(({ wording: words }) => words)).toEqual(titled.flatMap(({ items }) => items));
          expect(list.items.map(({ headingPath }) => headingPath.at(-1))).toEqual(
            titled.flatMap(({ title, items }) => items.map(() => title)),
          );
          // The slow and obvious way to say that a heading is empty.
          for (const [at, { empty }] of list.headings.entries()) {
            const own = titled[at];
            const next = titled[at + 1];
            expect(empty).toBe(own?.items.length === 0 && (own.region || next?.region !== true));
          }
        },
      ),
    );
  });

  test("any text is read without a fault", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(read(text).items.every(({ wording: words }) => words !== "")).toBe(true);
      }),
    );
  });

  test("a page of one long line is read in a moment", () => {
    const before = performance.now();
    read(`- ${" (a".repeat(1_000_000)}`);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
