import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../kernel/mention.ts";
import { type Run, runsOf } from "./runs.ts";

interface Named extends Span {
  readonly name: string;
  readonly silent?: boolean;
}

/** `name start-end`, as a table of marks is easiest read. */
const mark = (text: string): Named => {
  const [name = "", span = ""] = text.split(" ");
  const [start, end] = span.split("-").map(Number);
  return { name, start: start ?? 0, end: end ?? 0 };
};
const shown = (runs: readonly Run<Named>[]) =>
  runs.map(({ text, marks, leads, buried }) =>
    [
      text,
      marks.map(({ name }) => name).join(">"),
      leads?.name ?? "",
      buried.map(({ name }) => name).join(","),
    ].join("|"),
  );

describe("a text is cut into runs", () => {
  test.each<[string, string, string[], string[]]>([
    ["without marks it is one run", "Azur", [], ["Azur|||"]],
    ["an empty text has none", "", ["a 0-3"], []],
    ["marks side by side", "abcdef", ["a 1-2", "b 2-4"], ["a|||", "b|a|a|", "cd|b|b|", "ef|||"]],
    [
      "one inside another",
      "abcdef",
      ["outer 0-6", "inner 2-4"],
      ["ab|outer|outer|", "cd|outer>inner|inner|", "ef|outer|outer|"],
    ],
    [
      "the inner one at the end",
      "abcd",
      ["inner 2-4", "outer 0-4"],
      ["ab|outer|outer|", "cd|outer>inner|inner|"],
    ],
    ["across one another", "abcdef", ["b 2-6", "a 0-4"], ["ab|a|a|", "cd|a>b|b|", "ef|b|b|"]],
    [
      "on the same words the second leads and the first is kept",
      "abc",
      ["a 0-2", "b 0-2"],
      ["ab|a>b|b|a", "c|||"],
    ],
    [
      "covered by two others all over",
      "abcd",
      ["outer 0-4", "a 0-2", "b 2-4"],
      ["ab|outer>a|a|", "cd|outer>b|b|outer"],
    ],
    [
      "three levels",
      "abcde",
      ["a 0-5", "b 1-4", "c 2-3"],
      ["a|a|a|", "b|a>b|b|", "c|a>b>c|c|", "d|a>b|b|", "e|a|a|"],
    ],
    ["what reaches over the ends is cut off", "abc", ["a 2-9"], ["ab|||", "c|a|a|"]],
    ["what is empty is left out", "abc", ["a 1-1", "b 3-5", "c 2-1"], ["abc|||"]],
    [
      "a character is never cut in two",
      "x\u{1F54A}y",
      ["a 0-2", "b 2-4"],
      ["x|a|a|", "\u{1F54A}|a>b|b|", "y|b|b|"],
    ],
  ])("%s", (...[, text, marks, expected]) => {
    expect(shown(runsOf(text, marks.map(mark)))).toEqual(expected);
  });

  test("what reaches over the beginning is cut off as well", () => {
    expect(shown(runsOf("abc", [{ name: "a", start: -5, end: 2 }]))).toEqual(["ab|a|a|", "c|||"]);
  });

  test("a mark that leads nowhere covers, and takes no link from the one around it", () => {
    const marks = [mark("party 0-6"), { ...mark("date 2-4"), silent: true }];
    expect(shown(runsOf("abcdef", marks, ({ silent }) => !silent))).toEqual([
      "ab|party|party|",
      "cd|party>date|party|",
      "ef|party|party|",
    ]);
  });
});

/** The same, letter by letter: which marks lie over each, and letters alike put together. */
function slowRunsOf(text: string, marks: readonly Named[]): Run<Named>[] {
  const real = marks.filter(({ start, end }) => Math.max(0, start) < Math.min(text.length, end));
  const inOrder = real
    .map((one, index) => ({ one, index, start: Math.max(0, one.start), end: Math.min(text.length, one.end) }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.index - b.index);
  const letters = Array.from({ length: text.length }, (_, at) =>
    inOrder.filter(({ start, end }) => start <= at && at < end).map(({ one }) => one),
  );
  const same = (a: readonly Named[] = [], b: readonly Named[] = []) =>
    a.length === b.length && a.every((one, index) => one === b[index]);
  const lead = (over: readonly Named[]) => over.filter(({ silent }) => !silent).at(-1);
  const led = new Set(letters.map(lead));
  const runs: Run<Named>[] = [];
  for (let start = 0; start < text.length; ) {
    const over = letters[start] ?? [];
    let end = start + 1;
    while (end < text.length && same(letters[end], over)) end += 1;
    const buried = over.filter(
      (one) => !one.silent && !led.has(one) && Math.min(one.end, text.length) === end,
    );
    runs.push({ start, end, text: text.slice(start, end), marks: over, leads: lead(over), buried });
    start = end;
  }
  return runs;
}

const texts = fc.string({ unit: "grapheme-ascii", maxLength: 24 });
const marksIn = fc.array(
  fc
    .tuple(fc.integer({ min: -3, max: 26 }), fc.integer({ min: -1, max: 12 }), fc.boolean())
    .map(([start, length, silent]) => ({ start, end: start + length, silent })),
  { maxLength: 8 },
);

describe("whatever the marks are", () => {
  test("the runs are those that a reader finds letter by letter", () => {
    fc.assert(
      fc.property(texts, marksIn, (text, spans) => {
        const marks = spans.map((span, at) => ({ ...span, name: String(at) }));
        expect(runsOf(text, marks, ({ silent }) => !silent)).toEqual(slowRunsOf(text, marks));
      }),
      { numRuns: 2000 },
    );
  });

  test("the runs put together are the text, no character is cut, and no mark is lost or led to twice over", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(anyText, marksIn, (text, spans) => {
        const marks = spans.map((span, at) => ({ ...span, name: String(at) }));
        const runs = runsOf(text, marks);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        for (const run of runs) {
          expect(run.start < run.end && run.text === text.slice(run.start, run.end)).toBe(true);
          // A lone half at an edge is only allowed where the text itself has one there.
          expect(
            /[\udc00-\udfff]/.test(text[run.start] ?? "") &&
              /[\ud800-\udbff]/.test(text[run.start - 1] ?? ""),
          ).toBe(false);
        }
        for (const one of marks) {
          const inText = Math.max(0, one.start) < Math.min(text.length, one.end);
          const leading = runs.filter(({ leads }) => leads === one).length;
          const buried = runs.filter((run) => run.buried.includes(one)).length;
          expect([leading > 0, buried]).toEqual(inText ? [leading > 0, leading > 0 ? 0 : 1] : [false, 0]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
