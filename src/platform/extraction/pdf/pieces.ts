/** Text of a page as the file places it: stretches of glyphs from left to right, wherever they stand. */
import type { PDFPageProxy } from "unpdf/pdfjs";
import { toStoredOrder } from "./direction.ts";

export interface Piece {
  /** Glyphs from left to right as they are seen; Arabic runs backwards here. */
  readonly text: string;
  readonly x: number;
  /** Downwards from the top of the page, of the line that letters stand on. */
  readonly y: number;
  readonly width: number;
  /** Height of the letters; all in points. */
  readonly size: number;
}

export interface PageText {
  readonly width: number;
  readonly pieces: readonly Piece[];
  /** Text that runs up or down the page, in the order of the file. */
  readonly turned: readonly string[];
}

interface Item {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const asMatrix = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [
  a,
  b,
  c,
  d,
  e,
  f,
];

/** Matrices of PDF: the first is applied after the second. */
function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Control characters and what is no character; a soft hyphen stays. */
const meaningless = /(?![\t\n\r])\p{Cc}|[\ufeff\ufffe\uffff]/gu;

/** pdf.js turns each item to logical order by itself, alone and so often wrongly; that is undone first. */
function pieceOf(item: Item, view: Matrix): Piece | string | undefined {
  const text = item.str.replace(meaningless, "").replace(/[\t\n\r]/g, " ");
  if (text === "") return undefined;
  const [a, b, c, d, x, y] = multiply(view, asMatrix(item.transform));
  const size = Math.hypot(c, d);
  if (!(size > 0) || !Number.isFinite(x + y + size)) return undefined;
  if (Math.abs(b) > Math.abs(a) * 0.2 || a < 0) return text;
  return { text: toStoredOrder(text, item.dir === "rtl"), x, y, width: Math.max(0, item.width), size };
}

export async function readPieces(page: PDFPageProxy): Promise<PageText> {
  const view = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ disableNormalization: true });
  const pieces: Piece[] = [];
  const turned: string[] = [];
  for (const item of content.items) {
    if (!("str" in item)) continue;
    const piece = pieceOf(item, asMatrix(view.transform));
    if (typeof piece === "string") turned.push(piece);
    else if (
      piece &&
      piece.x < view.width &&
      piece.x + piece.width > 0 &&
      piece.y > 0 &&
      piece.y < view.height * 1.02
    )
      pieces.push(piece);
  }
  return { width: view.width, pieces, turned };
}
