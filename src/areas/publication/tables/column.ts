import { type Language, languages } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";

/** What a cell may hold; nothing where it is not known. */
export type Cell = string | number | boolean | null | undefined;

/** A column of a table for programs: a stable English name, and the cell of a row as of a day. */
export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row, on: Day) => Cell;
}

/** One column for each language, `name_ar` … `name_es`. */
export const inLanguages = <Row>(
  name: string,
  textOf: (row: Row, language: Language) => string | undefined,
): Array<Column<Row>> =>
  languages.map((language) => ({ name: `${name}_${language}`, cell: (row) => textOf(row, language) }));

/** Several values in one cell. No id of ours has a semicolon in it. */
export const joined = (values: readonly string[]): string => values.join("; ");

/** The first text in the language, of texts that come best first. */
export const textIn = (
  texts: readonly (readonly [Language, string, ...unknown[]])[],
  language: Language,
): string | undefined => texts.find(([has]) => has === language)?.[1];

/** Languages whose text is doubtful. */
export const doubtful = (texts: readonly (readonly [Language, string, string])[]): string =>
  joined(texts.filter(([, , certainty]) => certainty === "unverified").map(([language]) => language));

export const cellsOf = <Row>(columns: readonly Column<Row>[], row: Row, on: Day): readonly Cell[] =>
  columns.map(({ cell }) => cell(row, on));
