import { stringify } from "csv-stringify/sync";
import type { Day } from "../../../kernel/partial-date.ts";
import { type Cell, type Column, cellsOf } from "./column.ts";

/**
 * RFC 4180 in UTF-8 with a byte-order mark: without it spreadsheets take Arabic, Chinese and Russian for another encoding.
 * A cell that a spreadsheet would take for a formula (first sign `=`, `+`, `-`, `@`, tab, return, or a full-width form
 * of the four) begins with an apostrophe, as OWASP's "CSV Injection" has it.
 */
const form = {
  record_delimiter: "windows",
  escape_formulas: true,
  // The library quotes whole line ends only; a lone return or line feed would begin a row as well.
  quoted_match: /[\r\n]/,
  cast: { boolean: String },
} as const;

const byteOrderMark = "\uFEFF";

/** The row of names with which a table begins. */
export const csvHead = (names: readonly string[]): string => `${byteOrderMark}${stringify([names], form)}`;

/** Rows behind the first. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((cells) => cells.map((cell) => cell ?? "")),
    form,
  );

/** A whole table as one text. */
export const csvOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[], on: Day): string =>
  csvHead(columns.map(({ name }) => name)) + csvRows(rows.map((row) => cellsOf(columns, row, on)));
