import writeWorkbookFile from "write-excel-file/node";
import { invalid } from "../../kernel/errors.ts";
import { guardedInWorkbook } from "./guard.ts";

/** The library builds the whole sheet before its first byte leaves, so what a workbook may hold is bounded. */
export const mostWorkbookRows = 100_000;
/** What a cell holds at most ("Excel specifications and limits"). */
const longestCell = 32_767;

/** Characters that XML 1.0 cannot hold are left out. */
const unwritable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

function cellOf(text: string): string | null {
  if (text.length > longestCell) throw invalid("export-cell-too-long", { limit: longestCell });
  return text === "" ? null : guardedInWorkbook(text.replace(unwritable, ""));
}

export interface Workbook {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the columns run from right to left, as Arabic does. */
  readonly rightToLeft?: boolean;
}

/** A workbook of one sheet, every cell a text. @throws invalid `table-workbook-too-long`, `export-cell-too-long` */
export async function workbookOf({
  sheet,
  header,
  rows,
  rightToLeft = false,
}: Workbook): Promise<Uint8Array> {
  if (rows.length > mostWorkbookRows) throw invalid("table-workbook-too-long", { limit: mostWorkbookRows });
  const names = header.map((value) => ({ value, fontWeight: "bold" as const }));
  const file = writeWorkbookFile([names, ...rows.map((row) => row.map(cellOf))], {
    sheet,
    rightToLeft,
    stickyRowsCount: 1,
  });
  return file.toBuffer();
}
