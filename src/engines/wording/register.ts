import type { Language } from "../../kernel/language.ts";
import { isPlaceWord, keyOf, lettersOf, startOf, type Word, wordsOf } from "./words.ts";

export type NameType = "official" | "short" | "acronym" | "alias" | "former" | "as-in-source";

export interface RegisterName {
  readonly partyId: string;
  readonly language: Language;
  readonly type: NameType;
  readonly name: string;
}

export interface RegisterParty {
  readonly id: string;
  readonly parentId: string | undefined;
}

/** What wordings are compared with. */
export interface WordingRegister {
  /** Parties in the order in which ties are listed. */
  readonly parties: readonly RegisterParty[];
  readonly names: readonly RegisterName[];
  /** Names of regions and States in any language: a word of them is never a slip. */
  readonly places: readonly string[];
}

/** A name with what is compared of it. */
export interface IndexedName extends RegisterName {
  readonly words: readonly Word[];
  readonly key: string;
}

/** The register, prepared for many wordings in one language. */
export interface WordingIndex {
  readonly language: Language;
  /** Names by their key, acronyms and forms of the source aside; those of the page's language and in use come first. */
  readonly byKey: ReadonlyMap<string, readonly IndexedName[]>;
  readonly bySource: ReadonlyMap<string, readonly RegisterName[]>;
  /** Acronyms by their letters. */
  readonly byLetters: ReadonlyMap<string, readonly RegisterName[]>;
  readonly byParty: ReadonlyMap<string, readonly IndexedName[]>;
  /** Names in words of the page's language by the beginnings of their words, see `startOf`. */
  readonly byStart: ReadonlyMap<string, readonly IndexedName[]>;
  /** The parties above a party, nearest first. */
  readonly above: (id: string) => readonly string[];
  /** Words of the names of regions and States. */
  readonly places: ReadonlySet<string>;
  /** A word of place, or one that may be. */
  readonly isPlace: (word: string) => boolean;
}

const inUse: readonly NameType[] = ["official", "short", "alias", "former", "acronym", "as-in-source"];

export function indexOf(register: WordingRegister, language: Language): WordingIndex {
  const rank = (name: RegisterName) =>
    inUse.indexOf(name.type) + (name.language === language ? 0 : inUse.length);
  const order = new Map(register.parties.map(({ id }, at) => [id, at]));
  const names = register.names
    .filter(({ partyId }) => order.has(partyId))
    .sort((a, b) => rank(a) - rank(b) || (order.get(a.partyId) ?? 0) - (order.get(b.partyId) ?? 0))
    .map((name): IndexedName => {
      const words = wordsOf(name.name);
      return { ...name, words, key: keyOf(words) };
    });
  const parents = new Map(register.parties.map(({ id, parentId }) => [id, parentId]));
  const places = new Set(register.places.flatMap((place) => wordsOf(place).map(({ text }) => text)));
  return {
    language,
    byKey: grouped(
      names.filter(({ type }) => type !== "acronym" && type !== "as-in-source"),
      (name) => name.key,
    ),
    bySource: grouped(
      names.filter(({ type }) => type === "as-in-source"),
      ({ key }) => key,
    ),
    byLetters: grouped(
      names.filter(({ type }) => type === "acronym"),
      ({ name }) => lettersOf(name),
    ),
    byStart: byStartOf(
      names.filter(
        (name) => name.language === language && name.type !== "acronym" && name.type !== "as-in-source",
      ),
    ),
    byParty: grouped(names, ({ partyId }) => partyId),
    above: (id) => ancestors(parents, id),
    places,
    isPlace: (word) => isPlaceWord(word, places),
  };
}

function byStartOf(names: readonly IndexedName[]): Map<string, IndexedName[]> {
  const starts = new Map<string, IndexedName[]>();
  for (const name of names)
    for (const start of new Set(name.words.map(startOf)))
      starts.set(start, [...(starts.get(start) ?? []), name]);
  return starts;
}

function ancestors(parents: ReadonlyMap<string, string | undefined>, id: string): string[] {
  const found: string[] = [];
  for (let at = parents.get(id); at !== undefined && !found.includes(at); at = parents.get(at))
    found.push(at);
  return found;
}

function grouped<Name>(names: readonly Name[], keyFor: (name: Name) => string): Map<string, Name[]> {
  const groups = new Map<string, Name[]>();
  for (const name of names) {
    const key = keyFor(name);
    if (key === "") continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [name]);
    else group.push(name);
  }
  return groups;
}
