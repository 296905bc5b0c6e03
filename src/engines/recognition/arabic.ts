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
