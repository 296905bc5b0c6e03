export { markDistinct, mergeCommands, mergeParties, undoMerge, unmarkDistinct } from "./commands.ts";
export {
  findDuplicates,
  type LikelyPairs,
  type LikeParty,
  type ListedPair,
  listDuplicates,
} from "./duplicate-queries.ts";
export type { Ground, GroundAgainst, GroundFor } from "./duplicates.ts";
export type { Choices, Conflict, FactPlan, FieldPlan, MergePlan, Option } from "./model.ts";
export {
  type ListedMerge,
  listMerges,
  type MergePreview,
  mergeQueries,
  previewMerge,
  previewUndo,
  type UndoPreview,
} from "./queries.ts";
export { mergeStore } from "./store/index.ts";
