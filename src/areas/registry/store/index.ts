import type { Db } from "../../../platform/storage/index.ts";
import { entryQuestions } from "./entries.ts";
import { factQuestions } from "./facts.ts";
import { listingQuestions } from "./listing.ts";
import { partyQuestions } from "./parties.ts";
import { placeQuestions } from "./places.ts";
import { statementQuestions } from "./statements.ts";
import { stateQuestions } from "./states.ts";
import { tallyQuestions } from "./tallies.ts";
import { wholeQuestions } from "./whole.ts";
import { wordingQuestions } from "./wordings.ts";

export type {
  NameEntry,
  PartyEntry,
  RegionEntry,
  RelationKey,
  StateEntry,
  WholePartyEntry,
  WholeStateEntry,
} from "./entries.ts";
export { type FactParties, type FactTable, factTables } from "./facts.ts";
export type { PartyListing, RegionRow } from "./listing.ts";
export type {
  ListedParty,
  MembershipRow,
  NameRow,
  OfficeRow,
  PartyLabel,
  PartyRow,
  RelationRow,
} from "./rows.ts";
export type { StateListing, StateMembership, StateNameRow, StateRow } from "./states.ts";
export type { ReadingName } from "./wordings.ts";

/** The registry's questions, one function each. Every answer is under the reader's row security. */
export function registryStore(db: Db) {
  return {
    ...entryQuestions(db),
    ...factQuestions(db),
    ...listingQuestions(db),
    ...partyQuestions(db),
    ...placeQuestions(db),
    ...stateQuestions(db),
    ...statementQuestions(db),
    ...tallyQuestions(db),
    ...wholeQuestions(db),
    ...wordingQuestions(db),
  };
}
