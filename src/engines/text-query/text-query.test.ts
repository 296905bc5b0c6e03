import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersIn, excerptOf, languagesOf, type Stems, textQuery, wordsToStem } from "./index.ts";
import { mostTerms } from "./query.ts";

/** Terms as they are easiest read: phrases in quotation marks, refused ones behind a hyphen. */
const shown = (text: string): string => {
  const { wanted, refused } = textQuery(text);
  const one = ({ text, quoted }: { text: string; quoted: boolean }) => (quoted ? `"${text}"` : text);
  return [...wanted.map(one), ...refused.map((term) => `-${one(term)}`)].join(" | ");
};

describe("a query is read as its words, phrases and what it refuses", () => {
  test.each<[string, string]>([
    ["port security", "port | security"],
    ['"port security" report', '"port security" | report'],
    ["«sécurité des ports»", '"sécurité des ports"'],
    ["„Sicherheit“ “port security”", '"Sicherheit" | "port security"'],
    ["「港口安全」报告", '"港口安全" | 报告'],
    ["port -security", "port | -security"],
    ['port -"the security"', 'port | -"the security"'],
    ["CEN-SAD a - b", "CEN-SAD | b"],
    ['say "port security', "say | port | security"],
    ["l’Organisation d'Al-Qaida State’s", "Organisation | Al-Qaida | State"],
    ["the ports of the north", "ports | north"],
    ["the of", "the | of"],
    ['"of the"', '"of the"'],
    ["S/RES/2617 (2021)", "S/RES/2617 | 2021"],
    ["第2617号决议", "第 | 2617 | 号决 | 决议"],
    ["-安全理事会 报告", "报告 | -安全理事会"],
    ["безопасность портов -доклад", "безопасность | портов | -доклад"],
    ["أمن الموانئ", "أمن | الموانئ"],
    ["& | ! :* <-> ()", ""],
    ['"" «» - -" --', ""],
  ])("%s", (query, terms) => {
    expect(shown(query)).toBe(terms);
  });

  test("what it refuses is no part of a name that is looked for", () => {
    expect(textQuery('port -"the security" north').plain).toBe("port north");
    expect(textQuery("CEN-SAD").plain).toBe("CEN-SAD");
  });

  test.each<[string, string[]]>([
    ["port", ["ar", "zh", "en", "fr", "ru", "es"]],
    ["порт CTED", ["en", "ru"]],
    ["ميناء 7", ["ar", "en"]],
    ["港口", ["zh", "en"]],
    ["港口 порт", ["en"]],
  ])("%s is looked for in texts of the reader's language and of its script", (text, languages) => {
    expect(languagesOf(textQuery(text), "en")).toEqual(languages);
  });

  test("whatever is typed is no fault, and no more terms than a query has", () => {
    const signs = fc.string({ unit: fc.constantFrom(..."ab港‏ -\"“”„«»「」'’|&!*()<>:\\"), maxLength: 80 });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: "binary", maxLength: 60 })), (text) => {
        const { wanted, refused } = textQuery(text);
        expect(Math.max(wanted.length, refused.length)).toBeLessThanOrEqual(mostTerms);
        for (const term of [...wanted, ...refused]) expect(/[\p{L}\p{N}]/u.test(term.text)).toBe(true);
      }),
    );
  });
});

/** Stems of a few words, as the database gives them. */
const stems: Stems = new Map([
  ["committees", ["committe"]],
  ["committee", ["committe"]],
  ["ports", ["port"]],
  ["port", ["port"]],
  ["of", ["of"]],
  ["whole", ["whole"]],
  ["équipes", ["equip"]],
  ["equipe", ["equip"]],
  ["cooperaciones", ["cooper"]],
  ["cooperación", ["cooper", "cooperacion"]],
  ["порты", ["порт"]],
  ["портов", ["порт"]],
  ["لمكافحة", ["لمكافح", "مكافح"]],
  ["مكافحة", ["مكافح"]],
  ["tele", ["tele"]],
  ["telescope", ["telescop"]],
]);

