import type { Language } from "../../kernel/language.ts";
import type { Trie } from "./trie.ts";

export const nameKinds = ["party", "state", "instrument"] as const;
export type NameOf = (typeof nameKinds)[number];

/** One name of one thing, as the register has it. */
export interface LexiconName {
  readonly kind: NameOf;
  /** The id of what is named. */
  readonly id: string;
  readonly language: Language;
  /** official, short, acronym, alias, former, as-in-source, title, formal. */
  readonly type: string;
  readonly name: string;
  /** Of a party: what sort of body it is, and the body it belongs to. */
  readonly partyKind?: string;
  readonly parent?: string;
}

/** One way to read a name as a row of words; several ways may lead to one name. */
export interface Entry {
  /** Which of the lexicon's names. */
  readonly name: number;
  /** Bits of `entryFlags`. */
  readonly flags: number;
}

/** What must hold where a name is found, and what was changed to make this row of words of it. */
export const entryFlags = {
  /** Its first word is written with a capital, and so must the text. */
  startsUpper: 1,
  /** Its last word as well: short names in English, where "world bank" in small letters is no name. */
  endsUpper: 2,
  /** The name ends in a bracket that belongs to it. */
  closes: 4,
  /** Commas and brackets of the name are left out. */
  unpunctuated: 8,
  /** What hyphens part is written together. */
  joined: 16,
  /** Written in capitals as it stands: an acronym. */
  acronym: 32,
  /** Head noun and what it is about stand the other way round: Counter-Terrorism Centre, Centre for Counter-Terrorism. */
  turned: 64,
  /** The United Nations inside the name is written in another way, or left out. */
  united: 128,
} as const;

/** Names made ready for reading texts: see `compileLexicon`. */
export interface Lexicon {
  readonly names: readonly LexiconName[];
  readonly entries: readonly Entry[];
  /** The words of all names, each with its number. */
  readonly words: ReadonlyMap<string, number>;
  readonly trie: Trie;
  /** Words in small letters that a name may begin with. */
  readonly smallStarts: ReadonlySet<number>;
  /** Of each party that has one, the body it belongs to. */
  readonly parents: ReadonlyMap<string, string>;
  /** What sort of body each party is. */
  readonly sorts: ReadonlyMap<string, string>;
  /** Committees and the like by what they are and the number of their resolution: `committee 1267` → id. */
  readonly byResolution: ReadonlyMap<string, string>;
}
