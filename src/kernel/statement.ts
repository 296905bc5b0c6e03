import type { Reason, Span } from "./mention.ts";

/** What a sentence, or the place of an item in a document, says about what the register knows. Ids are those of the reference data. */
export type StatementContent =
  | {
      readonly kind: "relation";
      readonly from: string;
      readonly relation: string;
      readonly to: string;
      readonly since?: string;
      readonly until?: string;
    }
  | {
      readonly kind: "office";
      readonly holder: string;
      readonly office: "chair" | "vice-chair" | "secretariat" | "focal-point";
      readonly body: string;
      readonly since?: string;
      readonly until?: string;
    }
  | {
      readonly kind: "membership";
      readonly state: string;
      readonly party: string;
      readonly status: "member" | "observer" | "associate" | "suspended";
      readonly since?: string;
    }
  | { readonly kind: "establishment"; readonly party: string; readonly instrument: string }
  | {
      readonly kind: "validity";
      /** A party whose mandate, or an instrument, holds until a date. */
      readonly subject: string;
      readonly instrument?: string;
      readonly until: string;
    }
  | {
      readonly kind: "meeting";
      readonly title: string;
      readonly hosts: readonly string[];
      readonly participants: readonly string[];
      readonly date?: string;
      readonly place?: string;
    }
  /** A spelling of a party that the register does not have. */
  | {
      readonly kind: "name";
      readonly party: string;
      readonly name: string;
      readonly type: "alias" | "acronym";
    }
  /** A body that no register has, by its long form and acronym. */
  | {
      readonly kind: "candidate";
      readonly name: string;
      readonly acronym: string;
      /** What only a person can say of it: its id, what sort of body it is, and where it stands among the partners. */
      readonly id?: string;
      readonly partyKind?: string;
      readonly category?: string;
    };

export type StatementKind = StatementContent["kind"];

export const statementKinds = [
  "relation",
  "office",
  "membership",
  "establishment",
  "validity",
  "meeting",
  "name",
  "candidate",
] as const satisfies readonly StatementKind[];

/** One statement with the words that make it. */
export interface Statement extends Span {
  readonly text: string;
  readonly content: StatementContent;
  /** 0 to 1: how sure the rules are, not a probability that was measured. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}
