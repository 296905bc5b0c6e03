export {
  addLineBasis,
  addLineMode,
  addLinePartner,
  changeLineBasis,
  cooperationActs,
  removeLineBasis,
  removeLineMode,
  removeLinePartner,
} from "./commands.ts";
export { readLineHistory } from "./line-history.ts";
export {
  type LineBasisRecord,
  type LineFact,
  type LineModeRecord,
  type LineRecord,
  lineRecords,
} from "./line-records.ts";
export {
  basisOf,
  type LineHeading,
  lineHeadings,
  type Mode,
  modes,
  type ProsePart,
  proseOf,
} from "./model.ts";
export { cooperationStore, type EventRow, type HostedEvent, type LineBasis, type LineRow } from "./store.ts";
