export { registryActs } from "./acts.ts";
export { changeParties, mostPartiesAtOnce } from "./commands/change-parties.ts";
export { confirmFact } from "./commands/confirm-fact.ts";
export { addCoverage, changeCoverage, removeCoverage } from "./commands/coverage.ts";
export { addFocalPoint, changeFocalPoint, removeFocalPoint } from "./commands/focal-points.ts";
export { changeHandling } from "./commands/handling.ts";
export { addIdentifier, changeIdentifier, removeIdentifier } from "./commands/identifiers.ts";
export { checkVerified, holdAny } from "./commands/keeping.ts";
export {
  addMembership,
  changeMembership,
  endMembership,
  removeMembership,
} from "./commands/memberships.ts";
export { addName, changeName, removeName } from "./commands/names.ts";
export { addNote, removeNote } from "./commands/notes.ts";
export { addOffice, changeOffice, endOffice, removeOffice } from "./commands/offices.ts";
export { addParty, changeParty } from "./commands/parties.ts";
export { recordFreshness } from "./commands/record-freshness.ts";
export { addRelation, changeRelation, removeRelation } from "./commands/relations.ts";
export { recordSourceNames } from "./commands/source-names.ts";
export {
  type FactKind,
  type Freshness,
  type FreshnessCounts,
  type FreshnessState,
  factKinds,
  freshnessStates,
  scoreOf,
} from "./freshness.ts";
export { entryOf, type FieldChange, type HistoryEntry } from "./history.ts";
export {
  findDuplicates,
  type LikeParty,
  type ListedMerge,
  type ListedPair,
  listDuplicates,
  listMerges,
  type MergePreview,
  markDistinct,
  mergeParties,
  mergeStore,
  previewMerge,
  previewUndo,
  type UndoPreview,
  undoMerge,
  unmarkDistinct,
} from "./merge/index.ts";
export {
  type Category,
  categories,
  committeeId,
  displayTypes,
  type FocalRole,
  focalRoles,
  type LifeCycle,
  lifeCycle,
  membershipStatuses,
  type NameStatus,
  type NameType,
  nameStatuses,
  nameTypes,
  type Office,
  offices,
  type PartyKind,
  partyKinds,
  type RelationKind,
  relationKinds,
  secretariatId,
  unStatuses,
} from "./model.ts";
export {
  type PageReport,
  type ReportedAnomaly,
  type ReportedItem,
  sourceFormsOf,
} from "./page-report.ts";
export type { PartyFacts, PartyRecord } from "./party-record.ts";
export { eraseFocalPoint } from "./personal/erase.ts";
export {
  type DueFact,
  type DueFacts,
  type DueParties,
  type DueParty,
  listDueFacts,
  listDueParties,
} from "./queries/list-due-facts.ts";
export { listFreshness } from "./queries/list-freshness.ts";
export {
  listedStates,
  listParties,
  listRegions,
  type PartyOrder,
  type PartyWorkList,
  partyOrders,
} from "./queries/list-parties.ts";
export { listStates } from "./queries/list-states.ts";
export { readPageList } from "./queries/page-list.ts";
export { type History, readHistory } from "./queries/read-history.ts";
export { type PartyKnown, readPartyKnown } from "./queries/read-party-known.ts";
export { partyRecord, readPartyRecord } from "./queries/read-party-record.ts";
export type {
  CoverageRecord,
  FactRecord,
  FocalPointRecord,
  HandledRecord,
  IdentifierRecord,
  MembershipRecord,
  NameRecord,
  NoteRecord,
  OfficeRecord,
  RelationRecord,
} from "./record.ts";
export type { AgedFact, DueKey, PartyTally } from "./store/due.ts";
export type { FreshnessDay } from "./store/freshness-days.ts";
export type { ChangeRow } from "./store/history.ts";
export { agedTables, type KeptTable, keptTables } from "./store/images.ts";
export {
  type FactParties,
  type FactTable,
  factTables,
  type ListedParty,
  type MembershipRow,
  type NameEntry,
  type NameRow,
  type OfficeRow,
  type PartyEntry,
  type PartyLabel,
  type PartyListing,
  type PartyRow,
  type ReadingName,
  type RegionEntry,
  type RegionRow,
  type RelationKey,
  type RelationRow,
  registryStore,
  type StateEntry,
  type StateListing,
  type StateMembership,
  type StateNameRow,
  type StateRow,
  type WholePartyEntry,
  type WholeStateEntry,
} from "./store/index.ts";
export { type Counts, type OwnFacet, ownFacets } from "./store/listed.ts";
export { registryNames } from "./store/names.ts";
export { type Columns, versionQuestions } from "./store/versions.ts";
export type { WorkRow } from "./store/work-list.ts";
export { registryWrites } from "./store/writes.ts";
export {
  checkTable,
  fieldLabel,
  type HandRows,
  handOutTable,
  importTable,
  type ReportedChange,
  type ReportedColumn,
  type RowError,
  rowErrorSentence,
  rowErrorsCsv,
  type TableKind,
  type TableReport,
  tableHeader,
  tableKinds,
} from "./tables/index.ts";
export {
  checkTranslations,
  declareTranslatable,
  exportTranslations,
  findingSentence,
  type ImportReport,
  importTranslations,
  type LanguageTotals,
  listTranslations,
  longestTranslationFile,
  markTranslation,
  type ReportedUnit,
  type TextStatus,
  type Translatable,
  textStatuses,
  translatableNamed,
  translatables,
  translationShows,
} from "./translation/index.ts";
