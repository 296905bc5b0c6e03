import type { Language } from "../../kernel/language.ts";
import { ambiguous, closest } from "./closeness.ts";
import {
  alternativesOf,
  besideSlash,
  looksLikeAcronym,
  ownersIn,
  partsOf,
  type WordingParts,
} from "./parts.ts";
import type { Match, Reading } from "./reading.ts";
import {
  type IndexedName,
  indexOf,
  type RegisterName,
  type WordingIndex,
  type WordingRegister,
} from "./register.ts";
import { keyOf, lettersOf, wordsOf } from "./words.ts";

export interface WordingMatcher {
  read(wording: string): Reading;
  /** How the register's own names explain a wording whose party is known; forms of other sources are not looked at. */
  explain(wording: string, partyId: string): Match | undefined;
  /** The party's name in use in the page's language, else in another; its id when it has none. */
  canonicalName(partyId: string): string;
  readonly index: WordingIndex;
}

/** Longer texts are no names, and are not compared. */
const longestName = 600;

/**
 * Reads wordings of a list against the register, one language. Nothing is guessed: each step is exact but the last two,
 * and these leave a wording unmatched when a place, a number or any other word that counts is left over, when its
 * acronym is not the party's, or when two parties are equally close.
 */
export function matcherOf(register: WordingRegister, language: Language): WordingMatcher {
  const index = indexOf(register, language);
  return {
    index,
    read: (wording) =>
      wording.length > longestName ? { matches: [], unmatched: [wording] } : read(index, wording),
    canonicalName: (id) => index.byParty.get(id)?.[0]?.name ?? id,
    explain: (wording, partyId) => single(index, partsOf(wording), partyId),
  };
}

function read(index: WordingIndex, wording: string): Reading {
  const parts = partsOf(wording);
  const named = byName(index, parts);
  if (named !== undefined) return { matches: [named], unmatched: [] };
  const two = twoBodies(index, parts);
  if (two !== undefined) return two;
  const source = bySource(index, parts);
  if (source.length > 0) return { matches: source, unmatched: [] };
  const match = single(index, parts);
  return match === undefined ? { matches: [], unmatched: [wording] } : { matches: [match], unmatched: [] };
}

/** Every step but the recorded forms of sources, the surest first. */
function single(index: WordingIndex, parts: WordingParts, only?: string): Match | undefined {
  return (
    byName(index, parts, only) ??
    byAlternative(index, parts, only) ??
    byOwner(index, parts, only) ??
    byAcronym(index, parts, only) ??
    closest(index, parts, only)
  );
}

/** The only party that a name stands for. Where two have one name, the acronym beside it decides, or nothing does. */
function byName(index: WordingIndex, parts: WordingParts, only?: string): Match | undefined {
  // What follows a parenthesis belongs to the name: without it another body would be named.
  for (const text of parts.tail === "" ? [parts.whole, parts.head] : [parts.whole, parts.plain]) {
    const name = nameAt(index, text, { acronym: parts.acronym, only });
    if (name !== undefined)
      return { partyId: name.partyId, reason: "name", name, wording: parts.whole, score: 1 };
  }
  return undefined;
}

interface Among {
  readonly acronym?: string | undefined;
  readonly only?: string | undefined;
}

function nameAt(index: WordingIndex, text: string, { acronym, only }: Among): IndexedName | undefined {
  const names = (index.byKey.get(keyOf(wordsOf(text))) ?? []).filter(
    ({ partyId }) => only === undefined || partyId === only,
  );
  if (!ambiguous(names)) return names[0];
  const holders = index.byLetters.get(lettersOf(acronym ?? "")) ?? [];
  const known = names.filter(({ partyId }) => holders.some((holder) => holder.partyId === partyId));
  return ambiguous(known) ? undefined : known[0];
}

/** "A/B" and "A or B", where each side names a body by itself. */
function twoBodies(index: WordingIndex, { whole }: WordingParts): Reading | undefined {
  const sides = besideSlash(whole);
  const readings = sides.map((side) => read(index, side));
  const matches = readings.flatMap((reading) => reading.matches);
  // One name known beside a slash may be a word of the name of an unknown body: two words at least make a body.
  const counts = matches.length > 1 || readings.some(({ matches: [match] }) => match?.reason === "name");
  if (
    matches.length > 0 &&
    counts &&
    sides.every((side) => wordsOf(side).length > 1 || looksLikeAcronym(side))
  )
    return { matches, unmatched: readings.flatMap((reading) => reading.unmatched) };
  const offered = alternativesOf(whole)?.sides.map((side) => byName(index, partsOf(side)));
  const [one, other] = offered ?? [];
  return one !== undefined && other !== undefined && one.partyId !== other.partyId
    ? { matches: [one, other], unmatched: [] }
    : undefined;
}

function bySource(index: WordingIndex, { whole }: WordingParts): Match[] {
  const names = index.bySource.get(keyOf(wordsOf(whole))) ?? [];
  const first = new Map(names.toReversed().map((name) => [name.partyId, name]));
  return [...first.values()].toReversed().map((name) => ({
    ...{ partyId: name.partyId, reason: "source", name, wording: whole, score: 1 },
  }));
}

function byAlternative(
  index: WordingIndex,
  { whole, plain }: WordingParts,
  only?: string,
): Match | undefined {
  const offered = alternativesOf(plain);
  if (offered === undefined) return undefined;
  const found = offered.readings.flatMap((reading) => byName(index, partsOf(reading), only) ?? []);
  const [match] = found;
  if (match === undefined || ambiguous(found)) return undefined;
  return { ...match, reason: "alternative", wording: whole, alternatives: offered.words };
}

/** A name that stands for its body without its owner has this many words that count. */
const fewestOwnWords = 4;

/** "X of Y": X a name, Y a name or acronym. An owner that the register does not know as one needs a telling X. */
function byOwner(
  index: WordingIndex,
  { whole, plain, acronym }: WordingParts,
  only?: string,
): Match | undefined {
  for (const [body, owner] of ownersIn(plain)) {
    const ownerId = ownerCalled(index, owner);
    const name = nameAt(index, body, { acronym, only });
    if (ownerId === undefined || name === undefined || name.partyId === ownerId) continue;
    const found = { partyId: name.partyId, name, wording: whole, score: 1, ownerId };
    if (index.above(name.partyId).includes(ownerId)) return { ...found, reason: "owner" };
    if (name.words.length >= fewestOwnWords) return { ...found, reason: "foreign-owner" };
  }
  return undefined;
}

function ownerCalled(index: WordingIndex, text: string): string | undefined {
  return nameAt(index, text, {})?.partyId ?? acronymAt(index, text)?.partyId;
}

/** The only party with an acronym; in the page's language first, for languages share letters. */
function acronymAt(index: WordingIndex, text: string, only?: string): RegisterName | undefined {
  if (!looksLikeAcronym(text)) return undefined;
  const names = (index.byLetters.get(lettersOf(text)) ?? []).filter(
    ({ partyId }) => only === undefined || partyId === only,
  );
  const own = names.filter(({ language }) => language === index.language);
  const chosen = own.length > 0 ? own : names;
  return ambiguous(chosen) ? undefined : chosen[0];
}

function byAcronym(index: WordingIndex, { whole }: WordingParts, only?: string): Match | undefined {
  const name = acronymAt(index, whole, only);
  return name && { partyId: name.partyId, reason: "acronym", name, wording: whole, score: 1 };
}
