import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  editDistance,
  type Name,
  prepareQuery,
  prepareText,
  rankNames,
  scoreName,
  scoreOf,
  weights,
} from "./index.ts";
import { sharesNoScript } from "./score.ts";

/** Fictional bodies, but for the acronym that two real kinds of body share. */
const bodies: ReadonlyArray<{ readonly key: string; readonly names: readonly Name[] }> = [
  {
    key: "azur-taskforce",
    names: [
      { text: "Azure Islands Financial Action Task Force", language: "en", type: "official" },
      { text: "Groupe d’action financière des Îles d’Azur", language: "fr", type: "official" },
      { text: "Группа разработки финансовых мер Лазурных островов", language: "ru", type: "official" },
      { text: "فرقة العمل للإجراءات المالية لجزر اللازورد", language: "ar", type: "official" },
      { text: "蔚蓝群岛金融行动特别工作组", language: "zh", type: "official" },
      { text: "AIFATF", language: "en", type: "acronym" },
      { text: "GAFIA", language: "fr", type: "acronym" },
      { text: "Azure Group against Money-Laundering", language: "en", type: "former" },
    ],
  },
  {
    key: "nordavia-police",
    names: [
      { text: "Organisation of Police Chiefs of Northern Nordavia", language: "en", type: "official" },
      { text: "Organisation des chefs de police du nord de la Nordavie", language: "fr", type: "official" },
      { text: "NOR-POL", language: "en", type: "acronym" },
    ],
  },
  {
    key: "nordavia-ports",
    names: [
      { text: "Association of Ports of Northern Nordavia", language: "en", type: "official" },
      { text: "Association des ports du nord de la Nordavie", language: "fr", type: "official" },
      { text: "CDI", language: "en", type: "acronym" },
    ],
  },
  {
    key: "codification",
    names: [
      { text: "Centre for Development of Instruments", language: "en", type: "official" },
      { text: "CDIX", language: "en", type: "acronym" },
    ],
  },
  {
    key: "resolution-2617",
    names: [
      { text: "S/RES/2617(2021)", language: "en", type: "symbol" },
      { text: "resolution 2617 (2021)", language: "en", type: "symbol" },
    ],
  },
  {
    key: "resolution-2671",
    names: [
      { text: "S/RES/2671(2022)", language: "en", type: "symbol" },
      { text: "resolution 2671 (2022)", language: "en", type: "symbol" },
    ],
  },
];

const ask = (text: string, unfinished = false) =>
  rankNames({ query: prepareQuery(text, { unfinished }), subjects: bodies });

const found: ReadonlyArray<readonly [string, string, string]> = [
  ["AIFATF", "azur-taskforce", "exact-acronym"],
  ["aifatf", "azur-taskforce", "exact-acronym"],
  ["gafia", "azur-taskforce", "exact-acronym"],
  ["CDI", "nordavia-ports", "exact-acronym"],
  ["norpol", "nordavia-police", "exact-acronym"],
  ["Nor Pol", "nordavia-police", "exact-acronym"],
  ["groupe d'action financiere des iles d'azur", "azur-taskforce", "exact-name"],
  ["GROUPE D’ACTION FINANCIÈRE DES ÎLES D’AZUR", "azur-taskforce", "exact-name"],
  ["蔚藍群島金融行動特別工作組", "azur-taskforce", "exact-name"],
  ["task force financial action azure islands", "azur-taskforce", "same-words"],
  ["Organization of Police Chiefs of Northern Nordavia", "nordavia-police", "spelling"],
  ["police nordavia", "nordavia-police", "part-of-name"],
  ["ports nordavie", "nordavia-ports", "part-of-name"],
  ["azure iselands finacial action task force", "azur-taskforce", "spelling"],
  ["финансовых мер лазурных островов", "azur-taskforce", "part-of-name"],
  ["فرقة العمل الماليه لجزر اللازورد", "azur-taskforce", "part-of-name"],
  ["فرقة العمل للاجراءت المالية لجزر اللازورد", "azur-taskforce", "spelling"],
  ["Azure Group against Money Laundering", "azur-taskforce", "exact-name"],
  ["résolution 2617", "resolution-2617", "symbol"],
  ["S/RES/2671 (2022)", "resolution-2671", "symbol"],
];

