/** Pieces that stand on one line, in stretches without a wide gap: what a column, a cell or a line of text is made of. */
import type { Piece } from "./pieces.ts";

export interface Segment {
  /** From left to right as it is seen. */
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

/** In heights of letters. */
const sameLine = 0.45;
const wideGap = 1.6;
const wordGap = 0.17;
const wideWordGap = 0.6;
const hintedGap = 0.06;
const hintedWideGap = 0.35;
const jumpBack = 0.5;
const jumpAhead = 3;

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/** Pieces by the line that they stand on, from the top; small raised ones belong to the line beside them. */
function rowsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const order = pieces
    .map((piece, at) => ({ piece, at }))
    .sort((a, b) => a.piece.y - b.piece.y || a.at - b.at);
  const rows: { piece: Piece; at: number }[][] = [];
  let y = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const entry of order) {
    const row = rows.at(-1);
    if (row && entry.piece.y - y <= sameLine * Math.max(size, entry.piece.size)) {
      row.push(entry);
      if (entry.piece.size > size) ({ y, size } = entry.piece);
    } else {
      rows.push([entry]);
      ({ y, size } = entry.piece);
    }
  }
  return rows.map((row) => row.sort((a, b) => a.at - b.at).map(({ piece }) => piece));
}

/** Runs as the file draws them: inside one, its order holds (marks stand over letters); the runs go by place. */
function inPlace(row: readonly Piece[]): readonly Piece[] {
  const runs: Piece[][] = [];
  for (const piece of row) {
    const before = runs.at(-1)?.at(-1);
    const back = before && piece.x < before.x - jumpBack * piece.size;
    const ahead = before && piece.x > before.x + before.width + jumpAhead * piece.size;
    if (before && !back && !ahead) runs.at(-1)?.push(piece);
    else runs.push([piece]);
  }
  return runs.sort((a, b) => (a[0]?.x ?? 0) - (b[0]?.x ?? 0)).flat();
}

/**
 * A gap between words. White space that pdf.js puts between two pieces is a hint only: it puts it beside marks that stand
 * over letters as well, and between justified Chinese characters.
 */
function isWordGap(
  left: Piece,
  right: Piece,
  { gap, hinted }: { readonly gap: number; readonly hinted: boolean },
): boolean {
  if (/\s$/u.test(left.text) || /^\s/u.test(right.text)) return false;
  const besideWide = wide.test(left.text.slice(-1)) || wide.test(right.text.slice(0, 1));
  const least = hinted ? (besideWide ? hintedWideGap : hintedGap) : besideWide ? wideWordGap : wordGap;
  return gap > least * Math.min(left.size, right.size);
}

/**
 * Marks over Arabic letters: the file draws them before the letter that they stand on, for it draws from the left. The
 * white space that pdf.js puts before them is the way to the mark.
 */
const arabicMarks = /^\s*[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+$/u;
const otherMarks = /^\p{M}+$/u;

/** Bold that is made by drawing twice. */
const isDouble = (a: Piece, b: Piece): boolean =>
  a.text === b.text && a.text.trim() !== "" && Math.abs(a.x - b.x) < 0.15 * a.size && a.width > 0;

interface Open {
  text: string;
  readonly x: number;
  end: number;
  y: number;
  size: number;
  last: Piece;
}

function extend(open: Open, piece: Piece, before: string): void {
  open.text += before + piece.text;
  open.end = Math.max(open.end, piece.x + piece.width);
  if (piece.size > open.size) ({ y: open.y, size: open.size } = piece);
  open.last = piece;
}

function segmentsOfRow(row: readonly Piece[]): readonly Segment[] {
  const segments: Open[] = [];
  let marks = "";
  let hinted = false;
  for (const piece of inPlace(row)) {
    const open = segments.at(-1);
    if (piece.text.trim() === "") hinted = true;
    else if (arabicMarks.test(piece.text)) marks += piece.text.trim();
    else if (open && otherMarks.test(piece.text)) open.text += piece.text;
    else if (!open || !isDouble(open.last, piece)) {
      const gap = open ? piece.x - open.end : 0;
      if (open && gap <= wideGap * Math.max(open.size, piece.size)) {
        extend(open, piece, (isWordGap(open.last, piece, { gap, hinted }) ? " " : "") + marks);
      } else {
        const { text, x, y, size, width } = piece;
        segments.push({ text: marks + text, x, end: x + width, y, size, last: piece });
      }
      marks = "";
      hinted = false;
    }
  }
  return segments.map(({ text, x, end, y, size }) => ({ text, x, end, y, size }));
}

export const segmentsOf = (pieces: readonly Piece[]): readonly Segment[] =>
  rowsOf(pieces).flatMap(segmentsOfRow);
