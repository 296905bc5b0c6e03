import type { Db } from "../../../platform/storage/index.ts";
import { partyQuestions } from "./parties.ts";
import { placeQuestions } from "./places.ts";
import { statementQuestions } from "./statements.ts";

export type {
  ListedParty,
  MembershipRow,
  NameRow,
  OfficeRow,
  PartyLabel,
  PartyRow,
  RelationRow,
} from "./rows.ts";

/** The registry's questions, one function each. Every answer is under the reader's row security. */
export function registryStore(db: Db) {
  return { ...partyQuestions(db), ...placeQuestions(db), ...statementQuestions(db) };
}
