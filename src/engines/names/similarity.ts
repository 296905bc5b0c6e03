import { isHan, isNumber } from "./tokens.ts";

/**
 * Optimal string alignment distance (Damerau 1964; insertion, deletion, substitution and exchange of neighbours cost 1 each, and no
 * part is edited twice), given up as soon as it must pass `most`.
 * Cost: length × (2·most + 1). @returns a number above `most` when it is more than that.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Array<number>(b.length + 1).fill(most + 1);
    row[0] = i;
    let least = i;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j += 1) {
      row[j] = cell({ a, b, i, j, row, last, older });
      least = Math.min(least, row[j] ?? 0);
    }
    if (least > most) return most + 1;
    [older, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly last: readonly number[];
  readonly older: readonly number[];
}

function cell({ a, b, i, j, row, last, older }: Cell): number {
  const far = a.length + b.length;
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const plain = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + same);
  const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return exchanged ? Math.min(plain, (older[j - 2] ?? far) + 1) : plain;
}

/** How many letters may be wrong in a word of that length: none in the shortest, where another word is one letter away. */
export const forgiven = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** How alike two tokens are: 1 the same; numbers and Han pairs are the same or nothing; else by the letters that are wrong. */
export function likeness(query: string, name: string, unfinished = false): number {
  if (query === name) return 1;
  if (isNumber(query) || isNumber(name) || isHan(query) || isHan(name)) return 0;
  if (unfinished && query.length >= 2 && name.startsWith(query)) return 0.9;
  const most = forgiven(Math.min(query.length, name.length));
  if (most === 0) return 0;
  const distance = editDistance(query, name, most);
  if (distance <= most) return 1 - distance / (Math.min(query.length, name.length) * 0.8);
  // Inflected forms and abbreviations: a long beginning in common.
  const common = commonBeginning(query, name);
  return common >= 5 && common >= Math.max(query.length, name.length) - 3 ? 0.7 : 0;
}

function commonBeginning(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
