/** Lines of a text, and whether a line is filled: then what follows goes on with it. */
import type { Span } from "../../kernel/mention.ts";

export interface Line extends Span {
  /** The line without the white space around it; `start` and `end` are those of this. */
  readonly text: string;
  /** White space alone. */
  readonly blank: boolean;
  /** A form feed stands between the line before and this one. */
  readonly newPage: boolean;
}

/** White space between cells, or the dots that lead the eye to the next. */
export const rowOfTable = /\t|(?: \.){3,}|\.{5,}|…{2,}|^\|.*\|$/u;

const lineBreak = /\r\n|[\n\r\u2028\u2029\f\v]/g;

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  let newPage = false;
  const add = (to: number): void => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    const start = trimmed === "" ? from : from + raw.indexOf(trimmed);
    lines.push({ start, end: start + trimmed.length, text: trimmed, blank: trimmed === "", newPage });
  };
  for (const found of text.matchAll(lineBreak)) {
    add(found.index);
    newPage = found[0] === "\f";
    from = found.index + found[0].length;
  }
  add(text.length);
  return lines;
}

/** How many columns a line takes: Chinese and full-width characters take two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{M}|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u.test(character)) continue;
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(
      character,
    )
      ? 2
      : 1;
  }
  return columns;
}

/** Widths of a page of letters that somebody wrapped by hand or by machine; longer lines are whole paragraphs. */
const narrowest = 28;
const widest = 132;
/** Lines on both sides that say how wide the column is here: records change between one column and two. */
const around = 7;
/** Letters have different widths, so filled lines differ in length by about that share. */
const variation = 0.13;

/**
 * For each line the width that it could have filled: a high quantile of the lines around it; 0 where the lines around
 * it are not wrapped (some longer than any page, or too few of nearly the same length).
 */
export function measuresOf(lines: readonly Line[]): readonly number[] {
  const columns = lines.map((line) => columnsOf(line.text));
  return lines.map((_, at) => {
    const near = columns.slice(Math.max(0, at - around), at + around + 1).filter((width) => width > 0);
    const ordered = near.sort((a, b) => a - b);
    const width = ordered[Math.floor((ordered.length - 1) * 0.8)] ?? 0;
    const longest = ordered.at(-1) ?? 0;
    if (width < narrowest || longest > widest || longest > width * 1.6) return 0;
    const alike = ordered.filter(
      (each) => each >= width * (1 - variation) && each <= width * (1 + variation),
    ).length;
    return alike >= Math.max(2, ordered.length * 0.35) ? width : 0;
  });
}

/**
 * The first word of the next line would not have fitted any more: the line was broken because it was full. `slack` is
 * the share of the measure that may be missing.
 */
export function isFilled(
  line: Line,
  next: Line,
  { measure, slack }: { readonly measure: number; readonly slack: number },
): boolean {
  if (measure === 0) return false;
  const first = /^\S+/.exec(next.text)?.[0] ?? "";
  const word = /[\u2e80-\u9fff]/.test(first) ? first.slice(0, 1) : first;
  return columnsOf(line.text) + 1 + columnsOf(word) > measure * (1 - slack);
}
