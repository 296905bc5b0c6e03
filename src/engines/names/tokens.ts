import { foldName } from "./fold.ts";

/**
 * Words that join and point in the six languages, folded. They are compared, but weigh next to nothing: "Organisation of X" and
 * "Organisation for X" are one name to whoever looks for it.
 */
const joining = new Set(
  (
    "a an and at by for from in into of on or the to with against " +
    "a au aux d de des du en et l la le les ou par pour s sur un une dans qu contre " +
    "al con contra del el en la las los o para por su un una y e " +
    "в во для и из к на о об от по при с со против " +
    "ال في من على الي عن مع و ب ل"
  ).split(" "),
);

/** Whether a token only joins others. */
export const isJoining = (token: string): boolean => joining.has(token);

export const isNumber = (token: string): boolean => /^[0-9]+[a-z]?$/.test(token);

export const isHan = (token: string): boolean => /^[\u3400-\u9fff]+$/.test(token);

/** The article and the prepositions that Arabic writes on to it; what is left must still be a word. */
const arabicPrefix = /^(?:[وبفك]?ال|لل)(?=.{2})/;

const withoutPrefix = (word: string): string =>
  word >= "\u0620" && word < "\u0700" ? word.replace(arabicPrefix, "") : word;

const anyHan = /[\u3400-\u9fff]/;

/**
 * The tokens of a folded text: words; Arabic ones without their article; numbers by themselves (`第2617` → `2617`); a run of Han
 * characters as its overlapping pairs, for Chinese writes no spaces.
 */
export function tokensOfFolded(folded: string): string[] {
  if (!anyHan.test(folded)) return folded === "" ? [] : folded.split(" ").map(withoutPrefix);
  const words = folded.match(/[\u3400-\u9fff]+|[^\s\u3400-\u9fff]+/g) ?? [];
  return words.flatMap((word) => (isHan(word) ? pairsOf(word) : [withoutPrefix(word)]));
}

export const tokensOf = (text: string): string[] => tokensOfFolded(foldName(text));

const pairsOf = (run: string): string[] =>
  run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
