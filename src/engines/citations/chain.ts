import { isBlank, isDigit } from "./letters-of-words.ts";
import { findFirstNumber } from "./line-up.ts";
import { findNumber, type WrittenNumber } from "./numbers.ts";
import { plain } from "./plain.ts";
import type { ResolutionWord } from "./words.ts";

/** The numbers that follow one word, or stand before it in Chinese. */
export interface Chain {
  readonly word: ResolutionWord;
  readonly numbers: readonly WrittenNumber[];
  /** An article or a preposition is directly before the first number: "of 1995" is more likely a year. */
  readonly isLinked: boolean;
  /** Where the first number begins, and where the text goes on behind the last, its date and its letters. */
  readonly start: number;
  readonly end: number;
}

const dated =
  ",?\\s*(?:of|dated|adopted on|du|de|del|en date du|de fecha|от|المؤرخ\\p{L}{0,2}|الصادر\\p{L}{0,2} في)\\s+(?:the\\s+)?\\d{1,2}\\S{0,3}\\s+(?:de\\s+|of\\s+)?[^\\s\\d.;]{3,16}(?:\\s[^\\s\\d.;,]{3,16})?,?\\s+(?:de\\s+|del\\s+)?(\\d{4})(?!\\d)(?:\\s+года|\\s*г\\.)?";
const ofYear = "\\s*(?:of|de|du|от|за|لعام|لسنة)\\s+(\\d{4})(?!\\d)(?:\\s+года|\\s*г\\.)?";
const tail = new RegExp(`(?:${dated})|(?:${ofYear})`, "uy");
/** First letters of what a tail begins with, so that most numbers need no look. */
const tailStarts = new Set([..."odeоaзفлاот,л"]);
const letters = /(?:\s*(?:,|and|et|y|и|و|to)\s*[A-Z](?![\p{L}\d]))+/uy;

const separator =
  /[\s\u200b]*(?:[,;/]|-(?!\s*\d+\s*[-/])|and\b|et\b|y\b|e\b|и|و|as well as\b|ainsi que\b|así como\b|а также|وكذلك|or\b|ou\b|o\b|u\b|или|أو|to\b|through\b|à|a\b|по|إلى|الى)(?:[\s\u200b]*(?:and\b|et\b|y\b|e\b|и|و|as well as\b|а также|its\b|ses\b|sus\b))?[\s\u200b]*/uy;

function stickyLength(expression: RegExp, stretch: string, at: number): number {
  expression.lastIndex = at;
  return expression.exec(stretch)?.[0].length ?? 0;
}

const moved = (written: WrittenNumber, by: number): WrittenNumber => ({
  ...written,
  start: written.start + by,
  end: written.end + by,
});

const symbolAhead = /\(?(?:S|A|С|А)\s?\/\s?RES\s?\/\s?/uy;

interface Link {
  readonly written: WrittenNumber;
  /** Where the text goes on behind the number, its date and its letters. */
  readonly next: number;
}

/** The place of the next thing that is no blank. */
function afterBlanks(text: string, at: number): number {
  let place = at;
  while (place < text.length && place - at < 8 && isBlank(text.charCodeAt(place))) place++;
  return place;
}

/** `1373 (2001)`, the form of nine citations in ten, read without a regular expression. */
function findUsual(text: string, at: number): WrittenNumber | undefined {
  let end = at;
  while (end - at < 5 && isDigit(text.charCodeAt(end))) end++;
  const bracket = afterBlanks(text, end);
  if (end - at > 4 || text.charCodeAt(bracket) !== 40) return undefined;
  const century = text.charCodeAt(bracket + 1);
  if ((century !== 49 && century !== 50) || text.charCodeAt(bracket + 5) !== 41) return undefined;
  const year = Number(text.slice(bracket + 1, bracket + 5));
  const number = Number(text.slice(at, end));
  if (!(year >= 1800 && year < 2100) || Number.isNaN(number)) return undefined;
  return { start: at, end: bracket + 6, form: "council", number, year };
}

/** A number in any form, or a symbol. */
function findWritten(text: string, at: number): WrittenNumber | undefined {
  const isPlainDigit = isDigit(text.charCodeAt(at));
  const usual = isPlainDigit ? findUsual(text, at) : undefined;
  if (usual !== undefined) return usual;
  const from = isPlainDigit ? at : at + stickyLength(symbolAhead, plain(text, at, at + 20), 0);
  const found = findNumber(plain(text, from, from + 48), 0);
  return found === undefined ? undefined : moved(found, from);
}

/** Whether a date can follow, its day within a few words, or letters of parts: "46/36 L and M". */
function hasTail(text: string, at: number): boolean {
  for (let place = at; place < at + 24; place++) if (isDigit(text.charCodeAt(place))) return true;
  return /^\S{1,4}\s*[A-Z](?![a-z])/.test(text.slice(at, at + 8));
}

/** A number at `at`, with the year that "of 28 September 2001" or "of 2001" gives it. */
function readLink(text: string, at: number): Link | undefined {
  const written = findWritten(text, at);
  if (written === undefined) return undefined;
  const behind = afterBlanks(text, written.end);
  const mayHaveTail = tailStarts.has(text.charAt(behind)) && hasTail(text, behind);
  if (!mayHaveTail) return { written, next: written.end };
  const rest = plain(text, written.end, written.end + 90);
  const lettered = stickyLength(letters, rest, 0);
  tail.lastIndex = lettered;
  const date = tail.exec(rest);
  if (date === null) return { written, next: written.end + lettered };
  const year = Number(date[1] ?? date[2]);
  return {
    written: written.form === "bare" ? { ...written, year, yearFrom: "date" } : written,
    next: written.end + lettered + date[0].length,
  };
}

const longestChain = 200;

const goingOn = new Set([...",;/-aeyoutAEYOU"].map((mark) => mark.charCodeAt(0)));

/** What a separator can begin with: a comma, a slash, a dash, or a word of few letters. */
function mayGoOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 127 || goingOn.has(code);
}

