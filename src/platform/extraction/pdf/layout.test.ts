import { describe, expect, test } from "vitest";
import { mendHyphens } from "./hyphens.ts";
import { cutMark, leadingOf, textOfColumn } from "./paragraphs.ts";
import type { Piece } from "./pieces.ts";
import { type Segment, segmentsOf } from "./segments.ts";

const piece = (text: string, [x, y]: readonly [number, number], others: Partial<Piece> = {}): Piece => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  ...others,
});

describe("pieces on a line", () => {
  test("are joined where they touch, parted by a space where there is a gap, and split at a wide one", () => {
    const texts = segmentsOf([
      piece("Com", [0, 100]),
      piece("mittee", [15, 100]),
      piece("met", [48, 100]),
      piece("7", [200, 100]),
    ]);
    expect(texts.map(({ text }) => text)).toEqual(["Committee met", "7"]);
  });

  test("go by place, whatever order the file draws them in", () => {
    const texts = segmentsOf([
      piece("second", [40, 100]),
      piece("first", [10, 100]),
      piece("below", [10, 112]),
    ]);
    expect(texts.map(({ text }) => text)).toEqual(["first second", "below"]);
  });

  test("take a raised number with them, and bold that is drawn twice once", () => {
    const texts = segmentsOf([
      piece("Word", [10, 100]),
      piece("7", [30, 96], { size: 6, width: 3 }),
      piece("Bold", [60, 140]),
      piece("Bold", [60.3, 140]),
    ]);
    expect(texts.map(({ text }) => text)).toEqual(["Word7", "Bold"]);
  });

  test("keep an Arabic mark with the letter behind which it is drawn", () => {
    const texts = segmentsOf([
      piece("ا", [10, 100], { width: 4 }),
      piece(" \u064f", [18, 100], { width: 0 }),
      piece(" ", [14, 100], { width: 3 }),
      piece("ت", [17, 100], { width: 6 }),
    ]);
    expect(texts[0]?.text).toBe("ا \u064fت");
  });
});

const block = (lines: ReadonlyArray<readonly [text: string, y: number, x?: number]>): Segment[] =>
  lines.map(([text, y, x = 0]) => ({ text, x, end: x + text.length * 5, y, size: 10 }));
const text = (segments: readonly Segment[]): string =>
  textOfColumn(segments, { width: 600, direction: "ltr", leading: leadingOf([segments]) }).text;

describe("lines of a column", () => {
  const long = "A line of text that fills the column to its end";
  test("are one paragraph where each is filled, and end one where it is not", () => {
    expect(
      text(
        block([
          [long, 100],
          [long, 112],
          ["and its end.", 124],
          ["Another begins", 136],
        ]),
      ),
    ).toBe(`${long} ${long} and its end.\nAnother begins`);
  });

  test("are parted by an empty line where the gap is wider or the letters are larger", () => {
    expect(
      text(
        block([
          [long, 100],
          [long, 112],
          [long, 140],
        ]),
      ),
    ).toBe(`${long} ${long}\n\n${long}`);
    const heading = { text: "A heading of the text in larger letters", x: 0, end: 235, y: 86, size: 14 };
    expect(
      text([
        heading,
        ...block([
          [long, 100],
          [long, 112],
        ]),
      ]),
    ).toBe(`${heading.text}\n\n${long} ${long}`);
  });

  test("begin a paragraph where they are indented, and an item where they have a marker", () => {
    expect(
      text(
        block([
          [long, 100],
          [long, 112],
          [`${long}`, 124, 20],
          [long, 136],
        ]),
      ),
    ).toContain(`${long}\n\n${long}`);
    expect(
      text(
        block([
          [long, 100],
          ["1. First item", 112],
          ["(a) second", 124],
        ]),
      ),
    ).toBe(`${long}\n1. First item\n(a) second`);
  });

  test("keep the cells of a row apart by tabs, and the marker of an item by a space", () => {
    const row = [...block([["Name", 100]]), ...block([["Place", 100, 200]])];
    expect(text(row)).toBe("Name\tPlace");
    expect(text([...block([["1.", 100]]), ...block([["Item", 100, 30]])])).toBe("1. Item");
  });
});

describe("a word that a line break cut", () => {
  const cut = (word: string): string => word.replace("|", `-${cutMark}`);
  test.each([
    ["imple|mentation", "The implementation went on.", "implementation"],
    ["hostage|taking", "An act of hostage-taking.", "hostage-taking"],
    ["counter|terrorism", "To counter them, terrorism is named.", "counter-terrorism"],
    ["inter|national", "Nothing else, but a word imple|mentation and its implementation.", "international"],
    ["self|defence", "Nothing else.", "self-defence"],
    ["Al|Qaida", "Nothing else.", "Al-Qaida"],
  ])("%s is mended by the rest of the text (%s): %s", (word, rest, mended) => {
    expect(mendHyphens(`${cut(word)} ${cut(rest)}`)).toBe(`${mended} ${rest.replace("|", "")}`);
  });
});
