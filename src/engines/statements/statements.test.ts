import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asParagraph, markedText, told, toldBy } from "../../../tests/support/marked-text.ts";
import { languages } from "../../kernel/language.ts";
import { passagesOf } from "../passages/index.ts";
import { findStatements, statedRelations } from "./index.ts";

/** What the statements of a marked text of several lines tell. */
function toldByPage(lines: readonly string[], more: { readonly self?: string } = { self: "A" }): string[] {
  const { text, mentions, candidates } = markedText(lines.join("\n"), "en");
  const passages = passagesOf(text, { language: "en" });
  return findStatements(text, { language: "en", mentions, candidates, passages, ...more }).map(told);
}

describe("a sentence without end", () => {
  test("states nothing, and silences none of the others", () => {
    const endless = "{D} supports {B} and ".repeat(2000);
    expect(toldByPage([`${endless}more.`, "", "{D} supports {C}."])).toEqual(["D supports C"]);
  });
});

describe("a list", () => {
  test("of partners gives a cooperation for each item, under regions as well", () => {
    const page = ["Our partners:", "", "International", "- {B}", "- {C} (CG)", "", "Africa", "- {D}"];
    expect(toldByPage(page).filter((line) => line.includes("cooperates-with"))).toEqual([
      "A cooperates-with B",
      "A cooperates-with C",
      "A cooperates-with D",
    ]);
  });

  test("gives nothing for a heading without items", () => {
    expect(toldByPage(["Our partners:", "", "{D}", "", "Africa", "- {B}"])).toEqual(["A cooperates-with B"]);
  });

  test("belongs to the party that its announcement names", () => {
    expect(toldByPage(["The partners of the {D} include:", "- {B}", "- {C}"])).toEqual([
      "D cooperates-with B",
      "D cooperates-with C",
    ]);
  });

  test("gives nothing when nobody says whose it is", () => {
    expect(toldByPage(["Partners:", "- {B}"], {})).toEqual([]);
  });

  test("of something else gives nothing", () => {
    expect(toldByPage(["Documents of this session:", "- {B}", "- {C}"])).toEqual([]);
    expect(toldByPage(["Former partners:", "- {B}"])).toEqual([]);
  });

  test("ends with the paragraph behind it", () => {
    const page = [
      "Partners:",
      "- {B}",
      "",
      "This paragraph is about something else altogether, and says so.",
      "",
      "- {C}",
    ];
    expect(toldByPage(page)).toEqual(["A cooperates-with B"]);
  });

  test("gives both bodies of an item that names two, and not the body that an item belongs to", () => {
    expect(toldByPage(["Partners:", "- {D}/{B}", "- {C} of the {E}"])).toEqual([
      "A cooperates-with D",
      "A cooperates-with B",
      "A cooperates-with C",
    ]);
  });

  test("of members gives a membership for each State", () => {
    expect(toldByPage(["The members of the {D}:", "- {S}", "- {T}"])).toEqual([
      "XNO member D",
      "XSU member D",
    ]);
  });
});

describe("the secretariat", () => {
  test.each([
    ["en", "We cooperate with the {B}.", ["A cooperates-with B"]],
    ["en", "The Executive Directorate supports the {B}.", ["A supports B"]],
    ["fr", "La Direction exécutive coopère avec le {B}.", ["A cooperates-with B"]],
    ["es", "La Dirección Ejecutiva coopera con la {B}.", ["A cooperates-with B"]],
    ["ru", "Исполнительный директорат сотрудничает с {B}.", ["A cooperates-with B"]],
    ["ar", "تتعاون المديرية التنفيذية مع {B}.", ["A cooperates-with B"]],
    ["zh", "执行局与{B}合作。", ["A cooperates-with B"]],
  ] as const)("is who speaks, in %s: %s", (language, sentence, expected) => {
    expect(toldBy(sentence, language, { self: "A" })).toEqual(expected);
    expect(toldBy(sentence, language)).toEqual([]);
  });

  test("is not the directorate of another body", () => {
    expect(toldBy("The Directorate of the {C} supports the {B}.", "en", { self: "A" })).toEqual([]);
  });
});

