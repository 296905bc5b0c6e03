/**
 * How sure the rules are, in one place. What a mention begins with depends on the name that was found; each thing that speaks against it
 * takes its share away. Judged, not measured: the order matters more than the figures.
 */
export const confidences = {
  official: 0.99,
  short: 0.97,
  formal: 0.99,
  title: 0.99,
  acronym: 0.97,
  alias: 0.96,
  variant: 0.95,
  former: 0.95,
  "as-in-source": 0.96,
  /** Any other type of name. */
  other: 0.9,
  /** A body named by the resolution that set it up. */
  byResolution: 0.97,
  /** An abbreviation that the document itself explains. */
  defined: 0.95,
  /** "the Organization" in a text of the United Nations. */
  theOrganization: 0.8,
} as const;

/** What is left of it. */
export const shares = {
  /** Another case of the same word, or a letter that is written on to it. */
  inflected: 0.99,
  /** One name of several bodies, decided by what stands around. */
  decided: 0.85,
  /** A single common word. */
  oneWord: 0.95,
} as const;

export function confidenceOfType(type: string): number {
  const known: Readonly<Record<string, number>> = confidences;
  return known[type] ?? confidences.other;
}
