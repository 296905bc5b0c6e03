import { editDistance, foldName, isJoining, tokensOf } from "../../../engines/names/index.ts";

/** A name of a party, as it is compared. */
export interface ComparedName {
  readonly party: string;
  readonly type: string;
  /** The languages in which it is the name. */
  readonly languages: readonly string[];
  readonly text: string;
}

/** A name made ready for comparing. */
export interface ReadyName extends ComparedName {
  /** Written together: `CEN-SAD` and `Censad` are one. */
  readonly compact: string;
  readonly tokens: readonly string[];
  /** For each token, how much it tells: rare ones tell more. */
  readonly weights: readonly number[];
  readonly total: number;
}

/**
 * Names with the weight of their words: ln(1 + names / names that have the word), as in TF-IDF; words that join tell next to nothing.
 */
export function readyNames(names: readonly ComparedName[]): ReadyName[] {
  const parsed = names.map((name) => ({
    ...name,
    compact: foldName(name.text).replaceAll(" ", ""),
    tokens: tokensOf(name.text),
  }));
  const uses = new Map<string, number>();
  for (const { tokens } of parsed)
    for (const token of new Set(tokens)) uses.set(token, (uses.get(token) ?? 0) + 1);
  const weightOf = (token: string) =>
    isJoining(token) ? 0.01 : Math.log(1 + parsed.length / (uses.get(token) ?? 1));
  return parsed.map((name) => {
    const weights = name.tokens.map(weightOf);
    return { ...name, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
  });
}

/** How many letters of a word may be wrong: none in a number, in Chinese, or in a short word. */
const forgiven = (token: string): number => {
  if (token.length < 5 || /[0-9\u3400-\u9fff]/.test(token)) return 0;
  return token.length < 9 ? 1 : 2;
};

function alike(a: string, b: string): number {
  if (a === b) return 1;
  const most = Math.min(forgiven(a), forgiven(b));
  const wrong = most === 0 ? 1 : editDistance(a, b, most);
  return wrong > most ? 0 : 1 - wrong / Math.max(a.length, b.length);
}

/**
 * How alike two names are, 0 … 1: twice the weight of the words that they share, by the weight of all words of both (Dice 1945, with the
 * soft matching of words of Cohen, Ravikumar and Fienberg 2003). Here each word is matched once, exact ones first, and the order of words is
 * not looked at. A number that only one of them has makes them two things.
 */
export function likenessOf(a: ReadyName, b: ReadyName): number {
  if (a.compact !== "" && a.compact === b.compact) return 1;
  if (numbersOf(a) !== numbersOf(b)) return 0;
  const used = new Set<number>();
  const left: number[] = [];
  let shared = 0;
  for (const [at, token] of a.tokens.entries()) {
    const same = b.tokens.findIndex((other, place) => other === token && !used.has(place));
    if (same === -1) left.push(at);
    else {
      used.add(same);
      shared += 2 * (a.weights[at] ?? 0);
    }
  }
  for (const at of left) {
    const best = bestFor(a.tokens[at] ?? "", b, used);
    if (best === undefined) continue;
    used.add(best.place);
    shared += best.like * ((a.weights[at] ?? 0) + (b.weights[best.place] ?? 0));
  }
  return a.total + b.total === 0 ? 0 : shared / (a.total + b.total);
}

function bestFor(token: string, { tokens }: ReadyName, used: ReadonlySet<number>) {
  let best: { place: number; like: number } | undefined;
  for (const [place, other] of tokens.entries()) {
    if (used.has(place)) continue;
    const like = alike(token, other);
    if (like > (best?.like ?? 0)) best = { place, like };
  }
  return best;
}

const numbersOf = ({ tokens }: ReadyName): string =>
  tokens
    .filter((token) => /^[0-9]/.test(token))
    .sort()
    .join(" ");

/** Names below this are not alike. */
export const leastLikeness = 0.85;

/** A key that so many names share tells nothing. */
const mostSharing = 40;

/**
 * Pairs of names of different parties that may be alike: those that share a rare word, or one that a letter dropped from either makes the
 * same, or that are the same words in another order. Of a name only so many of its rarest words are looked at that two names with none of
 * them in common cannot reach `leastLikeness` (prefix filtering; Chaudhuri, Ganti and Kaushik 2006): for Dice t, words of the share
 * 1 − t/(2−t). Here at least three, for a word with a mistake is rare by its mistake.
 */
export function pairsToCompare(names: readonly ReadyName[]): Array<readonly [ReadyName, ReadyName]> {
  const sharing = new Map<string, number[]>();
  for (const [at, name] of names.entries())
    for (const key of keysOf(name)) {
      const list = sharing.get(key);
      if (list === undefined) sharing.set(key, [at]);
      else list.push(at);
    }
  const pairs = new Map<number, readonly [ReadyName, ReadyName]>();
  for (const list of sharing.values()) {
    if (list.length > mostSharing) continue;
    for (const [place, first] of list.entries())
      for (const second of list.slice(place + 1)) {
        const [a, b] = [names[first], names[second]];
        if (a !== undefined && b !== undefined && a.party !== b.party && mayBeAlike(a, b))
          pairs.set(first * names.length + second, [a, b]);
      }
  }
  return [...pairs.values()];
}

/** All of the lighter name in the heavier one: two names share more only by a mistake in a common word. */
const mayBeAlike = (a: ReadyName, b: ReadyName): boolean =>
  a.compact === b.compact || 2 * Math.min(a.total, b.total) >= leastLikeness * (a.total + b.total);

function keysOf({ tokens, weights, total, compact }: ReadyName): Set<string> {
  const keys = new Set([`=${compact}`, `#${[...tokens].sort().join(" ")}`]);
  const rarest = tokens.map((token, at) => ({ token, weight: weights[at] ?? 0 }));
  rarest.sort((a, b) => b.weight - a.weight || (a.token < b.token ? -1 : 1));
  let looked = 0;
  for (const [place, { token, weight }] of rarest.entries()) {
    if (place > 2 && looked > total * (1 - leastLikeness / (2 - leastLikeness))) break;
    looked += weight;
    keys.add(token);
    if (forgiven(token) === 0) continue;
    for (let drop = 0; drop < token.length; drop += 1) keys.add(token.slice(0, drop) + token.slice(drop + 1));
  }
  return keys;
}
