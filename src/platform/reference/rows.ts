import { readFileSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import { EntenteError, invalid } from "../../kernel/errors.ts";

/** One row of a reference file: where it stands, and its cells by column name. */
export interface SourceRow {
  readonly file: string;
  /** Line of the file on which the row begins, counted from 1; the header is line 1. */
  readonly line: number;
  /** Place among the file's rows, from 1. */
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What is wrong with one cell. `expected` names the catalogue message `expected.<expected>` and `hint` fills it. */
export interface RowProblem {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
  readonly hint: string;
}

/** Every problem found in the files of a release; nothing of it was loaded. */
export class ReferenceProblems extends EntenteError {
  readonly problems: readonly RowProblem[];

  constructor(problems: readonly RowProblem[]) {
    const [first] = problems;
    super("invalid", "reference-rows", {
      params: { count: problems.length, file: first?.file ?? "", line: first?.line ?? 0 },
    });
    this.problems = problems;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The bytes as text, or nothing where they are none: not UTF-8, or with a zero byte, as UTF-16 has at every other place. */
function textOf(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The file's text. @throws invalid `reference-encoding` with the line of the first byte that is no text. */
function decode(bytes: Buffer, file: string): string {
  const text = textOf(bytes);
  if (text !== undefined) return text;
  const lines = bytes.toString("latin1").split("\n");
  const bad = lines.findIndex((line) => textOf(Buffer.from(line, "latin1")) === undefined);
  throw invalid("reference-encoding", { file, line: bad + 1 });
}

interface Parsed {
  readonly record: Record<string, string>;
  /** The row as it stands in the file, empty lines before it included. */
  readonly raw: string;
  readonly info: { readonly bytes: number };
}

/** Tells the line on which each row begins; rows have to be asked for in their order. */
function lineCounter(bytes: Buffer): (row: Parsed) => number {
  let line = 1;
  let counted = 0;
  return ({ raw, info }) => {
    // `bytes` is where the row ends, some of its line break perhaps left out; quoted cells may hold line breaks.
    const begins = info.bytes - Buffer.byteLength(raw.trimStart());
    for (; counted < begins; counted += 1) if (bytes[counted] === 0x0a) line += 1;
    return line;
  };
}

/**
 * Reads one CSV file (RFC 4180, UTF-8, one header row) whose header must hold `columns`.
 * @throws unavailable `reference-missing`, invalid `reference-encoding`, `reference-csv`, `reference-header`.
 */
export function readRows(path: string, file: string, columns: readonly string[]): SourceRow[] {
  const text = decode(readBytes(path, file), file);
  let header: string[] = [];
  const noteHeader = (given: string[]) => {
    header = given;
    return given;
  };
  const parsed = parseCsv(text, file, noteHeader);
  const missing = columns.find((column) => !header.includes(column));
  if (missing !== undefined)
    throw invalid("reference-header", { file, column: missing, found: header.join(", ") });
  // The parser counts bytes of the decoded text, which has no byte order mark.
  const lineOf = lineCounter(Buffer.from(text, "utf8"));
  return parsed.map((item, index) => ({ file, line: lineOf(item), number: index + 1, cells: item.record }));
}

function parseCsv(text: string, file: string, columns: (header: string[]) => string[]): Parsed[] {
  try {
    // The declared result type leaves out what `info` and `raw` add to each record.
    return parse(text, {
      bom: true,
      info: true,
      raw: true,
      skip_empty_lines: true,
      columns,
    }) as unknown as Parsed[];
  } catch (error) {
    if (error instanceof CsvError) {
      throw invalid("reference-csv", { file, line: Number(error.lines ?? 0), reason: error.code });
    }
    throw error;
  }
}

/** @throws unavailable `reference-missing`. */
export function readBytes(path: string, file: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new EntenteError("unavailable", "reference-missing", { params: { file }, cause: error });
  }
}
