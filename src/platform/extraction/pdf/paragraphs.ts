/** Lines of a column joined to paragraphs by where they stand. */
import { lettersOf } from "../letters.ts";
import { toReadingOrder } from "./direction.ts";
import type { Segment } from "./segments.ts";

/** Between the parts of a word that a line break may have cut; `hyphens.ts` decides when all words are known. */
export const cutMark = "\0";

interface Line {
  readonly text: string;
  /** From the side on which lines begin. */
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

export interface Look {
  readonly width: number;
  readonly direction: "ltr" | "rtl";
}

const marker =
  /^(?:[-–—•·▪◦●○*\uf0b7]|\(?(?:\d{1,3}|[a-zа-яё]{1,2}|[ivxl]{1,5})[.)]|[A-ZА-ЯIVXL]{1,4}\.|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[أبجدهوزحطيكل]ـ?[)-])(?:\s|$|(?<=[、）]))/u;

interface Sides {
  readonly left: number;
  readonly right: number;
}

const sidesOf = (segments: readonly Segment[]): Sides => ({
  left: Math.min(...segments.map((segment) => segment.x)),
  right: Math.max(...segments.map((segment) => segment.end)),
});

/** Where most rows of a block begin and end; a running head may stand further out. */
function usualSides(rows: readonly (readonly Segment[])[]): Sides {
  const sides = rows.map(sidesOf);
  const at = (values: readonly number[], share: number): number =>
    [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
  return {
    left: at(
      sides.map(({ left }) => left),
      0.3,
    ),
    right: at(
      sides.map(({ right }) => right),
      0.7,
    ),
  };
}

/** Between words of a justified line all gaps are equal, and where they are wide each word stands alone. */
function hasEqualGaps(row: readonly Segment[]): boolean {
  const gaps = row.slice(1).map((segment, at) => segment.x - (row[at]?.end ?? 0));
  const isWord = row.every(({ text }) => !/\S\s+\S/u.test(text));
  return (
    isWord &&
    gaps.length > 1 &&
    Math.max(...gaps) - Math.min(...gaps) < 0.15 * Math.max(...gaps) + 0.4 * (row[0]?.size ?? 0)
  );
}

/** Words that stand far apart to fill the line, not cells: the row goes from side to side, and most of it is letters. */
function isJustified(row: readonly Segment[], column: Sides): boolean {
  const { left, right } = sidesOf(row);
  const ink = row.reduce((sum, segment) => sum + segment.end - segment.x, 0);
  const width = column.right - column.left;
  return right - left >= 0.96 * width && (ink >= 0.6 * width || hasEqualGaps(row));
}

/** Cells of one row are parted by tabs; a marker and its item by a space. */
function lineOf(row: readonly Segment[], column: Sides, { width, direction }: Look): Line {
  const ordered = direction === "rtl" ? [...row].reverse() : row;
  const cells = ordered.map((segment) =>
    lettersOf(toReadingOrder(segment.text, direction)).replace(/\s+/gu, " ").trim(),
  );
  const [first = "", ...rest] = cells;
  const isItem = marker.test(first) && first.length < 7;
  const between = isJustified(row, column) ? " " : "\t";
  const text = rest.length === 0 ? first : `${first}${isItem ? " " : between}${rest.join(between)}`;
  const { left, right } = sidesOf(row);
  const { y, size } = row.reduce((best, segment) =>
    segment.end - segment.x > best.end - best.x ? segment : best,
  );
  return direction === "rtl"
    ? { text, start: width - right, end: width - left, y, size }
    : { text, start: left, end: right, y, size };
}

function rowsOf(block: readonly Segment[]): readonly (readonly Segment[])[] {
  const rows: Segment[][] = [];
  for (const segment of [...block].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const first = rows.at(-1)?.[0];
    if (first && Math.abs(first.y - segment.y) <= 0.45 * Math.max(first.size, segment.size))
      rows.at(-1)?.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** The commonest distance of lines, in heights of letters; 1.2 where there is nothing to count. */
export function leadingOf(blocks: readonly (readonly Segment[])[]): number {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    const rows = rowsOf(block);
    rows.forEach((row, at) => {
      const [a, b] = [rows[at - 1]?.[0], row[0]];
      if (!a || !b || Math.abs(a.size - b.size) > 0.1 * b.size) return;
      const ratio = Math.round(((b.y - a.y) / b.size) * 20) / 20;
      if (ratio > 0.8 && ratio < 2.6) counts.set(ratio, (counts.get(ratio) ?? 0) + 1 / ratio);
    });
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1.2;
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u;

/** About how much room the first word of a line takes. */
function firstWord(line: Line): number {
  const word = /^\S+/u.exec(line.text)?.[0] ?? "";
  // A Chinese character, with the marks that may not begin a line.
  const share = wide.test(word.slice(0, 1))
    ? (/^.[，。、；：？！）》」』”]*/u.exec(word)?.[0].length ?? 1)
    : word.length;
  return ((line.end - line.start) * share) / Math.max(1, line.text.length);
}

interface Place {
  readonly leading: number;
  /** Where the lines of the column begin and end around here. */
  readonly start: number;
  readonly end: number;
}

function glue(line: Line, next: Line): string {
  const [last, first] = [line.text.slice(-1), next.text.slice(0, 1)];
  if (wide.test(last) && wide.test(first)) return "";
  if (/\p{L}[-\u2010\u00ad]$/u.test(line.text) && /^\p{L}/u.test(next.text)) return cutMark;
  return " ";
}

function joint(line: Line, next: Line, place: Place): string {
  const distance = next.y - line.y;
  if (distance > place.leading * line.size * 1.22 + 0.5 || distance <= 0) return "\n\n";
  if (Math.abs(line.size - next.size) > 0.12 * Math.max(line.size, next.size)) return "\n\n";
  if (marker.test(next.text) || line.text.includes("\t") || next.text.includes("\t")) return "\n";
  const indented = next.start - place.start > 0.8 * next.size && line.start - place.start < 0.5 * line.size;
  if (indented && !marker.test(line.text)) return "\n\n";
  const room = place.end - line.end;
  return 1.3 * firstWord(next) + 0.5 * next.size < room ? "\n" : glue(line, next);
}

const around = 10;

const sentenceEnd = /[.!?:;؟؛。！？：；]['"”’»）)\]]*$/u;

export interface ColumnText {
  readonly text: string;
  /** The last line goes to the end of the column, so that what comes next may go on with it. */
  readonly filled: boolean;
  readonly top: number;
  readonly bottom: number;
}

/** The text of a column: paragraphs parted by an empty line, lines that were ended on purpose by a line break. */
export function textOfColumn(
  block: readonly Segment[],
  look: Look & { readonly leading: number },
): ColumnText {
  const rows = rowsOf(block);
  const column = usualSides(rows);
  const lines = rows.map((row) => lineOf(row, column, look)).filter((line) => line.text !== "");
  const end = Math.max(...lines.map((line) => line.end));
  const text = lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (!next) return line.text;
      const near = lines.slice(Math.max(0, at - around), at + around);
      const start = Math.min(...near.map((each) => each.start));
      const edge = Math.max(...near.map((each) => each.end));
      return line.text + joint(line, next, { leading: look.leading, start, end: edge });
    })
    .join("");
  const last = lines.at(-1);
  const filled = lines.length > 2 && last !== undefined && end - last.end < 3 * last.size;
  return { text, filled, top: lines[0]?.y ?? 0, bottom: last?.y ?? 0 };
}

/** A sentence that the end of a column cut goes on in the column beside it; a heading or an item begins there anew. */
function goesOn(column: ColumnText, next: ColumnText): boolean {
  if (!column.filled || next.top >= column.bottom) return false;
  if (sentenceEnd.test(column.text) || marker.test(next.text)) return false;
  return /^[\p{Ll}\p{Lo}\d(«“"]/u.test(next.text) || /[,\p{Ll}]$/u.test(column.text);
}

const lineOfText = (text: string): Line => ({ text, start: 0, end: 0, y: 0, size: 0 });

export function joinColumns(columns: readonly ColumnText[]): string {
  return columns.reduce((whole, column, at) => {
    const before = columns[at - 1];
    if (!before) return column.text;
    const between = goesOn(before, column) ? glue(lineOfText(before.text), lineOfText(column.text)) : "\n\n";
    return whole + between + column.text;
  }, "");
}
