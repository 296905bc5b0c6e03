import type { AnyAct } from "../../../platform/acts/index.ts";
import { changeParties } from "./change-parties.ts";
import { confirmFact } from "./confirm-fact.ts";
import { addCoverage, changeCoverage, removeCoverage } from "./coverage.ts";
import { addFocalPoint, changeFocalPoint, removeFocalPoint } from "./focal-points.ts";
import { changeHandling } from "./handling.ts";
import { addIdentifier, changeIdentifier, removeIdentifier } from "./identifiers.ts";
import { addMembership, changeMembership, endMembership, removeMembership } from "./memberships.ts";
import { addName, changeName, removeName } from "./names.ts";
import { addNote, removeNote } from "./notes.ts";
import { addOffice, changeOffice, endOffice, removeOffice } from "./offices.ts";
import { addParty, changeParty } from "./parties.ts";
import { recordFreshness } from "./record-freshness.ts";
import { addRelation, changeRelation, removeRelation } from "./relations.ts";
import { recordSourceNames } from "./source-names.ts";

export const registryCommands: readonly AnyAct[] = [
  ...[addParty, changeParty, changeParties],
  ...[addName, changeName, removeName],
  ...[addRelation, changeRelation, removeRelation],
  ...[addOffice, changeOffice, endOffice, removeOffice],
  ...[addMembership, changeMembership, endMembership, removeMembership],
  ...[addFocalPoint, changeFocalPoint, removeFocalPoint],
  ...[addIdentifier, changeIdentifier, removeIdentifier],
  ...[addCoverage, changeCoverage, removeCoverage],
  ...[addNote, removeNote],
  ...[confirmFact, changeHandling],
  ...[recordSourceNames, recordFreshness],
];
