export { type Applied, type Applier, type FactSource, onConfirmed } from "./appliers.ts";
export {
  type AddedDocument,
  addDocument,
  type DocumentInput,
  handlingFields,
  largestDocument,
} from "./commands/add-document.ts";
export { changeDocument } from "./commands/change-document.ts";
export {
  confirmProposal,
  type Decided,
  decideDocument,
  deferProposal,
  rejectProposal,
  reopenProposal,
} from "./commands/decide.ts";
export { type DocumentRead, readDocument } from "./commands/read-document.ts";
export { contentSchema } from "./content.ts";
export { documentOfFile } from "./document-of-file.ts";
export { getIntake, listIntakes, saidFields, takeInFile } from "./intake.ts";
export { wordsRevision } from "./lexicon.ts";
export { passageKinds, type Sureness, stateOf, surenesses, surenessOf, type Verdict } from "./model.ts";
export {
  type DocumentFilter,
  documentNames,
  editionsOf,
  type FoundPassage,
  passageSource,
} from "./names.ts";
export { type PresentFact, presentFacts } from "./present.ts";
export {
  countProposals,
  getDocument,
  getEditionFile,
  getProposal,
  listDocuments,
  listProposals,
  recogniseText,
} from "./queries.ts";
export type { TextRead } from "./read-text.ts";
export { type NamedInReason, namedIn, reasonSentences, reasonWords } from "./reason-words.ts";
export {
  type CitationRow,
  type Contradiction,
  type DecisionRow,
  type DocumentRow,
  type EditionRow,
  evidenceStore,
  type ListedDocument,
  type ListedEdition,
  nothingSpoken,
  type PassageRow,
  type ProposalRow,
  type ProposalTally,
  type ReadingRow,
  type ShownCitation,
  type SpeakingPassage,
  type SpokenTallies,
} from "./store/index.ts";
export { type IntakeRow, intakeStates } from "./store/intakes.ts";
