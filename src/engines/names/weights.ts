/** Types of name as the registry has them; `symbol` and `code` are names that a system gave. */
export type NameKind =
  | "official"
  | "short"
  | "acronym"
  | "alias"
  | "former"
  | "as-in-source"
  | "symbol"
  | "code";

/**
 * The whole policy of matching. A score is the sum of `feature × weight`, between 0 and 1; what each feature is stands in
 * `score.ts`. Found by trying on the register and on spoiled names (`benchmarks/measures/find.js`), and rounded.
 */
export const weights = {
  /** Share of the query that the name answers, joining words nearly aside. */
  query: 0.6,
  /** Share of the name that the query says. */
  name: 0.24,
  /** The words stand in the same order. */
  order: 0.04,
  /** The same text once both are folded, or written together. */
  whole: 0.08,
  /** How much a name of this type counts. */
  type: 0.04,
} as const;

export type Feature = keyof typeof weights;

/** The feature `type`. */
export const typeValues: Readonly<Record<NameKind, number>> = {
  official: 1,
  acronym: 1,
  symbol: 1,
  short: 0.9,
  code: 0.8,
  "as-in-source": 0.7,
  alias: 0.6,
  former: 0.4,
};

/** How much a token weighs within its text. */
export const tokenWeights = {
  joining: 0.05,
  number: 1.5,
  /** A pair of Han characters; neighbouring pairs share one. */
  han: 0.6,
  /** A word weighs this, and `perLetter` more for each of its letters up to twelve: long words are rare ones. */
  word: 0.6,
  perLetter: 0.05,
} as const;

/** What is left of the feature `query` where the name lacks a number of the query. */
export const numberLacking = 0.3;

/** Below this a name is no answer. */
export const leastScore = 0.45;
