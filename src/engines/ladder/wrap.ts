/**
 * Breaking a name into lines of at most so many characters, without losing one.
 * A Chinese, Japanese or Korean character counts for two, as it is twice as wide (Unicode TR 11, "wide" and "fullwidth").
 */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Punctuation that must not begin a line (GB/T 15834: closing marks, commas, stops). */
const neverFirst = /^[、，。；：！？）》」』】〕…·,.;:!?)\]»]/;
/** Punctuation that must not end a line: opening marks. */
const neverLast = /[（《「『【〔([«]$/;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

const widthOfCharacter = (character: string): number => (wide.test(character) ? 2 : 1);

/** Width in half-width characters; marks that combine with the letter before them add nothing. */
export const widthOf = (text: string): number =>
  charactersOf(text).reduce((width, character) => width + widthOfCharacter(character), 0);

/** A piece of a line that is not broken, and whether a space stands before it. */
interface Piece {
  readonly text: string;
  readonly width: number;
  readonly spaced: boolean;
}

/** Between two characters of a word: a break is allowed after a hyphen or slash, and beside a wide character. */
function mayBreak(before: string, after: string): boolean {
  if (neverFirst.test(after) || neverLast.test(before)) return false;
  return /[-‐–/]$/.test(before) || wide.test(before) || wide.test(after);
}

function piecesOfWord(word: string, most: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let piece: Piece = { text: "", width: 0, spaced: true };
  let before = "";
  for (const character of charactersOf(word)) {
    const width = widthOfCharacter(character);
    // A word that alone is wider than the line is cut where the line ends: still whole, never shortened.
    if (before !== "" && (piece.width + width > most || mayBreak(before, character))) {
      pieces.push(piece);
      piece = { text: "", width: 0, spaced: false };
    }
    piece = { ...piece, text: piece.text + character, width: piece.width + width };
    before = character;
  }
  return [...pieces, piece];
}

/** Each piece onto the line before it where it still fits, else onto a new one. */
function fill(pieces: readonly Piece[], most: number): readonly string[] {
  const lines: { text: string; width: number }[] = [];
  for (const { text, width, spaced } of pieces) {
    const last = lines.at(-1);
    const space = spaced ? 1 : 0;
    if (last !== undefined && last.width + space + width <= most) {
      last.text += (spaced ? " " : "") + text;
      last.width += space + width;
    } else {
      lines.push({ text, width });
    }
  }
  return lines.map(({ text }) => text);
}

/**
 * The name in as few lines of at most `most` half-width characters as it takes, and those as even as can be
 * (the narrowest width that needs no further line). Nothing is left out; runs of spaces become one.
 */
export function wrap(name: string, most: number): readonly string[] {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const pieces = words.flatMap((word) => piecesOfWord(word, most));
  let lines = fill(pieces, most);
  const count = lines.length;
  for (let narrower = most - 1; count > 1 && narrower > 0; narrower--) {
    const tried = fill(pieces, narrower);
    if (tried.length > count) break;
    lines = tried;
  }
  return lines;
}
