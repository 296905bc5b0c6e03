import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Ambiguity, Candidate, Mention, Reason } from "../../../kernel/mention.ts";
import type { Sha256 } from "../../../kernel/sha256.ts";
import type { StatementContent, StatementKind } from "../../../kernel/statement.ts";
import type { PassageKind, Sureness, Verdict } from "../model.ts";

/** How a document and all that was read out of it is handled. */
export interface Handling {
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

export interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly symbol: string;
  readonly dated: string | null;
  readonly issuer: string;
  readonly version_of: string | null;
  readonly source_url: string;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

export interface EditionRow {
  readonly id: string;
  readonly document_id: string;
  readonly number: number;
  readonly sha256: Sha256;
  readonly size: number;
  readonly media_type: string;
  readonly file_name: string;
  readonly content: string;
}

export interface PassageRow {
  readonly id: string;
  readonly number: number;
  readonly starts: number;
  readonly ends: number;
  readonly kind: PassageKind;
  readonly language: Language;
  readonly words: string;
}

export interface ReadingRow {
  readonly edition_id: string;
  readonly lexicon: string;
  readonly mentions: readonly Mention[];
  readonly ambiguous: readonly Ambiguity[];
  readonly candidates: readonly Candidate[];
}

/** A fact of the register beside which a proposal cannot be true. */
export interface Contradiction {
  readonly table: string;
  readonly id: string;
  /** Which field speaks against it, and what it says. */
  readonly field: string;
  readonly held: string;
  readonly source_url: string;
  readonly source_passage: string;
}

export interface ProposalRow {
  readonly id: string;
  readonly edition_id: string;
  readonly document_id: string;
  readonly passage_id: string;
  readonly starts: number;
  readonly ends: number;
  readonly kind: StatementKind;
  readonly content: StatementContent;
  readonly wording: string;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly contradicts: Contradiction | null;
  readonly verdict: Verdict | null;
  readonly level: HandlingLevel;
}

/** What somebody said of a proposal. */
export interface DecisionRow {
  readonly proposal_id: string;
  readonly verdict: Verdict;
  /** Where it was corrected: as what it was confirmed. */
  readonly content: StatementContent | null;
  readonly why: string;
  /** The name of the actor; of a person, their id. */
  readonly decided_by: string;
  /** ISO 8601, UTC. */
  readonly decided_at: string;
}

/** So many proposals of one kind in one document that are about as sure. */
export interface ProposalTally {
  readonly document_id: string;
  readonly kind: StatementKind;
  readonly sureness: Sureness;
  readonly count: number;
}

export interface CitationRow {
  readonly id: string;
  readonly passage_id: string;
  readonly document_id: string;
  readonly fact_table: string;
  readonly fact_id: string;
  readonly quoted: string;
}
