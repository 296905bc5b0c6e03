import type { RegisterName } from "./register.ts";
import type { Likeness } from "./words.ts";

/**
 * Why a wording is taken for a party. `name`: it is a name of it. `source`: a source was recorded to call it so.
 * `alternative`: one of two words it offers makes it a name. `owner`: its beginning is a name and its end the body
 * above. `foreign-owner`: its beginning is a name, its end another body's. `acronym`: it is an acronym.
 * `acronym-and-words`: the acronym is the party's, and most words are. `words`: all words that count are those of a name.
 */
export const matchReasons = [
  "name",
  "source",
  "alternative",
  "owner",
  "foreign-owner",
  "acronym",
  "acronym-and-words",
  "words",
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** Two words that were taken for one. */
export interface WordPair {
  readonly wording: string;
  readonly name: string;
  readonly likeness: Likeness;
}

export interface Match {
  readonly partyId: string;
  readonly reason: MatchReason;
  /** The name of the register that it was matched by. */
  readonly name: RegisterName;
  /** The part of the wording that was matched; all of it unless it names two bodies. */
  readonly wording: string;
  /** Share of words that the wording and the name have in common, 0 to 1; 1 when they are the same name. */
  readonly score: number;
  /** The party that the wording names as owner. */
  readonly ownerId?: string;
  /** The two words that it offers. */
  readonly alternatives?: readonly [string, string];
  readonly pairs?: readonly WordPair[];
}

export interface Reading {
  readonly matches: readonly Match[];
  /** Parts of the wording, or all of it, that name no party of the register for certain. */
  readonly unmatched: readonly string[];
}
