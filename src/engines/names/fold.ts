import { toSimplified } from "./chinese.ts";

/** Letters that no decomposition brings to their base, and forms of one Arabic letter; the same pairs stand in the database. */
export const letterPairs = {
  from: "øłđħıŀþðŋəςٱىةکیەھۀ",
  to: "oldhiltdneσاي\u0647كيههه",
} as const;

/** Letters that fold to two. */
export const doubleLetters: ReadonlyArray<readonly [string, string]> = [
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
];

const letters = new Map(
  [...letterPairs.from].map((letter, at) => [letter, [...letterPairs.to][at] ?? letter]),
);

/**
 * What is left of a text for comparing: lower case, no accents or vowel signs, one form of each Arabic letter, simplified
 * characters, Latin digits, and one space for everything that is neither letter nor digit. Apostrophes and hyphens part words.
 * Alphabets: Latin, Greek, Cyrillic, Arabic, Han; others (Hangul, Devanagari …) keep their letters too.
 */
export function foldName(text: string): string {
  if (onlyAscii.test(text)) return text.toLowerCase().replace(notInAsciiWord, " ").trim();
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    // Accents, Arabic vowel signs and hamzas above and below, and the tatweel that only stretches a word.
    .replace(/[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[øłđħıŀþðŋəςٱىةکیەھۀ]/g, (letter) => letters.get(letter) ?? letter);
  const spelt = doubleLetters.reduce((given, [from, to]) => given.replaceAll(from, to), plain);
  return toSimplified(spelt).replace(notInWord, " ").trim();
}

/** Most names in English and most acronyms: the short way is the long one without what cannot occur. */
const onlyAscii = /^\p{ASCII}*$/u;
const notInAsciiWord = /[^0-9a-z]+/g;

/** Everything between words; the database's `search.fold` has the same class. */
const notInWord =
  /[^0-9a-z\u0250-\u02af\u0370-\u03ff\u0400-\u0482\u048a-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u0904-\u0939\u0e01-\u0e30\u1100-\u11ff\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]+/g;
