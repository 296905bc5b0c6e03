import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentionsIn } from "../../../tests/support/documents.ts";
import { passagesOf } from "../../engines/passages/index.ts";
import type { Mention } from "../../kernel/mention.ts";
import type { PassageRow } from "../evidence/index.ts";
import { layOut, partAt, partLength, partNamed, partsOf, spanOfPart, spokenOf } from "./document-text.ts";

const rowsOf = (text: string): PassageRow[] =>
  passagesOf(text, { language: "en" }).map(({ start, end, kind, language }, at) => ({
    ...{ id: `d.1.${at + 1}`, number: at + 1, starts: start, ends: end },
    ...{ kind, language, words: text.slice(start, end) },
  }));

const passage = (number: number, [starts, ends]: [number, number], kind: PassageRow["kind"]): PassageRow => ({
  ...{ id: `d.1.${number}`, number, starts, ends, kind, language: "en" },
  words: text.slice(starts, ends),
});
const text = "The Board of Azur met. PAGE 2 It met again with the Board.";

describe("a text in its passages", () => {
  test("has parts however many passages it has", () => {
    const many = Array.from({ length: 200_000 }, (_, at) => passage(at + 1, [at, at + 1], "paragraph"));
    expect(partsOf(many)).toBe(7);
    expect(spanOfPart(many, 7)).toEqual({ start: 180_000, end: 210_000 });
    expect(() =>
      layOut({ passages: many.map((one) => ({ ...one, starts: 0 })), mentions: [], citations: [] }, 1),
    ).not.toThrow();
  });

  test("sets furniture that a paragraph runs over inside it, and everything else by itself", () => {
    const furniture = passage(2, [23, 29], "furniture");
    const passages = [passage(1, [0, text.length], "paragraph"), furniture];
    const laid = layOut({ passages, mentions: [], citations: [] }, 1);
    expect(laid.map((one) => one.passage.number)).toEqual([1]);
    expect(laid[0]?.runs.map((run) => [run.text, run.marks.map(({ is }) => is)])).toEqual([
      ["The Board of Azur met. ", []],
      ["PAGE 2", ["furniture"]],
      [" It met again with the Board.", []],
    ]);
  });

  test("keeps furniture between paragraphs as a passage of its own", () => {
    const passages = [
      passage(1, [0, 22], "paragraph"),
      passage(2, [23, 29], "furniture"),
      passage(3, [30, text.length], "paragraph"),
    ];
    expect(layOut({ passages, mentions: [], citations: [] }, 1).map((one) => one.passage.number)).toEqual([
      1, 2, 3,
    ]);
  });

  test("leads to what the words name, and not to a date among them", () => {
    const mentions: Mention[] = [
      ...mentionsIn(text, [{ words: "Board of Azur", kind: "party", id: "azur-board" }]),
      ...mentionsIn(text, [{ words: "Azur", kind: "date", id: "2026" }]),
    ];
    const passages = [passage(1, [0, text.length], "paragraph")];
    const leads = layOut({ passages, mentions, citations: [] }, 1)[0]?.runs.map(
      ({ text: words, leads: to }) => [words, to?.is === "mention" ? to.mention.id : ""],
    );
    expect(leads?.slice(0, 4)).toEqual([
      ["The ", ""],
      ["Board of ", "azur-board"],
      ["Azur", "azur-board"],
      [" met. PAGE 2 It met again with the Board.", ""],
    ]);
  });

  test("whatever the text and the marks, the runs of a passage put together are its words", () => {
    const words = fc.constantFrom(
      "Azur ",
      "met\n",
      "\n\n",
      "Board. ",
      "1. ",
      "١ ",
      "\u{1F54A}",
      "Page 3\n\n",
    );
    const spans = fc.array(fc.tuple(fc.nat(200), fc.nat(40)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), spans, (parts, given) => {
        const whole = parts.join("");
        const passages = rowsOf(whole);
        const mentions = given.map(([start, length]): Mention => {
          const end = Math.min(whole.length, start + length);
          const of = { kind: "party" as const, id: "azur", confidence: 1, reasons: [] };
          return { start, end, text: whole.slice(start, end), ...of };
        });
        for (const { passage: one, runs } of layOut({ passages, mentions, citations: [] }, 1))
          expect(runs.map((run) => run.text).join("")).toBe(one.words);
      }),
    );
  });
});

describe("parts of a text", () => {
  test("each passage stands in exactly one, by where it begins", () => {
    const sentence = "The Board of Azur met with the Council of the Islands.\n\n";
    const long = sentence.repeat(Math.ceil((2.5 * partLength) / sentence.length));
    const passages = rowsOf(long);
    expect(partsOf(passages)).toBe(3);
    const found = [1, 2, 3].flatMap((part) =>
      layOut({ passages, mentions: [], citations: [] }, part).map((one) => [one.passage.number, part]),
    );
    expect(found).toEqual(passages.map(({ number, starts }) => [number, partAt(starts)]));
  });

  test.each(["0", "4", "-1", "1.5", "x", "", "01", "99999999"])("there is no part “%s” of three", (part) => {
    expect(() => partNamed(part, 3)).toThrowError(expect.objectContaining({ code: "filter-unknown" }));
  });

  test("nobody who names none gets another than the first", () => {
    expect([partNamed(undefined, 3), partNamed("3", 3)]).toEqual([1, 3]);
  });
});

test("what a text speaks of is counted, dates left out, what is named most first", () => {
  const passages = rowsOf(text);
  const mentions = mentionsIn(text, [
    { words: "Azur", kind: "state", id: "AZU" },
    { words: "Board", kind: "party", id: "board" },
    { words: "Board", kind: "party", id: "board", after: "again" },
    { words: "met", kind: "date", id: "2026" },
  ]);
  expect(
    spokenOf(mentions, passages).map(({ kind, id, count, passage: at }) => [kind, id, count, at?.number]),
  ).toEqual([
    ["party", "board", 2, 1],
    ["state", "AZU", 1, 1],
  ]);
});
