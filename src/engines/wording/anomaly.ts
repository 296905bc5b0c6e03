import type { Language } from "../../kernel/language.ts";
import type { WordingMatcher } from "./match.ts";
import type { WordingParts } from "./parts.ts";
import type { Match } from "./reading.ts";
import type { RegisterName } from "./register.ts";

/**
 * What can be told from a page and the register about one item, or about a heading (`heading-without-items`) or the
 * file (`hidden-characters`). Whether an item stands under the right heading is a judgement, and is left to people.
 */
export const anomalyCodes = [
  "two-parties-in-one-bullet",
  "alternative-names",
  "acronym-not-derived",
  "acronym-partly-derived",
  "acronym-from-other-language",
  "acronym-of-parent",
  "acronym-before-owner",
  "no-acronym",
  "wrong-parent",
  "obsolete-label",
  "unofficial-label",
  "incumbent-dependent-label",
  "short-label",
  "short-label-with-gloss",
  "capitalisation",
  "typo",
  "heading-without-items",
  "hidden-characters",
] as const;
export type AnomalyCode = (typeof anomalyCodes)[number];

export interface Anomaly {
  readonly code: AnomalyCode;
  /** What shows it: words of the page and of the register, codes of languages; values of a message. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** One item that names one party, with all that its anomalies are read from. */
export interface ReadItem {
  readonly matcher: WordingMatcher;
  readonly parts: WordingParts;
  readonly partyId: string;
  /** How the register's own names explain the wording; nothing when none of them does. */
  readonly explained: Match | undefined;
  /** Names of the party, forms of sources aside. */
  readonly names: readonly RegisterName[];
  readonly language: Language;
  /** Whether most items of the page give an acronym. */
  readonly acronymsAreUsual: boolean;
}
