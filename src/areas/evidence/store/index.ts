import type { Db } from "../../../platform/storage/index.ts";
import { citationQuestions } from "./citations.ts";
import { documentQuestions } from "./documents.ts";
import { editionQuestions } from "./editions.ts";
import { handlingQuestions } from "./handling.ts";
import { proposalQuestions } from "./proposals.ts";
import { spokenQuestions } from "./spoken.ts";

export type { Cited, ShownCitation } from "./citations.ts";
export type { ListedDocument } from "./documents.ts";
export type { ListedEdition } from "./editions.ts";
export type {
  CitationRow,
  Contradiction,
  DecisionRow,
  DocumentRow,
  EditionRow,
  PassageRow,
  ProposalRow,
  ProposalTally,
  ReadingRow,
} from "./rows.ts";
export { nothingSpoken, type SpeakingPassage, type SpokenTallies } from "./spoken.ts";

/** Evidence's questions, one function each, under the reader's row security. */
export const evidenceStore = (db: Db) => ({
  ...citationQuestions(db),
  ...documentQuestions(db),
  ...editionQuestions(db),
  documentVersion: handlingQuestions(db).documentVersion,
  ...proposalQuestions(db),
  ...spokenQuestions(db),
});
