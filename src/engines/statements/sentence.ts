/**
 * A sentence as the cues read it: one line, each name one character.
 *
 * A name becomes the mark of its kind, with the brackets that only gloss it; names inside a longer one stand with that.
 * Spaces, apostrophes, full-width forms, Arabic vowel signs and the letter variants of alef are written one way, so that
 * a cue has one spelling. `origin` leads from each character back to the text.
 */
import type { Language } from "../../kernel/language.ts";
import type { Mention, Span } from "../../kernel/mention.ts";

/** Characters of the private use area: no text that is read has them, and the reading drops those that do. */
export const marks = {
  party: "\ue000",
  candidate: "\ue001",
  state: "\ue002",
  instrument: "\ue003",
  date: "\ue005",
  /** A pronoun or title by which the secretariat speaks of itself, or goes on speaking of the subject before. */
  self: "\ue006",
} as const;
export type MarkKind = keyof typeof marks;
export const anyMark = "\ue000-\ue006";
const isMark = new RegExp(`[${anyMark}]`);

/** A name in the sentence. A candidate has no id; `id` of a pronoun is what it stands for. */
export interface Named extends Span {
  readonly kind: MarkKind;
  readonly id: string;
  readonly text: string;
  readonly confidence: number;
  /** Names of other kinds inside it: the resolution in the name of a committee. */
  readonly within: readonly Mention[];
}

export interface Sentence extends Span {
  readonly language: Language;
  readonly line: string;
  /** The line in small letters, as long as it. */
  readonly low: string;
  /** For each character of `line` the offset in the text. */
  readonly origin: readonly number[];
  readonly named: ReadonlyMap<number, Named>;
  /** How many names of each kind it has. */
  readonly counts: Readonly<Record<MarkKind, number>>;
}

interface Reading {
  readonly text: string;
  readonly span: Span;
  readonly gaps: readonly Span[];
  readonly language: Language;
  /** In order, none inside another. */
  readonly names: readonly Named[];
}

const dropped = /[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640\u064b-\u0652\ue000-\uf8ff]/;
const variants: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  ʼ: "'",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ё: "е",
  "‐": "-",
  "‑": "-",
};

/** One character as cues spell it; empty when it is left out. */
export function asSpelt(character: string): string {
  const code = character.charCodeAt(0);
  if (code > 32 && code < 127) return character;
  if (dropped.test(character)) return "";
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return variants[character] ?? (/\s/.test(character) ? " " : character);
}

/** Cues are written as people write; they are compared as sentences are spelt. */
export const spelt = (words: string): string =>
  [...words].map((character) => (isMark.test(character) ? character : asSpelt(character))).join("");

const smallLetters = (line: string): string => {
  const low = line.toLowerCase();
  // A few capitals have two small letters (İ); then each character by itself, as far as it goes.
  return low.length === line.length
    ? low
    : [...line].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join("");
};

export function readSentence({ text, span, gaps, language, names }: Reading): Sentence {
  let line = "";
  // Asking the line itself for its end would copy it each time.
  let last = "";
  const origin: number[] = [];
  const named = new Map<number, Named>();
  const add = (character: string, at: number): void => {
    if (character === "" || (character === " " && (language === "zh" || last === "" || last === " "))) return;
    line += character;
    last = character;
    origin.push(at);
  };
  let next = 0;
  for (let at = span.start; at < span.end; at += 1) {
    const gap = gaps.length === 0 ? undefined : gaps.find((one) => at >= one.start && at < one.end);
    const name = names[next];
    if (name !== undefined && at >= name.start) {
      named.set(line.length, name);
      add(marks[name.kind], name.start);
      at = Math.max(name.end, at + 1) - 1;
      next += 1;
    } else if (gap !== undefined) {
      at = gap.end - 1;
      add(" ", at);
    } else add(asSpelt(text.charAt(at)), at);
  }
  return { ...span, language, line, low: smallLetters(line), origin, named, counts: countsOf(named) };
}

function countsOf(named: ReadonlyMap<number, Named>): Sentence["counts"] {
  const counts = { party: 0, candidate: 0, state: 0, instrument: 0, date: 0, self: 0 };
  for (const { kind } of named.values()) counts[kind] += 1;
  return counts;
}

/** The words of the text from one character of the line to another, its spaces as one. */
export function wordsBetween(text: string, { origin, line, end }: Sentence, range: Span): string {
  const from = origin[range.start] ?? end;
  const to = range.end < line.length ? (origin[range.end] ?? end) : end;
  return text.slice(from, to).replace(/\s+/gu, " ").trim();
}
