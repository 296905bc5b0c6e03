/**
 * How sure a statement is: what its kind of place or wording is worth, less what weakens it, times the confidence of the
 * least sure of its names. Our own judgement, from reading what the rules propose; nothing here was fitted.
 */
export const worth = {
  /** An item of a list of partners. */
  "list-item": 0.9,
  /** A clause with its subject and object. */
  clause: 0.85,
  /** A relative clause or participle behind the name it describes. */
  noun: 0.8,
  /** What a text itself decides. */
  act: 0.85,
  /** `cooperation between A and B`. */
  naming: 0.6,
  /** A name that says by itself which text set the body up. */
  "own-name": 0.9,
  meeting: 0.8,
  bracket: 0.6,
  candidate: 0.5,
} as const;
export type Worth = keyof typeof worth;

export const weakenings = {
  /** Somebody else says so. */
  hearsay: 0.35,
  /** The verb is in the past: nothing says that it still holds. */
  past: 0.1,
  /** One of several that an enumeration gives. */
  enumeration: 0.05,
  /** “organisations such as …”. */
  example: 0.05,
  /** The subject is “we”, “the Directorate”. */
  self: 0.05,
  /** The subject is a pronoun that goes on with the sentence before. */
  pronoun: 0.25,
  /** Words between the subject and its verb, or many between verb and object. */
  distance: 0.1,
  /** Only unnamed parts of the body are meant. */
  "unnamed-part": 0.5,
  /** One of two offices. */
  alternative: 0.1,
  /** The text that renews is not named and taken to be the one that is read. */
  "own-instrument": 0.1,
  /** A meeting without a place or without a day. */
  "no-place": 0.1,
  "no-date": 0.2,
  /** The list says “cooperation”, not whose partners it lists. */
  unattributed: 0.1,
  /** A further resolution in a name: it came later. */
  "later-text": 0.4,
} as const;
export type Weakening = keyof typeof weakenings;

export function confidenceOf(
  base: Worth,
  { weak, names }: { readonly weak: readonly Weakening[]; readonly names: readonly number[] },
): number {
  const less = weak.reduce((sum, one) => sum + weakenings[one], 0);
  const raw = Math.max(0.05, worth[base] - less) * Math.min(1, ...names);
  return Math.round(raw * 100) / 100;
}
