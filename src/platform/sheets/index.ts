export { guarded, unguarded } from "./guard.ts";
export { type SheetLimits, usualSheetLimits } from "./limits.ts";
export { type ReadTable, readTable, type TableFile, type TableRow } from "./read-table.ts";
export { type CsvForm, csvHeader, csvLines } from "./write-csv.ts";
export { mostWorkbookRows, type Workbook, workbookOf } from "./write-workbook.ts";
