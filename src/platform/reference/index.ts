export type { Cells, Value } from "./cells.ts";
export { type KeptRow, type LoadReport, loadReference, referenceActs, type TableReport } from "./load.ts";
export {
  digestOf,
  idOfKey,
  type Piece,
  type ReferenceFile,
  type ReferenceSet,
  readRelease,
  type TableSpec,
} from "./release.ts";
export { ReferenceProblems, type RowProblem, type SourceRow } from "./rows.ts";
