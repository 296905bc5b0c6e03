import { asPartialDate } from "../../kernel/partial-date.ts";
import type { RowProblem, SourceRow } from "./rows.ts";

/** What a column of a domain table can hold here. */
export type Value = string | number | boolean | readonly string[] | null;

/** Reads the cells of one row; what is wrong is noted, not thrown, so that one run names every wrong cell. */
export interface Cells {
  /** The text, which may be empty. */
  text(column: string): string;
  /** The text; empty is a problem. */
  required(column: string): string;
  /** The text, or null when empty. */
  optional(column: string): string | null;
  /** One of a closed list. */
  oneOf<T extends string>(column: string, allowed: readonly T[]): T;
  date(column: string): string | null;
  flag(column: string): boolean;
  whole(column: string): number;
  /** Values joined by `;`. */
  list(column: string): string[];
  /** Notes a problem that the caller found. */
  refuse(column: string, expected: string, hint?: string): void;
}

/** Cells of `row`; problems are added to `problems`. */
export function cellsOf(row: SourceRow, problems: RowProblem[]): Cells {
  const text = (column: string): string => (row.cells[column] ?? "").trim();
  const refuse = (column: string, expected: string, hint = ""): void => {
    problems.push({ file: row.file, line: row.line, column, value: text(column), expected, hint });
  };
  const required = (column: string): string => {
    const value = text(column);
    if (value === "") refuse(column, "filled");
    return value;
  };
  const matching = (column: string, pattern: RegExp, expected: string): string => {
    const value = text(column);
    if (!pattern.test(value)) refuse(column, expected);
    return value;
  };
  return {
    text,
    required,
    refuse,
    optional: (column) => text(column) || null,
    oneOf(column, allowed) {
      const value = text(column);
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) refuse(column, "one-of", allowed.join(", "));
      return found ?? (value as (typeof allowed)[number]);
    },
    date(column) {
      const value = text(column);
      if (value !== "" && asPartialDate(value) === undefined) refuse(column, "date");
      return value || null;
    },
    flag: (column) => matching(column, /^(true|false)$/, "flag") === "true",
    whole: (column) => Number(matching(column, /^\d{1,9}$/, "whole")),
    list: (column) =>
      text(column)
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
  };
}