const marked = (text: string, query: string, unfinished = false): string[] => {
  const answers = answersIn(text, { terms: textQuery(query).wanted, stems, unfinished });
  const { runs } = excerptOf(text, { sentences: [{ start: 0, end: text.length }], answers });
  return runs.filter((run) => run.marked).map((run) => run.text);
};

describe("words that answer by their stem are marked", () => {
  test.each<[string, string, string[]]>([
    ["Committees of the ports.", "committee port", ["Committees", "ports"]],
    ["Les Équipes.", "equipe", ["Équipes"]],
    ["Las cooperaciones.", "cooperación", ["cooperaciones"]],
    ["Порты и порты", "портов", ["Порты", "порты"]],
    ["أهمية لمكافحة", "مكافحة", ["لمكافحة"]],
    ["安全理事会的決議", "安全理事会 决议", ["安全理事会", "決議"]],
    ["理事会、安全", "安全理事会", ["理事会", "安全"]],
    ["全国", "国", ["国"]],
    ["安全\n理事", "安全理事", ["安全理事"]],
    ["国家", "国", ["国"]],
    ["Port\u00adal po\u00adrts", "port", ["ports"]],
    ["committee, of ports", '"committee of ports"', ["committee, of ports"]],
    ["ports of committee", '"committee of ports"', []],
    ["A telescope", "tele", []],
  ])("%s: %s", (...[text, query, words]) => {
    expect(marked(text, query)).toEqual(words);
  });

  test("an unfinished word is marked with what it goes on to", () => {
    expect(marked("A telescope", "tele", true)).toEqual(["telescope"]);
  });

  test("each word is asked for once, and Chinese is not stemmed", () => {
    const words = wordsToStem({ texts: ["Port port 安全 port’s"], terms: textQuery("port 理事").wanted });
    expect(words).toEqual(["port", "s"]);
  });
});

describe("what is shown", () => {
  const found = (text: string, query: string, sentences: ReadonlyArray<readonly [number, number]>) =>
    excerptOf(text, {
      sentences: sentences.map(([start, end]) => ({ start, end })),
      answers: answersIn(text, { terms: textQuery(query).wanted, stems }),
    });

  test("is the sentence in which most of the words stand", () => {
    const text = "Ports, ports, ports. A committee of ports. Committees.";
    expect(
      found(text, "committee port", [
        [0, 20],
        [21, 42],
        [43, 54],
      ]).text,
    ).toBe("A committee of ports.");
  });

  test("is as it reads: blanks for line breaks, none between Chinese characters", () => {
    const text = "A  committee\n of\tports 安全\n理事 ";
    const { text: read, marks } = found(text, "committee 安全理事", [[0, text.length]]);
    expect(read).toBe("A committee of ports 安全理事");
    expect(marks.map(({ start, end }) => read.slice(start, end))).toEqual(["committee", "安全理事"]);
  });

  test("is cut around what answers where a sentence is long, between words", () => {
    const text = `${"alpha ".repeat(200)}committee ${"omega ".repeat(200)}`.trim();
    const { text: read } = found(text, "committee", [[0, text.length]]);
    expect(read).toMatch(/^… ?(?:alpha )+committee (?:omega ?)+…$/);
    expect(read.length).toBeLessThan(450);
  });

  test("whatever the text: the runs are what is read, and the marks lie in it", () => {
    const words = fc.constantFrom(
      "committees",
      "ports",
      "Équipes",
      "порты",
      "安全",
      "\n",
      " ",
      ". ",
      "\u00ad",
      "x".repeat(300),
      "🙂",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), fc.integer({ min: 0, max: 200 }), (given, cut) => {
        const text = given.join("");
        const {
          runs,
          marks,
          text: read,
        } = found(text, "committee port 安全", [
          [0, Math.min(cut, text.length)],
          [Math.min(cut, text.length), text.length],
        ]);
        expect(runs.map((run) => run.text).join("")).toBe(read);
        expect(marks.map(({ start, end }) => read.slice(start, end))).toEqual(
          runs.filter((run) => run.marked).map((run) => run.text),
        );
        expect(read).not.toMatch(/[\n\u00ad]| {2}|^ | $/);
      }),
    );
  });
});
