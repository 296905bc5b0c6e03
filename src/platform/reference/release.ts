import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Cells, cellsOf, type Value } from "./cells.ts";
import { ReferenceProblems, type RowProblem, readBytes, readRows, type SourceRow } from "./rows.ts";

/** A domain table as the loader sees it: its columns besides `id`, and which of them hold ids of other tables. */
export interface TableSpec {
  readonly name: string;
  readonly columns: readonly string[];
  /** column → table whose ids it holds. */
  readonly refers?: Readonly<Record<string, string>>;
  /** Columns that say what fact a row is, where ids are made from them: a person may have entered the same fact. */
  readonly natural?: readonly string[];
  /** Sets of columns whose values together stand in one row only; the last of each set is named when they do not. */
  readonly unique?: readonly (readonly string[])[];
}

/** One row for a domain table. `key` is its natural key: equal keys are one row. `id` is given where the table's id is natural. */
export interface Piece {
  readonly table: string;
  readonly key: readonly (string | null)[];
  readonly id?: string;
  readonly values: Readonly<Record<string, Value>>;
  /** Columns of the file that the values came from, where they differ from the table's column. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** A file of the release and how its rows become rows of domain tables. */
export interface ReferenceFile {
  /** Path below the data folder. */
  readonly path: string;
  readonly columns: readonly string[];
  readonly pieces: (cells: Cells, row: SourceRow) => readonly Piece[];
}

/** What an area ships: its tables in the order of their foreign keys, and its files. */
export interface ReferenceSet {
  readonly tables: readonly TableSpec[];
  readonly files: readonly ReferenceFile[];
}

/** A piece with its id, and where it stands in the files. */
export interface PlacedPiece extends Piece {
  readonly id: string;
  readonly from: SourceRow;
}

export interface Release {
  readonly tables: readonly TableSpec[];
  readonly pieces: readonly PlacedPiece[];
  /** Rows read, by file. */
  readonly rows: Readonly<Record<string, number>>;
}

/** A UUID (RFC 9562 version 8) made from the natural key: the same fact has the same id in every installation. */
export function idOfKey(table: string, key: readonly (string | null)[]): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([table, ...key]))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Reads all files of `sets` below `folder`.
 * @throws ReferenceProblems naming file, line, column, value and what was expected of every wrong cell (at most 50);
 *   the errors of `readRows`.
 */
export function readRelease(folder: string, sets: readonly ReferenceSet[]): Release {
  const problems: RowProblem[] = [];
  const rows: Record<string, number> = {};
  const placed = new Map<string, PlacedPiece>();
  for (const file of sets.flatMap((set) => set.files)) {
    const read = readRows(join(folder, file.path), file.path, file.columns);
    rows[file.path] = read.length;
    for (const row of read) {
      for (const piece of file.pieces(cellsOf(row, problems), row)) place({ piece, row, placed, problems });
    }
  }
  const tables = sets.flatMap((set) => set.tables);
  checkReferences(tables, [...placed.values()], problems);
  checkUnique(tables, [...placed.values()], problems);
  if (problems.length > 0) throw new ReferenceProblems(oncePerValue(problems).slice(0, 50));
  return { tables, pieces: [...placed.values()], rows };
}

/** One wrong value can break several rules, or one rule in several tables: the first says enough. */
function oncePerValue(problems: readonly RowProblem[]): RowProblem[] {
  const first = new Map<string, RowProblem>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.file, problem.line, problem.column, problem.value]);
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}

interface Placing {
  readonly piece: Piece;
  readonly row: SourceRow;
  readonly placed: Map<string, PlacedPiece>;
  readonly problems: RowProblem[];
}

/** Two files may say the same fact (an establishment stands in two); the first is kept. Twice in one file is a mistake. */
function place({ piece, row, placed, problems }: Placing): void {
  const id = piece.id ?? idOfKey(piece.table, piece.key);
  const key = `${piece.table} ${id}`;
  const before = placed.get(key);
  if (before === undefined) {
    placed.set(key, { ...piece, id, from: row });
  } else if (before.from.file === row.file) {
    const [column = ""] = Object.keys(row.cells);
    const value = row.cells[column] ?? "";
    problems.push({
      file: row.file,
      line: row.line,
      column,
      value,
      expected: "once",
      hint: String(before.from.line),
    });
  }
}

function checkReferences(
  tables: readonly TableSpec[],
  pieces: readonly PlacedPiece[],
  problems: RowProblem[],
): void {
  const ids = new Map<string, Set<string>>();
  for (const { table, id } of pieces) ids.set(table, (ids.get(table) ?? new Set()).add(id));
  const specs = new Map(tables.map((spec) => [spec.name, spec]));
  for (const { table, values, columns, from } of pieces) {
    for (const [column, target] of Object.entries(specs.get(table)?.refers ?? {})) {
      const value = values[column];
      if (typeof value !== "string" || ids.get(target)?.has(value)) continue;
      const cell = columns?.[column] ?? column;
      problems.push({
        file: from.file,
        line: from.line,
        column: cell,
        value,
        expected: "known-id",
        hint: target,
      });
    }
  }
}

function checkUnique(
  tables: readonly TableSpec[],
  pieces: readonly PlacedPiece[],
  problems: RowProblem[],
): void {
  const specs = new Map(tables.map((spec) => [spec.name, spec]));
  const owners = new Map<string, PlacedPiece>();
  for (const piece of pieces) {
    for (const set of specs.get(piece.table)?.unique ?? []) {
      const key = JSON.stringify([piece.table, set, set.map((column) => piece.values[column] ?? null)]);
      const owner = owners.get(key);
      owners.set(key, piece);
      if (owner === undefined) continue;
      const column = set.at(-1) ?? "";
      const cell = piece.columns?.[column] ?? column;
      const { file, line, cells } = piece.from;
      problems.push({
        file,
        line,
        column: cell,
        value: cells[cell] ?? "",
        expected: "own-slug",
        hint: owner.id,
      });
    }
  }
}

/**
 * Digest of the files' bytes: unchanged means that there is nothing to load.
 * @throws unavailable `reference-missing`.
 */
export function digestOf(folder: string, sets: readonly ReferenceSet[]): string {
  const hash = createHash("sha256");
  for (const { path } of sets.flatMap((set) => set.files))
    hash.update(path).update(readBytes(join(folder, path), path));
  return hash.digest("hex");
}
