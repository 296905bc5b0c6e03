import type { Certainty } from "./handling.ts";
import type { Language } from "./language.ts";

/** How many facts of a kind are how sure. */
export interface CertaintyTally {
  readonly of: string;
  readonly certainty: Certainty;
  readonly count: number;
}

/** For how many things of a kind there is a name in a language. */
export interface LanguageTally {
  readonly of: string;
  readonly language: Language;
  readonly count: number;
}

/** How many of a kind lack something. */
export interface GapTally {
  readonly gap: string;
  readonly count: number;
  /** All of the kind. */
  readonly all: number;
}

/** What an area counts of its own tables: how sure it is, in which languages, and what is missing. */
export interface Tallies {
  readonly certainties: readonly CertaintyTally[];
  readonly languages: readonly LanguageTally[];
  readonly gaps: readonly GapTally[];
}
