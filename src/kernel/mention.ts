import type { Reason } from "./reason.ts";

export type { Reason } from "./reason.ts";

/** What a text may speak of. */
export const mentionKinds = ["party", "instrument", "provision", "state", "date"] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** A stretch of a text: UTF-16 code units from its beginning, so that `text.slice(start, end)` gives the words. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words of a text that mean something the register knows, or could know. */
export interface Mention extends Span {
  /** `text.slice(start, end)`, nothing normalised. */
  readonly text: string;
  readonly kind: MentionKind;
  /** An id of the reference data; of a date, ISO 8601 (`2015-02-12`, `2015-02`, `2015`). */
  readonly id: string;
  /** 0 to 1: how sure the rules are, not a probability that was measured. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

/** Words that mean one of several things, and nothing around them says which. */
export interface Ambiguity extends Span {
  readonly text: string;
  readonly kind: MentionKind;
  readonly candidates: readonly { readonly id: string; readonly reasons: readonly Reason[] }[];
}

/** A name of the register that a rule says is not meant where it stands: money, a river, a person, a word of the language. */
export interface Rejection extends Span {
  readonly text: string;
  readonly kind: MentionKind;
  readonly id: string;
  /** The rule, by a stable code: `currency`, `water`, `person`, `common-word`. */
  readonly why: string;
}

/** A body that the text names with its acronym and no lexicon has. */
export interface Candidate extends Span {
  readonly text: string;
  readonly acronym: string;
  readonly reasons: readonly Reason[];
}
