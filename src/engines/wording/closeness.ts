import { foldName } from "../names/index.ts";
import type { WordingParts } from "./parts.ts";
import type { Match, WordPair } from "./reading.ts";
import type { IndexedName, RegisterName, WordingIndex } from "./register.ts";
import { genderEndings, officeStems } from "./vocabulary.ts";
import { keyOf, type Likeness, lettersOf, likenessOf, startOf, type Word, wordsOf } from "./words.ts";

/** A party is told from its words alone by this many that count, words for a body as such aside. */
const fewestWords = 3;
/** Less than two words in common never tell a party. */
const fewestStarts = 2;
/** With its acronym beside it, a name may differ in this share of its words at most. */
const leastShare = 0.6;

/** Whether names belong to more than one party. */
export const ambiguous = (names: ReadonlyArray<{ readonly partyId: string }>): boolean =>
  names.some(({ partyId }) => partyId !== names[0]?.partyId);

interface Comparison {
  readonly pairs: readonly WordPair[];
  /** Words that only the first has, and only the second. */
  readonly left: readonly [readonly Word[], readonly Word[]];
  /** 2 × common ÷ (words of one + words of the other), Dice's coefficient. */
  readonly share: number;
}

/**
 * The party whose name has the words of a wording, whatever their order, or most of them and the acronym.
 * Nothing when two parties are as close: the margin is a better one, not a better score by chance.
 */
export function closest(index: WordingIndex, parts: WordingParts, only?: string): Match | undefined {
  const words = wordsOf(parts.plain);
  const found: Match[] = [];
  for (const name of candidates(index, parts, { words, only })) {
    const match = compared(index, parts, { words, name });
    if (match !== undefined) found.push(match);
  }
  const best = Math.max(...found.map(({ score }) => score));
  const nearest = found.filter(({ score }) => score >= best - 0.05);
  return ambiguous(nearest) ? undefined : nearest.find(({ score }) => score === best);
}

/**
 * Names that may be close: in the page's language, in words, of which two begin as words of the wording do. Those of
 * parties whose acronym is the wording's; without one, of all: a body with another acronym is another body.
 */
function candidates(
  index: WordingIndex,
  { acronym }: WordingParts,
  { words, only }: { words: readonly Word[]; only?: string | undefined },
): IndexedName[] {
  const holders =
    acronym === undefined
      ? undefined
      : new Set((index.byLetters.get(lettersOf(acronym)) ?? []).map(({ partyId }) => partyId));
  const shared = new Map<IndexedName, number>();
  for (const start of new Set(words.map(startOf)))
    for (const name of index.byStart.get(start) ?? []) shared.set(name, (shared.get(name) ?? 0) + 1);
  return [...shared]
    .filter(([, count]) => count >= fewestStarts)
    .map(([name]) => name)
    .filter(({ partyId }) => (only === undefined || partyId === only) && (holders?.has(partyId) ?? true));
}

function compared(
  index: WordingIndex,
  parts: WordingParts,
  { words, name }: { words: readonly Word[]; name: IndexedName },
): Match | undefined {
  // Two texts of which one is twice as long never share enough; most names leave here.
  if (words.length > 2 * name.words.length || name.words.length > 2 * words.length) return undefined;
  const { pairs, left, share } = compareWords(words, name.words);
  const [added, missing] = left.map((side) => side.filter(({ weight }) => weight === "word"));
  const lost = [...(added ?? []), ...(missing ?? [])];
  // A word in the place of another makes another body; one more or one less may be a manner of speaking.
  if (added?.length && missing?.length) return undefined;
  if (lost.some(({ text }) => /\d/.test(text) || index.isPlace(text))) return undefined;
  // Niger is no form of Nigeria.
  if (pairs.some((pair) => isOtherPlace(pair, index.places))) return undefined;
  const telling = pairs.filter(
    ({ likeness, name: text }) => likeness !== "slip" && weighs(name, text),
  ).length;
  const found = { partyId: name.partyId, name, wording: parts.whole, score: share, pairs };
  if (lost.length === 0 && telling >= fewestWords) return { ...found, reason: "words" };
  const isItsAcronym = parts.acronym !== undefined && share >= leastShare && telling >= fewestStarts;
  return isItsAcronym ? { ...found, reason: "acronym-and-words" } : undefined;
}

function isOtherPlace({ wording, name }: WordPair, places: ReadonlySet<string>): boolean {
  const bare = (word: string) => word.replace(/e?s?$/, "");
  return bare(wording) !== bare(name) && (places.has(wording) || places.has(name));
}

const weighs = ({ words }: IndexedName, text: string): boolean =>
  words.some((word) => word.text === text && word.weight === "word");

/** Pairs off the words of two names: equal ones first, then those that are forms of one word. */
export function compareWords(one: readonly Word[], other: readonly Word[]): Comparison {
  const rest = [...other];
  const pairs: WordPair[] = [];
  let waiting = [...one];
  const pairOff = (isPair: (likeness: Likeness) => boolean) => {
    waiting = waiting.filter((word) => {
      const at = rest.findIndex(({ text }) => {
        const likeness = likenessOf(word.text, text);
        return likeness !== undefined && isPair(likeness);
      });
      const [pair] = at === -1 ? [] : rest.splice(at, 1);
      if (pair !== undefined)
        pairs.push({ wording: word.text, name: pair.text, likeness: likenessOfTitles(word.text, pair.text) });
      return pair === undefined;
    });
  };
  pairOff((likeness) => likeness === "same");
  pairOff(() => true);
  const total = one.length + other.length;
  return { pairs, left: [waiting, rest], share: total === 0 ? 0 : (2 * pairs.length) / total };
}

/** A title of office for a man and for a woman differ in more than form: they say who holds it. */
function likenessOfTitles(one: string, other: string): Likeness {
  const isTitle = officeStems.some((stem) => one.startsWith(stem) && other.startsWith(stem));
  const differ = genderEndings.some(([his, hers]) =>
    [
      [one, other],
      [other, one],
    ].some(
      ([man = "", woman = ""]) => man.endsWith(his) && woman === man.slice(0, man.length - his.length) + hers,
    ),
  );
  return isTitle && differ ? "gender" : (likenessOf(one, other) ?? "form");
}

/** Whether all words of `text` are words of one of the names. */
export function isWithin(text: string, names: readonly RegisterName[]): boolean {
  const words = wordsOf(text);
  return names.some(({ name }) => {
    const known = wordsOf(name);
    return words.every((word) => known.some((other) => likenessOf(word.text, other.text) !== undefined));
  });
}

/** The words that count of two names that are the same but for capitals, where they are not: `[wording, name]`. */
export function capitalsOf(wording: string, name: string): readonly [string, string] | undefined {
  const [mine, theirs] = [spelt(wording), spelt(name)];
  if (keyOf(wordsOf(wording)) !== keyOf(wordsOf(name)) || mine.length !== theirs.length) return undefined;
  // The first word of an item may have its capital from standing first.
  const differing = mine.flatMap((word, at) => {
    const other = theirs[at] ?? "";
    return at > 0 && word !== other && word.toLowerCase() === other.toLowerCase()
      ? [[word, other] as const]
      : [];
  });
  if (differing.length === 0) return undefined;
  return [differing.map(([word]) => word).join(", "), differing.map(([, other]) => other).join(", ")];
}

/** A folded word as the text spells it. */
export const speltIn = (text: string, word: string): string =>
  spelt(text).find((one) => foldName(one) === word) ?? word;

const spelt = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
