/**
 * From the order in which glyphs are seen to the order in which they are read: the bidirectional algorithm (UAX 9)
 * backwards. What it loses is not found again (a number beside a Latin word between Arabic words may have stood on
 * either side), so the commoner reading is taken: numbers follow the word.
 */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const strong = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const digit = String.raw`[\d٠-٩۰-۹]`;
const number = `${digit}+(?:[.,:/٫٬]${digit}+)*`;
/** From a Latin or Cyrillic letter, with digits that touch it, to the last such letter or digit before a letter of the other direction. */
const letter = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]`;
const other = String.raw`[^\p{Script=Arabic}\p{Script=Hebrew}]`;
const leftToRightRun = new RegExp(
  String.raw`(?:${digit}[\d.,/:-]*)?${letter}(?:${other}*(?:${letter}|\d))?\p{M}*[%°]?|${number}`,
  "gu",
);

const mirrored: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
};

export const runsRightToLeft = (text: string): boolean => strong.test(text);

const backwards = (text: string, mirror: boolean): string =>
  [...text]
    .reverse()
    .map((character) => (mirror ? (mirrored[character] ?? character) : character))
    .join("");

/** `(` inside the run, and the `)` directly behind it: the pair belongs together (UAX 9, N0). */
function closing(run: string, after: string): string {
  const open = (run.match(/[([]/g)?.length ?? 0) - (run.match(/[)\]]/g)?.length ?? 0);
  const closers = /^[)\]]+/.exec(after)?.[0] ?? "";
  return open > 0 ? closers.slice(0, open) : "";
}

/** Turns the order of a line round, but not inside what runs from left to right. Its own inverse, save brackets. */
function turn(text: string, mirror: boolean): string {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(leftToRightRun)) {
    if (found.index < from) continue;
    parts.push(backwards(text.slice(from, found.index), mirror));
    const end = found.index + found[0].length;
    const run = found[0] + closing(found[0], text.slice(end));
    parts.push(run);
    from = found.index + run.length;
  }
  parts.push(backwards(text.slice(from), mirror));
  return parts.reverse().join("");
}

const arabicRun =
  /[\p{Script=Arabic}\p{Script=Hebrew}](?:[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{M}])?/gu;

/** What pdf.js did to one item, undone. */
export function toStoredOrder(text: string, turned: boolean): string {
  if (text.length < 2 || !rightToLeft.test(text)) return text;
  return turned ? turn(text, false) : text.replace(arabicRun, (run) => turn(run, false));
}

/** A line as it is seen, in the order in which it is read. `base` is the direction of the text that it belongs to. */
export function toReadingOrder(seen: string, base: "ltr" | "rtl"): string {
  if (base === "ltr") return seen.replace(arabicRun, (run) => turn(run, true));
  const latinAlone = !runsRightToLeft(seen) && /\p{Script=Latin}|\p{Script=Cyrillic}/u.test(seen);
  return latinAlone && !/^\s*[.,:;!؟،)»]/u.test(seen) ? seen : turn(seen, true);
}

/** ة and ى stand only at the end of a word. */
const rightEnd = /\p{Script=Arabic}[ةى](?!\p{Script=Arabic})/gu;
const wrongEnd = /(?<![\p{Script=Arabic}\p{M}])[ةى]\p{Script=Arabic}/gu;

/** Whether words came out backwards: the file stores them as they are read, not as they are seen. */
export function isBackwards(text: string): boolean {
  const wrong = text.match(wrongEnd)?.length ?? 0;
  return wrong > 3 && wrong > 2 * (text.match(rightEnd)?.length ?? 0);
}
