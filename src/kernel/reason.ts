/**
 * Every ground on which the engines recognise something. The types hold them to this list, and the list holds the catalogues to a
 * sentence for each: `reason.<code>`, or several where a parameter says which.
 */
export const reasonCodes = [
  // A name of the register, and what was needed to see it in the words of a text.
  ...(["name", "folded", "inflected", "prefix-cut", "contracted", "over-lines", "without-hyphen"] as const),
  ...(["without-marks", "other-order", "united-nations-otherwise"] as const),
  // What a name means.
  ...(["with-owner", "rival", "named-by-resolution", "defined-here", "the-organization"] as const),
  "long-form-with-acronym",
  // Resolutions, and where their year comes from.
  ...(["resolution-number", "resolution-symbol", "resolution-of-session", "enumeration"] as const),
  ...(["year-as-written", "year-from-date", "year-from-document", "year-from-table"] as const),
  ...(["year-from-register", "in-register", "word-in-paragraph", "no-word-near"] as const),
  // How they are printed.
  ...(["read-line-break", "read-digits-of-another-script", "read-full-width", "read-hidden-marks"] as const),
  ...(["read-unclosed-bracket", "read-other-bracket", "read-blank-missing"] as const),
  // Provisions and dates.
  ...(["paragraph-of", "points-back", "within-range", "fatf-number", "date", "date-completed"] as const),
  // Statements.
  ...(["cue", "statement-rule", "with-mention", "weakened", "list-item", "other-name"] as const),
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/**
 * One ground on which something was recognised: a stable code, and what it speaks of (a name, a rule, a rival). A sentence is made of it
 * where a person reads it.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly [parameter: string]: string | number;
}