describe("a statement", () => {
  const first = (marked: string) => {
    const { text, mentions, candidates } = markedText(marked, "en");
    const passages = asParagraph(text, "en");
    return findStatements(text, { language: "en", mentions, candidates, passages })[0];
  };

  test("has its sentence alone as its words", () => {
    expect(first("Nothing here. The {A} supports the {B}. Nothing there.")?.text).toBe(
      "The Aurora Council supports the Boreal Office.",
    );
  });

  test("gives its cue, its rule and its names as reasons", () => {
    const codes = first("The {A} supports the {B}.")?.reasons.map(({ code }) => code);
    expect(codes).toEqual(["cue", "statement-rule", "with-mention", "with-mention"]);
  });

  test.each([
    ["said by somebody else", "A spokesman said that the {A} supports the {B}."],
    ["in the past", "The {A} supported the {B}."],
    ["with a pronoun for its subject", "The {A} met. It supports the {B}."],
    ["one of an enumeration", "The {A} supports the {B} and the {C}."],
  ])("is less sure when it is %s", (_, marked) => {
    const plain = first("The {A} supports the {B}.")?.confidence ?? 0;
    expect(first(marked)?.confidence).toBeLessThan(plain);
  });

  test("of unnamed parts of a body is hardly sure", () => {
    const found = first("The {A} chairs eight of the working groups of the {D}.");
    expect(found?.content).toEqual({ kind: "office", holder: "A", office: "chair", body: "D" });
    expect(found?.confidence).toBeLessThan(0.4);
  });

  test("is not made of a class of bodies that holds an office", () => {
    const partyKind = (id: string) => (id === "B" ? "class" : undefined);
    expect(toldBy("The {A} chairs the {B}.", "en", { partyKind })).toEqual([]);
    expect(toldBy("The {A} chairs the {C}.", "en", { partyKind })).toEqual(["A chair C"]);
  });

  test("that extends a mandate has the resolution that is read as its instrument", () => {
    const page = ["{J:Resolution 9002 (2032)}", "", "Decides to extend the mandate of the {C} until {Q};"];
    expect(toldByPage(page)).toContain("C until 2033-12-31 by S/RES/9002(2032)");
  });
});

describe("whatever the text", () => {
  const pieces = fc.oneof(
    fc.constantFrom("{A}", "{B}", "{C}", "{S}", "{I}", "{Q}", "{?Fern Board (FB)}"),
    fc.constantFrom(
      ..." supports | cooperates with |, | and |. |\n- |\n\nPartners:\n|(|)| chairs | held a meeting in | until | coopère avec | поддерживает |支持|与|合作| يدعم | مع | mandate of | by ".split(
        "|",
      ),
    ),
    fc.string({ maxLength: 12 }).map((words) => words.replace(/[{}]/g, "")),
  );
  const pages = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));

  test("statements lie in it, are in order, and rest on names that lie in them", () => {
    fc.assert(
      fc.property(pages, fc.constantFrom(...languages), (marked, language) => {
        const { text, mentions, candidates } = markedText(marked, language);
        const passages = passagesOf(text, { language });
        const found = findStatements(text, { language, mentions, candidates, passages, self: "A" });
        found.forEach((statement, at) => {
          expect(statement.start).toBeGreaterThanOrEqual(found[at - 1]?.start ?? 0);
          expect(text.slice(statement.start, statement.end)).toBe(statement.text);
          expect(statement.confidence).toBeGreaterThan(0);
          expect(statement.confidence).toBeLessThanOrEqual(1);
          const { content } = statement;
          if (content.kind === "relation") expect(statedRelations).toContain(content.relation);
          for (const { code, words } of statement.reasons)
            if (code === "with-mention") expect(statement.text).toContain(String(words));
        });
      }),
    );
  });

  test("without a name there is no statement", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: "grapheme" }),
        fc.constantFrom(...languages),
        (text, language) => {
          const passages = passagesOf(text, { language });
          expect(findStatements(text, { language, mentions: [], candidates: [], passages })).toEqual([]);
        },
      ),
    );
  });
});
