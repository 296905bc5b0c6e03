import type { Db } from "../../../../platform/storage/index.ts";
import { comparedQuestions } from "./compared.ts";
import { decisionQuestions } from "./decisions.ts";
import { sideQuestions } from "./sides.ts";

export type { ActNote, ChangedSince, MergeFilter, MergeRow } from "./decisions.ts";
export { mergeWrites, type Touched } from "./writes.ts";

/** Questions about merges, one function each. Every answer is under the reader's row security. */
export const mergeStore = (db: Db) => ({
  ...sideQuestions(db),
  ...decisionQuestions(db),
  ...comparedQuestions(db),
});
