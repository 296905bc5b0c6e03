import { digitOf, isBlank, isLetter, numberOf } from "./characters.ts";
import { wordOf } from "./months.ts";

/** A word, a number or a mark before a year. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** In lower case, without marks that are not seen; of a number its digits as printed. */
  readonly word: string;
  readonly number: number | undefined;
}

const marks = "/-,.°º’'";
const dashes = /[\u2010-\u2015\u2212]/;

/** Digits longer than this are no day, whatever they are. */
const longestDay = 2;

/**
 * What stands before a place, read backward piece by piece and only as far as asked: dates are found from their year, and most
 * years stand in no date. Ends at a mark that no date has, an empty line, or the beginning of the text.
 */
export class PiecesBefore {
  readonly #text: string;
  readonly #pieces: Piece[] = [];
  #at: number;
  #isOver = false;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** The piece so many steps before; nothing where the stretch is over. */
  find(step: number): Piece | undefined {
    while (this.#pieces.length <= step && !this.#isOver) this.#read();
    return this.#pieces[step];
  }

  #read(): void {
    let end = this.#at;
    let lines = 0;
    while (end > 0 && this.#at - end < 12 && isBlank(this.#text.charCodeAt(end - 1))) {
      end--;
      if (this.#text.charCodeAt(end) === 10) lines++;
    }
    const piece = end > 0 && lines < 2 ? this.#pieceEndingAt(end) : undefined;
    if (piece === undefined) {
      this.#isOver = true;
      return;
    }
    this.#pieces.push(piece);
    this.#at = piece.start;
  }

  #pieceEndingAt(end: number): Piece | undefined {
    const code = this.#text.charCodeAt(end - 1);
    let start = end - 1;
    if (digitOf(code) >= 0) {
      while (start > 0 && digitOf(this.#text.charCodeAt(start - 1)) >= 0 && end - start <= longestDay)
        start--;
      if (end - start > longestDay) return undefined;
      return { start, end, word: "", number: numberOf(this.#text, start, end) };
    }
    if (isLetter(code)) {
      while (start > 0 && end - start < 16 && isLetter(this.#text.charCodeAt(start - 1))) start--;
      return { start, end, word: wordOf(this.#text.slice(start, end)), number: undefined };
    }
    const mark = this.#text.charAt(start).replace("\u060c", ",").replace("\uff0f", "/").replace(dashes, "-");
    return marks.includes(mark) ? { start, end, word: mark, number: undefined } : undefined;
  }
}