/** `resolutions 1267 (1999), 1989 (2011) and 2253 (2015)`: the word first, then number after number. */
export function chainAfter(text: string, word: ResolutionWord): Chain | undefined {
  const first = findFirstNumber(text, word.end);
  if (first === undefined) return undefined;
  const numbers: WrittenNumber[] = [];
  let end = first.at;
  let link = readLink(text, first.at);
  while (link !== undefined && numbers.length < longestChain) {
    numbers.push(link.written);
    end = link.next;
    if (!mayGoOn(text, afterBlanks(text, end))) break;
    const parted = stickyLength(separator, plain(text, end, end + 30), 0);
    link = parted === 0 ? undefined : readLink(text, end + parted);
  }
  return numbers.length === 0 ? undefined : { word, numbers, isLinked: first.isLinked, start: first.at, end };
}

const breakOfSentence = /[.!?;](?=\s)|\n\s*\n/g;

/** The sentence so far in plain text, as far as it can be told without abbreviations. */
export function sentenceBefore(text: string, at: number): string {
  const stretch = plain(text, at - 140, at);
  let from = 0;
  for (const found of stretch.matchAll(breakOfSentence)) from = found.index + 1;
  return stretch.slice(from);
}

const chineseEnd =
  /^[\s\u200b]*号?[\s\u200b]*(?:和|等|及|以及|其后的?|各项|有关|相关|这些|几项|两项|三项|[\s\u200b])*$/;
const chineseParted =
  /^[\s\u200b]*号?[\s\u200b]*(?:决议|,|和|及|与|以及|或|至|到|-|并|联合国|安全理事会|安理会|大会|其|(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年|[\s\u200b])*第?[\s\u200b]*$/;
const chineseNumber = /(?:第[\s\u200b]{0,2})?(?=\d|E?S-)/g;
const yearBefore = /(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?第?[\s\u200b]*$/;

/** Every number of a stretch of Chinese that could be one of a resolution: `第…`, `…号`, or with its year or session. */
function chineseNumbers(stretch: string): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  for (const hit of stretch.matchAll(chineseNumber)) {
    const at = hit.index;
    if (at < (found.at(-1)?.end ?? 0) || /\d/.test(stretch.charAt(at - 1))) continue;
    const written = findNumber(stretch, at);
    if (written === undefined) continue;
    const behind = stretch.slice(written.end, written.end + 4);
    if (/^[\s\u200b]*[年月日]/.test(behind)) continue;
    const counted = hit[0] !== "" || /^[\s\u200b]*号/.test(behind) || behind === "";
    if (written.form === "bare" && !counted) continue;
    const year = yearBefore.exec(stretch.slice(0, written.start))?.[1];
    const isDated = written.form === "bare" && year !== undefined;
    found.push(isDated ? { ...written, year: Number(year), yearFrom: "date" } : written);
  }
  return found;
}

function hasDigitIn(text: string, from: number, to: number): boolean {
  for (let at = Math.max(0, from); at < to; at++) if (isDigit(text.charCodeAt(at))) return true;
  return false;
}

/** `第1267(1999)号和第1989(2011)号决议`: the numbers first, read back from the word. */
export function chainBefore(text: string, word: ResolutionWord): Chain | undefined {
  if (!hasDigitIn(text, word.start - 24, word.start)) return undefined;
  const stretch = sentenceBefore(text, word.start);
  const from = word.start - stretch.length;
  const numbers: WrittenNumber[] = [];
  let end = stretch.length;
  for (const written of [...chineseNumbers(stretch)].reverse()) {
    const parting = stretch.slice(written.end, end);
    if (!(numbers.length === 0 ? chineseEnd : chineseParted).test(parting)) break;
    numbers.unshift(moved(written, from));
    end = written.start;
  }
  if (numbers.length === 0) return undefined;
  return { word, numbers, isLinked: false, start: from + end, end: word.end };
}
