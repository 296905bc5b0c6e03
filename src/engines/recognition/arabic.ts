import type { LexiconName } from "./lexicon.ts";

/** Acronyms that Arabic writes as a word come with the article and without: يونسكو and اليونسكو. */
export function withOtherArticle(
  keys: readonly string[],
  { kind, language, type }: LexiconName,
): string[] | undefined {
  const [word, more] = keys;
  if (kind !== "party" || language !== "ar" || type !== "acronym" || word === undefined || more !== undefined)
    return undefined;
  if (word.length < 5 || !/^[\u0621-\u064a]+$/u.test(word)) return undefined;
  return [word.startsWith("ال") ? word.slice(2) : `ال${word}`];
}

/** A reading of an Arabic word without what is written on to its front. */
export interface Reading {
  /** Folded. */
  readonly word: string;
  /** How many letters at the front are no part of it. */
  readonly cut: number;
  /** Whether preposition and article have grown together (للأمم), so that nothing can be cut off. */
  readonly contracted: boolean;
}

/**
 * Readings of a folded word that begins a name: conjunctions و and ف, then the prepositions ب, ك, ل; and لل, which is ل with the article.
 * Each letter may as well belong to the word, so every reading counts.
 */
export function readingsOf(word: string): Reading[] {
  const readings: Reading[] = [];
  for (let cut = 0; cut <= 2; cut += 1) {
    const before = word.slice(0, cut);
    if (!/^[وف]?[بكل]?$/.test(before)) continue;
    const rest = word.slice(cut);
    if (rest.length < 2) continue;
    if (cut > 0) readings.push({ word: rest, cut, contracted: false });
    if (/^[وف]?$/.test(before) && rest.startsWith("لل") && rest.length > 4) {
      readings.push({ word: `ال${rest.slice(2)}`, cut, contracted: true });
      // The article and a word that begins with ل share it: للجنة is of اللجنة or of لجنة.
      readings.push({ word: `ال${rest.slice(1)}`, cut, contracted: true });
    }
  }
  return readings;
}
