import { stringify } from "csv-stringify/sync";
import { guarded } from "./guard.ts";

export interface CsvForm {
  /**
   * Whether the file begins with a byte-order mark: without it spreadsheets take Arabic, Chinese and Russian for another
   * encoding; some programs take it for a part of the first name.
   */
  readonly mark?: boolean;
}

/** RFC 4180; the library quotes whole line ends only, and a lone return or line feed would begin a row as well. */
const form = { record_delimiter: "windows", quoted_match: /[\r\n]/ } as const;

/** Rows of a table as lines of CSV; what a spreadsheet would run is guarded. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => cells.map(guarded)),
    form,
  );

/** The row of names with which a table begins. */
export const csvHeader = (names: readonly string[], { mark = true }: CsvForm = {}): string =>
  `${mark ? "\ufeff" : ""}${csvLines([names])}`;
