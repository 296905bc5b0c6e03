import type { MentionKind } from "../../kernel/mention.ts";
import type { StatementContent } from "../../kernel/statement.ts";

export const passageKinds = ["heading", "paragraph", "item", "table", "furniture"] as const;
export type PassageKind = (typeof passageKinds)[number];

export const verdicts = ["confirmed", "corrected", "rejected", "reopened", "deferred"] as const;
export type Verdict = (typeof verdicts)[number];

/** Where a proposal stands: the last decision on it, or none. */
export type ProposalState = "waiting" | "confirmed" | "rejected";

export const stateOf = (verdict: Verdict | undefined): ProposalState =>
  verdict === undefined || verdict === "reopened" || verdict === "deferred"
    ? "waiting"
    : verdict === "rejected"
      ? "rejected"
      : "confirmed";

/** How sure the rules are of a proposal, in a word. Below `likely` they themselves doubt, and each sentence is to be looked at. */
export const surenesses = ["sure", "likely", "doubtful"] as const;
export type Sureness = (typeof surenesses)[number];

/** The least confidence of each. */
export const leastOf: Readonly<Record<Sureness, number>> = { sure: 0.8, likely: 0.5, doubtful: 0 };

export const surenessOf = (confidence: number): Sureness =>
  confidence >= leastOf.sure ? "sure" : confidence >= leastOf.likely ? "likely" : "doubtful";

/** The id of a passage: which edition of which document, and the how-manieth. It never changes. */
export const passageId = (documentId: string, edition: number, number: number): string =>
  `${documentId}.${edition}.${number}`;

/** What an edition speaks of, in one word each: `party fatf`. */
export const subjectKey = (kind: MentionKind, id: string): string => `${kind} ${id}`;

/**
 * What makes two proposals the same: what is said, and the words that say it, without their spacing. A proposal that was
 * rejected is not made again from the same words, in whatever document they stand.
 */
export function fingerprintOf(content: StatementContent, wording: string): string {
  const words = wording.normalize("NFKC").replace(/\s+/gu, " ").trim().toLocaleLowerCase("und");
  return `${contentKey(content)}\n${words}`;
}

/** One text for one content, whatever the order of its fields. */
export const contentKey = (content: StatementContent): string =>
  JSON.stringify(
    Object.entries(content)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
