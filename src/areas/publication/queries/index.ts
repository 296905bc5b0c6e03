import type { AnyAct } from "../../../platform/acts/index.ts";
import { listAddresses } from "./addresses.ts";
import { readChangesPage, readComparePage } from "./changes.ts";
import { readDataPage } from "./data-page.ts";
import { readDocument, readDocumentPage } from "./document-page.ts";
import {
  listPartyDocuments,
  listRegionDocuments,
  listStateDocuments,
  readPartyDocument,
  readThemeDocument,
} from "./documents.ts";
import { listPublicDocuments, readDocumentsPage } from "./documents-page.ts";
import { find } from "./find.ts";
import { readInstrumentPage } from "./instrument-page.ts";
import { listInstruments, listLines, listThemes, readInstrument, readProvision } from "./mandate-entries.ts";
import { readMandatesPage } from "./mandates.ts";
import { findMovedParty } from "./moved-party.ts";
import { readNeighbourhood } from "./neighbourhood.ts";
import { readPartnerPage } from "./partner-page.ts";
import { readPartnersPage } from "./partners-page.ts";
import {
  listParties,
  listRegions,
  listRelations,
  listStates,
  readParty,
  readSecretariat,
  readState,
} from "./party-entries.ts";
import { readCategoryPage, readPartyListPage } from "./party-list.ts";
import { readProvisionPage } from "./provision-page.ts";
import { readRegionPage, readRegionsPage } from "./regions.ts";
import { readStatePage, readStatesPage } from "./states.ts";
import { readThemePage, readThemesPage } from "./themes.ts";

export { listAddresses } from "./addresses.ts";
export {
  type ChangesPage,
  type ComparePage,
  readChangesPage,
  readComparePage,
} from "./changes.ts";
export {
  type Citations,
  type CitedFact,
  type FactKind,
  factKey,
  factKinds,
} from "./cited-facts.ts";
export { type DataPage, readDataPage } from "./data-page.ts";
export { type DocumentPage, readDocument, readDocumentPage, type WholeDocument } from "./document-page.ts";
export { instrumentOf, maySee, type Subject, type Things } from "./document-things.ts";
export {
  listPartyDocuments,
  listRegionDocuments,
  listStateDocuments,
  readPartyDocument,
  readThemeDocument,
} from "./documents.ts";
export {
  type DocumentEntry,
  type DocumentsPage,
  listPublicDocuments,
  readDocumentsPage,
} from "./documents-page.ts";
export {
  type FindAnswer,
  type FindKind,
  type FindResult,
  find,
  findKinds,
  type NamedKind,
} from "./find.ts";
export type { PassageResult } from "./find-passages.ts";
export { type InstrumentPage, readInstrumentPage } from "./instrument-page.ts";
export { listInstruments, listLines, listThemes, readInstrument, readProvision } from "./mandate-entries.ts";
export { type MandatesPage, readMandatesPage } from "./mandates.ts";
export { findMovedParty } from "./moved-party.ts";
export { type Neighbourhood, readNeighbourhood } from "./neighbourhood.ts";
export { type PartnerPage, readPartnerPage } from "./partner-page.ts";
export { type PartnersPage, readPartnersPage } from "./partners-page.ts";
export {
  listParties,
  listRegions,
  listRelations,
  listStates,
  readParty,
  readSecretariat,
  readState,
} from "./party-entries.ts";
export {
  type CategoryPage,
  type PartyListPage,
  readCategoryPage,
  readPartyListPage,
} from "./party-list.ts";
export { type ProvisionPage, readProvisionPage } from "./provision-page.ts";
export { type RegionPage, type RegionsPage, readRegionPage, readRegionsPage } from "./regions.ts";
export type { SpeakingSentence, SpokenIn } from "./spoken-in.ts";
export {
  type CountedState,
  readStatePage,
  readStatesPage,
  type StatePage,
  type StatesPage,
} from "./states.ts";
export { readThemePage, readThemesPage, type ThemePage, type ThemesPage } from "./themes.ts";

const mandateQueries: readonly AnyAct[] = [
  readMandatesPage,
  readInstrumentPage,
  readProvisionPage,
  readThemesPage,
  readThemePage,
];

const listQueries: readonly AnyAct[] = [
  readPartyListPage,
  readCategoryPage,
  readRegionsPage,
  readRegionPage,
  readDataPage,
];

/** States, and what the dates of the register say of a span of time. */
const stateQueries: readonly AnyAct[] = [
  readStatesPage,
  readStatePage,
  readComparePage,
  readChangesPage,
  listAddresses,
];

/** What programs read. */
const entryQueries: readonly AnyAct[] = [
  readSecretariat,
  listParties,
  readParty,
  listRelations,
  listInstruments,
  readInstrument,
  readProvision,
  listStates,
  readState,
  listRegions,
  listThemes,
  listLines,
];

/** What documents for programs are made from. */
const documentQueries: readonly AnyAct[] = [
  readPartyDocument,
  listPartyDocuments,
  readThemeDocument,
  listStateDocuments,
  listRegionDocuments,
];

/** Documents in public: what it is that was read, and what it speaks of. */
const publicDocumentQueries: readonly AnyAct[] = [
  readDocumentsPage,
  readDocumentPage,
  listPublicDocuments,
  readDocument,
];

export const publicationQueries: readonly AnyAct[] = [
  find,
  readPartnersPage,
  readPartnerPage,
  findMovedParty,
  readNeighbourhood,
  ...mandateQueries,
  ...listQueries,
  ...stateQueries,
  ...entryQueries,
  ...documentQueries,
  ...publicDocumentQueries,
];
