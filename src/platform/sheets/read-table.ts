/** The one way from a file of CSV or XLSX to the cells of its table. */
import { type EntenteError, invalid, unavailable } from "../../kernel/errors.ts";
import type { Ending } from "../fenced/index.ts";
import { unguarded } from "./guard.ts";
import { megabytes, type SheetLimits, usualSheetLimits } from "./limits.ts";
import { runReader } from "./reader-process.ts";

/** A row as a spreadsheet numbers it: the first of the file is 1. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface ReadTable {
  readonly format: "csv" | "xlsx";
  /** Of a CSV file: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`. */
  readonly encoding?: string;
  readonly separator?: string;
  /** Of a workbook: the sheet that was read, and all that it has. */
  readonly sheet?: string;
  readonly sheets: readonly string[];
  /** The first row that is not empty. */
  readonly header: readonly string[];
  /** Those below it that are not empty. Dates are ISO 8601, formulas their values. */
  readonly rows: readonly TableRow[];
}

export interface TableFile {
  readonly bytes: Uint8Array;
  /** Which sheet of a workbook; needed where it has several. */
  readonly sheet?: string | undefined;
}

interface Refused {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

interface Answer {
  readonly table?: Omit<ReadTable, "header" | "rows"> & {
    readonly numbers: readonly number[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly refused?: Refused;
}

function refusalOf({ code, params }: Refused, limits: SheetLimits): EntenteError {
  switch (code) {
    case "empty":
      return invalid("document-empty");
    case "encrypted":
      return invalid("document-encrypted");
    case "encoding":
      return invalid("document-encoding-unknown");
    case "unpacks":
      return invalid("document-unpacks-too-large", { limit: megabytes(limits.unpackedBytes) });
    case "memory":
      return invalid("document-memory", { limit: megabytes(limits.memoryBytes) });
    case "characters":
      return invalid("document-text-too-long", { limit: limits.characters });
    case "type":
      return invalid("table-type-unknown", params);
    case "csv":
      return invalid("table-csv-malformed", params);
    case "formula":
      return invalid("table-formula-without-value");
    case "sheet":
      return invalid("table-sheet-unknown", params);
    case "sheets":
      return invalid("table-sheet-needed", params);
    case "rows":
      return invalid("table-too-many-rows", { limit: limits.rows });
    case "columns":
      return invalid("table-too-many-columns", { limit: limits.columns });
    case "cell":
      return invalid("table-cell-too-long", { ...params, limit: limits.cell });
    default:
      return invalid("document-broken", { format: "XLSX" });
  }
}

function answerOf(ending: Ending, limits: SheetLimits): Answer {
  if ("died" in ending) throw unavailable("document-reader-failed", {}, new Error(ending.died));
  if ("answer" in ending) {
    // The reader is our own code; that it was led astray by a file is what the fence is for, and cells are texts anyway.
    return JSON.parse(ending.answer) as Answer;
  }
  if (ending.met === "deadline")
    throw invalid("document-deadline", { limit: Math.max(1, Math.round(limits.milliseconds / 1000)) });
  throw refusalOf({ code: ending.met === "memory" ? "memory" : "characters", params: {} }, limits);
}

/**
 * The cells of a table, read in a process of its own that is ended when it takes too much.
 *
 * Errors: `invalid` with `table-type-unknown`, `-csv-malformed`, `-formula-without-value`, `-sheet-unknown`,
 * `-sheet-needed`, `-too-many-rows`, `-too-many-columns`, `-cell-too-long`, and `document-empty`, `-too-large`,
 * `-encrypted`, `-broken`, `-encoding-unknown`, `-unpacks-too-large`, `-memory`, `-deadline`, `-text-too-long`;
 * `unavailable` with `document-reader-failed` when the process cannot be started.
 */
export async function readTable(
  { bytes, sheet }: TableFile,
  limits: SheetLimits = usualSheetLimits,
): Promise<ReadTable> {
  if (bytes.length > limits.bytes)
    throw invalid("document-too-large", { limit: megabytes(limits.bytes), size: megabytes(bytes.length) });
  if (bytes.length === 0) throw invalid("document-empty");
  const ending = await runReader(bytes, { limits, ...(sheet === undefined ? {} : { sheet }) });
  const { table, refused } = answerOf(ending, limits);
  if (refused) throw refusalOf(refused, limits);
  if (!table) throw unavailable("document-reader-failed");
  const { numbers, rows, ...rest } = table;
  const [header = [], ...below] = rows.map((cells) => cells.map(unguarded));
  return {
    ...rest,
    header,
    rows: below.map((cells, at) => ({ number: numbers[at + 1] ?? 0, cells })),
  };
}
