import { foldName } from "../names/index.ts";
import { compoundStarts, functionWords } from "./vocabulary.ts";
import { lettersOf } from "./words.ts";

/** How an acronym comes from a name. */
export type Derivation =
  | { readonly kind: "whole" }
  /** `without`: the first word of the name that it passes over. */
  | { readonly kind: "partly"; readonly without: string }
  | { readonly kind: "none" };

/** A part of a name that may give letters; `counts` unless it is an article or the like. */
interface Source {
  readonly text: string;
  readonly counts: boolean;
}

/** Of the words that count, an acronym may pass over one in three (HCDH passes over "Nations Unies"). */
const mostPassedOver = 1 / 3;

/**
 * Derives an acronym from a name. Its letters are, in order, the beginnings of words: of each word it takes, the first
 * letter or more from the beginning on (GAFI: Groupe, Action, FInancière); parts of a compound count as words, words
 * like "et" may give a letter and need not. `whole` begins with the first word that counts; `partly` passes over it.
 * Our own rule, made from how such acronyms are formed; no published standard fixes one.
 */
export function derivationOf(acronym: string, name: string): Derivation {
  const letters = lettersOf(acronym).toLowerCase();
  const sources = sourcesOf(name);
  const counted = sources.filter(({ counts }) => counts);
  const first = counted[0];
  if (letters === "" || first === undefined) return { kind: "none" };
  const allowed = Math.ceil(counted.length * mostPassedOver);
  const after = sources.slice(sources.indexOf(first) + 1);
  const fewest = fewestPassedOver(letters, after);
  // The first letter must be that of the first word, not of one further down.
  const whole = Math.min(
    ...takenFrom(letters, 0, first.text).map((taken) => fewest[taken] ?? Number.POSITIVE_INFINITY),
  );
  if (whole <= allowed) return { kind: "whole" };
  const partly = (fewest[0] ?? Number.POSITIVE_INFINITY) + 1;
  return partly <= allowed ? { kind: "partly", without: first.text } : { kind: "none" };
}

/** The words of a name, compounds in their parts. */
function sourcesOf(name: string): Source[] {
  const words = foldName(name).split(" ");
  return words
    .filter((word) => word !== "")
    .flatMap((word) => {
      const start = compoundStarts.find((part) => word.startsWith(part) && word.length > part.length + 3);
      const parts = start === undefined ? [word] : [start, word.slice(start.length)];
      return parts.map((text) => ({ text, counts: !functionWords.has(word) }));
    });
}

/** How many of the letters are gone once `word` gave one, two, … from its beginning, `from` of them being gone before. */
function takenFrom(letters: string, from: number, word: string): number[] {
  const ends: number[] = [];
  for (let at = 0; from + at < letters.length && letters[from + at] === word[at]; at += 1)
    ends.push(from + at + 1);
  return ends;
}

/**
 * For each number of letters that are gone already: how many words that count are passed over at least when the other
 * letters come from `sources`; infinity when they cannot. Read from the last word backwards.
 */
function fewestPassedOver(letters: string, sources: readonly Source[]): number[] {
  let fewest = new Array<number>(letters.length + 1).fill(Number.POSITIVE_INFINITY);
  fewest[letters.length] = 0;
  for (const { text, counts } of sources.toReversed()) {
    const after = fewest;
    fewest = after.map((over, gone) =>
      Math.min(
        over + (counts ? 1 : 0),
        ...takenFrom(letters, gone, text).map((taken) => after[taken] ?? Number.POSITIVE_INFINITY),
      ),
    );
  }
  return fewest;
}

/** The share of an acronym's letters that are initials of the name's words, in order (longest common subsequence). */
export function shareOfInitials(acronym: string, name: string): number {
  const letters = lettersOf(acronym).toLowerCase();
  const initials = sourcesOf(name)
    .filter(({ counts }) => counts)
    .map(({ text }) => text.charAt(0));
  let row = new Array<number>(initials.length + 1).fill(0);
  for (const letter of letters) {
    const next = [0];
    initials.forEach((initial, at) => {
      const taken = letter === initial ? (row[at] ?? 0) + 1 : 0;
      next.push(Math.max(taken, row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return letters === "" ? 0 : (row.at(-1) ?? 0) / letters.length;
}
