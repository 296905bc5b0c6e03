import { foldName } from "../names/index.ts";
import { bodyWords, compassWords, functionWords, rankWords, sameThings } from "./vocabulary.ts";

/** A word of a name that counts, in its order. */
export interface Word {
  /** As `foldName` leaves it. */
  readonly text: string;
  /** `body`: a word for a body as such; `rank`: a word of rank; `word`: any other. */
  readonly weight: "word" | "body" | "rank";
}

/** The words that count, in order. Chinese, which sets no spaces, is taken sign by sign. */
export function wordsOf(text: string): Word[] {
  let whole = foldName(text);
  for (const [said, meant] of sameThings) whole = whole.replace(said, ` ${meant} `);
  return whole
    .replace(/\p{Script=Han}/gu, " $& ")
    .split(" ")
    .filter((word) => word !== "" && !functionWords.has(word))
    .map((word) => ({ text: word, weight: weightOf(word) }));
}

function weightOf(word: string): Word["weight"] {
  if (bodyWords.has(word)) return "body";
  return rankWords.has(word) ? "rank" : "word";
}

/** Two names with one key are one name, but for articles, accents, case and signs. */
export const keyOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(" ");

/** How a word begins: what forms of one word have in common at least. */
export const startOf = ({ text }: Word): string => text.slice(0, 3);

/** The letters and digits of an acronym: "ILEA-Bangkok" and "ILEA Bangkok" have the same. */
export const lettersOf = (acronym: string): string => foldName(acronym).replaceAll(" ", "").toUpperCase();

/** A word of the names of regions or States, of the compass, or an adjective to one: they share their beginning. */
export function isPlaceWord(word: string, places: ReadonlySet<string>): boolean {
  if (compassWords.has(word) || places.has(word)) return true;
  if (word.length < 5) return false;
  for (const place of places)
    if (place.length >= 4 && commonStart(word, place) >= Math.min(4, place.length)) return true;
  return false;
}

export function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/** How two words are one: `same`, `form` (plural, adjective), `gender` of a title, `slip` of one letter. */
export type Likeness = "same" | "form" | "gender" | "slip";

/** @returns nothing when they are two words. */
export function likenessOf(one: string, other: string): Likeness | undefined {
  if (one === other) return "same";
  if (/\d/.test(one + other)) return undefined;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long === `${short}s` || long === `${short}x` || long === `${short}es`) return "form";
  if (short.length >= 6 && isOneSlip(short, long)) return "slip";
  const stem = short.replace(/e?s$/, "");
  const common = commonStart(stem, long);
  if (stem.length >= 4 && common === stem.length) return "form";
  return common >= 5 && common / short.length >= 0.7 ? "form" : undefined;
}

/** One letter more, less or other, or two neighbours swapped (Damerau's four errors); `short` is not the longer one. */
function isOneSlip(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  const start = commonStart(short, long);
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  const [mine, theirs] = [short.slice(start), long.slice(start)];
  if (mine.slice(1) === theirs.slice(1)) return true;
  return mine[0] === theirs[1] && mine[1] === theirs[0] && mine.slice(2) === theirs.slice(2);
}
