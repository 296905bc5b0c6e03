/**
 * What somebody asks of texts, in the little language that people know from elsewhere: words that must all occur, `"phrases"` whose
 * words stand one behind the other, `-words` that must not occur.
 *
 * Whatever else is typed is no fault: signs are left out, a quotation mark that nothing closes is as if it were not there.
 */
import { type Language, languages } from "../../kernel/language.ts";
import { isJoining, tokensOf } from "../names/index.ts";

export interface Term {
  /** A word or a phrase as it was typed; several words are looked for one behind the other. */
  readonly text: string;
  readonly quoted: boolean;
}

export interface TextQuery {
  readonly wanted: readonly Term[];
  readonly refused: readonly Term[];
  /** The query without what it refuses, for whoever looks for names. */
  readonly plain: string;
}

/** More terms are not looked for: those that come first say what is meant. */
export const mostTerms = 24;

const scripts: ReadonlyArray<{ readonly script: RegExp; readonly language: Language }> = [
  { script: /\p{Script=Cyrillic}/u, language: "ru" },
  { script: /\p{Script=Arabic}/u, language: "ar" },
  { script: /\p{Script=Han}/u, language: "zh" },
];

/**
 * The languages whose texts may have what is asked: the reader's own, and those whose script agrees. Latin letters and digits stand in texts of
 * every script.
 */
export function languagesOf({ wanted }: Pick<TextQuery, "wanted">, own: Language): Language[] {
  const text = wanted.map((term) => term.text).join(" ");
  const needed = scripts.filter(({ script }) => script.test(text)).map(({ language }) => language);
  return languages.filter((language) => language === own || needed.every((one) => one === language));
}

/** What closes a phrase, by what opens it. A mark that is both is known by its place. */
const closing: Readonly<Record<string, string>> = {
  '"': '"”“',
  "“": '”“"',
  "„": "“”",
  "”": "”",
  "«": "»",
  "»": "«",
  "「": "」",
  "『": "』",
};

const letterOrDigit = /[\p{L}\p{N}]/u;
const blank = /\s/u;

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  readonly refused: boolean;
}

/** Reads a query. Its cost grows with the length of the query alone. */
export function textQuery(text: string): TextQuery {
  const pieces = piecesOf(text);
  const refused = pieces.filter((piece) => piece.refused);
  const words = pieces.filter((piece) => !piece.refused).flatMap(termsOf);
  const telling = words.filter(({ text, quoted }) => quoted || !tokensOf(text).every(isJoining));
  return {
    wanted: (telling.length > 0 ? telling : words).slice(0, mostTerms),
    refused: refused.map(({ text, quoted }) => ({ text, quoted })).slice(0, mostTerms),
    plain:
      refused.length === 0
        ? text
        : pieces
            .filter((piece) => !piece.refused)
            .map(({ text }) => text)
            .join(" "),
  };
}

/** Stretches between blanks, and quoted phrases; those without a letter or digit are left out. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    if (blank.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    // Only what stands before a word refuses it: `CEN-SAD` and `a - b` refuse nothing.
    const refused = text[at] === "-" && /^-["“„«「『]?[\p{L}\p{N}]/u.test(text.slice(at, at + 4));
    const from = refused ? at + 1 : at;
    const piece = quotedAt(text, from) ?? unquotedAt(text, from);
    if (letterOrDigit.test(piece.text)) pieces.push({ text: piece.text, quoted: piece.quoted, refused });
    at = piece.end;
  }
  return pieces;
}

interface Read {
  readonly text: string;
  readonly quoted: boolean;
  readonly end: number;
}

function quotedAt(text: string, at: number): Read | undefined {
  const closers = closing[text.charAt(at)];
  if (closers === undefined) return undefined;
  for (let end = at + 1; end < text.length; end += 1) {
    if (closers.includes(text.charAt(end)))
      return { text: text.slice(at + 1, end).trim(), quoted: true, end: end + 1 };
  }
  return undefined;
}

/** Up to the next blank, or to a mark that opens a phrase which something closes. */
function unquotedAt(text: string, from: number): Read {
  let end = from + 1;
  while (end < text.length && !blank.test(text.charAt(end)) && quotedAt(text, end) === undefined) end += 1;
  return { text: text.slice(from, end), quoted: false, end };
}

/** Articles and conjunctions that French writes on to the next word, and the genitive of English: nobody looks for those. */
const elision = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L}{2})/iu;
const genitive = /(?<=\p{L}{2})['’]s$/iu;

const byScript = /[\u3400-\u9fff]+|[^\u3400-\u9fff]+/gu;
const isHan = /^[\u3400-\u9fff]/u;

/** The words of a stretch. Chinese writes no blanks: each pair of neighbouring characters is looked for as a word is. */
function termsOf({ text, quoted }: Piece): Term[] {
  if (quoted) return [{ text, quoted }];
  return (text.match(byScript) ?? [])
    .flatMap((part) => {
      if (isHan.test(part)) return pairsOf(part);
      const word = part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
      return [word.replace(elision, "").replace(genitive, "")];
    })
    .filter((word) => letterOrDigit.test(word))
    .map((word) => ({ text: word, quoted: false }));
}

const pairsOf = (run: string): string[] =>
  run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
