import type { MentionKind } from "../../kernel/mention.ts";
import type { StatementContent } from "../../kernel/statement.ts";

export const passageKinds = ["heading", "paragraph", "item", "table", "furniture"] as const;
export type PassageKind = (typeof passageKinds)[number];

export const verdicts = ["confirmed", "corrected", "rejected", "reopened"] as const;
export type Verdict = (typeof verdicts)[number];

/** Where a proposal stands: the last decision on it, or none. */
export type ProposalState = "waiting" | "confirmed" | "rejected";

export const stateOf = (verdict: Verdict | undefined): ProposalState =>
  verdict === undefined || verdict === "reopened"
    ? "waiting"
    : verdict === "rejected"
      ? "rejected"
      : "confirmed";

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
