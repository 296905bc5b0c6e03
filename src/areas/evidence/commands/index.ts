import type { AnyAct } from "../../../platform/acts/index.ts";
import { addDocument } from "./add-document.ts";
import { changeDocument } from "./change-document.ts";
import { confirmProposal, decideDocument, deferProposal, rejectProposal, reopenProposal } from "./decide.ts";
import { readDocument } from "./read-document.ts";

export const evidenceCommands: readonly AnyAct[] = [
  addDocument,
  changeDocument,
  readDocument,
  confirmProposal,
  rejectProposal,
  deferProposal,
  reopenProposal,
  decideDocument,
];