test.each(found)("%s finds %s: %s", (query, key, reason) => {
  const [best] = ask(query);
  expect({ key: best?.key, reason: best?.reason }).toEqual({ key, reason });
});

describe("what is not there", () => {
  test.each(["2618", "resolution 2618", "xyzzy", "—", "的", "organisation of bakers"])(
    "%s finds nothing that claims to be it",
    (query) => {
      for (const answer of ask(query)) expect(answer.score).toBeLessThan(0.8);
    },
  );

  test("a number is never forgiven a digit", () => {
    expect(ask("S/RES/2617(2021)").map(({ key }) => key)).toEqual(["resolution-2617"]);
  });
});

test("the last word may still be being typed, the others may not", () => {
  expect(ask("azure isl", true)[0]?.key).toBe("azur-taskforce");
  expect(ask("chie", true).map(({ key }) => key)).toContain("nordavia-police");
  expect(ask("chie").map(({ key }) => key)).not.toContain("nordavia-police");
});

test("the features of a score add up to it, and no weight is unused", () => {
  const scored = scoreName(
    prepareQuery("police chiefs"),
    prepareText("Police Chiefs of Nordavia"),
    "official",
  );
  expect(scored.features.map(({ feature }) => feature).sort()).toEqual(Object.keys(weights).sort());
  const sum = scored.features.reduce((total, { value, weight }) => total + value * weight, 0);
  expect(scored.score).toBeCloseTo(sum, 10);
  expect(Object.values(weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
});

/** The textbook matrix of the same distance (optimal string alignment), without any shortcut. */
function slowDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = rows[i] ?? [];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "я", "م"), maxLength: 12 });

test("the banded distance is the textbook's, as far as it is asked for", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      const exact = slowDistance(a, b);
      const banded = editDistance(a, b, most);
      expect(exact <= most ? banded : banded > most).toBe(exact <= most ? exact : true);
    }),
    { numRuns: 2000 },
  );
});

const text = fc.array(
  fc.constantFrom("police", "chiefs", "of", "north", "nordavia", "2617", "安全", "ports"),
  {
    minLength: 1,
    maxLength: 6,
  },
);

test("a text finds itself with the full score, in any order with nearly that, and no score leaves 0 to 1", () => {
  fc.assert(
    fc.property(text, text, (given, other) => {
      const name = prepareText(given.join(" "));
      expect(scoreName(prepareQuery(given.join(" ")), name, "official").score).toBeCloseTo(1, 10);
      const turned = scoreName(prepareQuery(given.toReversed().join(" ")), name, "official");
      expect(turned.score).toBeGreaterThan(0.85);
      const any = scoreName(prepareQuery(other.join(" ")), name, "official").score;
      expect(any).toBeGreaterThanOrEqual(0);
      expect(any).toBeLessThanOrEqual(1);
    }),
  );
});

test("the score alone is the score that explains itself", () => {
  const names = bodies.flatMap(({ names: own }) => own);
  const asked = fc.oneof(
    text.map((words) => words.join(" ")),
    fc.constantFrom(...found.map(([query]) => query)),
  );
  fc.assert(
    fc.property(asked, fc.constantFrom(...names), fc.boolean(), (given, name, unfinished) => {
      const query = prepareQuery(given, { unfinished });
      const prepared = prepareText(name.text);
      expect(scoreOf(query, prepared, name.type)).toBe(scoreName(query, prepared, name.type).score);
    }),
  );
});

test("a name passed over for its script, as it is written, is one that shares no script once it is folded", () => {
  const written = fc.string({
    unit: fc.constantFrom(..."aé7ＦжЁй٢۷بأى联聯，, ()·’ـ"),
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(written, written, (given, other) => {
      const query = prepareQuery(given);
      if (sharesNoScript(query, other)) expect(query.scripts & prepareText(other).scripts).toBe(0);
    }),
    { numRuns: 2000 },
  );
  expect(sharesNoScript(prepareQuery("police"), "Полиция")).toBe(true);
  expect(sharesNoScript(prepareQuery("полиция"), "Полиция 2")).toBe(false);
});
