import type { AnyAct } from "../../../platform/acts/index.ts";
import { listDueFacts, listDueParties } from "./list-due-facts.ts";
import { listFreshness } from "./list-freshness.ts";
import { listParties, listRegions } from "./list-parties.ts";
import { listStates } from "./list-states.ts";
import { readPageList } from "./page-list.ts";
import { readHistory } from "./read-history.ts";
import { readPartyKnown } from "./read-party-known.ts";
import { readPartyRecord } from "./read-party-record.ts";

export const registryQueries: readonly AnyAct[] = [
  readPageList,
  readPartyRecord,
  readPartyKnown,
  readHistory,
  listDueFacts,
  listDueParties,
  listFreshness,
  listParties,
  listRegions,
  listStates,
];
