export { checkTable, importTable, tableActs } from "./acts.ts";
export type { RowError } from "./drafts.ts";
export { exportTable, type HandRows, handOutTable, tableHeader, tableRowsAtOnce } from "./export-table.ts";
export { type TableKind, tableKinds } from "./fields.ts";
export {
  fieldLabel,
  type ReportedChange,
  type ReportedColumn,
  rowErrorSentence,
  rowErrorsCsv,
  type TableReport,
} from "./report.ts";
