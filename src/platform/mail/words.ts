import { directionOf, type Language } from "../../kernel/language.ts";

/** A value from elsewhere inside a sentence (a name, a symbol): its direction of writing is its own. */
export interface Isolated {
  readonly isolated: string;
}

export const isolated = (text: string): Isolated => ({ isolated: text });

/** A sentence or more, as a text or as `Translate.rich` gives it. */
export type MailText = string | ReadonlyArray<string | Isolated>;

/** Controls, separators of lines, and signs that turn the order of what follows (UAX 9: LRE, RLE, PDF, LRO, RLO). */
const control = /[\p{Cc}\u2028\u2029\u202a-\u202e\ufeff]+/gu;
/** Halves of characters, which no encoding can carry. */
const half = /\p{Cs}/gu;
/** What opens and closes an isolate: ours are whole, and one from elsewhere could end ours. */
const isolates = /[\u2066-\u2069]/gu;

/** Without what ends a header, hides what is said, or turns it round. Blanks that do not break stay. */
const plain = (text: string): string =>
  text.replace(control, " ").replace(half, "\ufffd").replace(isolates, "").replace(/ {2,}/g, " ");

/** A text as one line of plain characters, at most `most` of them. */
export function oneLine(text: string, most: number): string {
  const line = plain(text).trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join("")}…`;
}

/** A value from elsewhere is no longer than this in a sentence; in characters. */
const longestValue = 500;

/** The parts of a text, in plain characters and on one line. */
export const partsOf = (text: MailText): ReadonlyArray<string | Isolated> =>
  (typeof text === "string" ? [text] : text).map((part) =>
    typeof part === "string" ? plain(part) : isolated(oneLine(part.isolated, longestValue)),
  );

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const letter = /\p{L}/u;

/** Whether the words around a value could put it out of order: something in it does not run as the language does. */
function isForeign(text: string, language: Language): boolean {
  if (directionOf(language) === "ltr") return rightToLeft.test(text);
  const letters = [...text].filter((one) => letter.test(one));
  return letters.length === 0 || letters.some((one) => !rightToLeft.test(one));
}

/** In a text without marks: first strong isolate and its end (UAX 9), where they are needed. */
export const isolatedText = (text: string, language: Language): string =>
  isForeign(text, language) ? `\u2068${text}\u2069` : text;

/** The parts of a text as a text without marks. */
export const flat = (parts: ReadonlyArray<string | Isolated>, language: Language): string =>
  parts.map((part) => (typeof part === "string" ? part : isolatedText(part.isolated, language))).join("");
