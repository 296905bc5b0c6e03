import { EntenteError, invalid } from "../../../../kernel/errors.ts";
import { type HandlingLevel, handlingLevels } from "../../../../kernel/handling.ts";
import type { WorkForm } from "../../../../platform/http/index.ts";
import { type ReadTable, readTable } from "../../../../platform/sheets/index.ts";
import { type TableKind, tableKinds } from "../../../registry/index.ts";

/**
 * Bytes of a table that is sent here. Nothing of it is kept between the steps: each page holds the file and sends it again, so
 * that a table that is never applied, with the people in it, leaves no trace.
 */
export const largestTable = 10_000_000;
/** Of what a form may hold: four characters stand for three bytes. */
export const largestSent = Math.ceil((largestTable * 4) / 3) + 100_000;

/** A table on its way through the steps. */
export interface SentTable {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: TableKind;
  readonly level: HandlingLevel;
  /** Of a workbook with several; empty where it has one. */
  readonly sheet: string;
}

export const kindIn = (value: string): TableKind => tableKinds.find((kind) => kind === value) ?? "parties";
const levelIn = (value: string): HandlingLevel =>
  handlingLevels.find((level) => level === value) ?? "unclassified";

/** The last part of a name, without what ends a line or turns its direction. */
const nameOf = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, " ")
    .trim()
    .slice(0, 300);

/** @throws invalid `table-file-missing`, `sent-file-too-large` */
export function sentTable(form: WorkForm): SentTable {
  const given = form.file("table");
  const bytes = given?.bytes ?? Buffer.from(form.text("file"), "base64url");
  const name = nameOf(given?.name ?? form.text("name"));
  if (bytes.length === 0) throw invalid("table-file-missing", { parameter: "table" });
  if (bytes.length > largestTable)
    throw invalid("sent-file-too-large", { name, limit: Math.floor(largestTable / 1_000_000) });
  return {
    ...{ name, bytes, sheet: form.text("sheet") },
    ...{ kind: kindIn(form.text("kind")), level: levelIn(form.text("level")) },
  };
}

/** Everything of it as hidden fields, for the next step. */
export const keptFields = ({ name, bytes, kind, level, sheet }: SentTable) => [
  { name: "name", value: name },
  { name: "kind", value: kind },
  { name: "level", value: level },
  { name: "sheet", value: sheet },
  { name: "file", value: Buffer.from(bytes).toString("base64url") },
];

/** @throws as `readTable`; `table-sheet-choose` where it has to be said which sheet is meant */
export async function readSent({ bytes, sheet }: SentTable): Promise<ReadTable> {
  try {
    const table = await readTable({ bytes, ...(sheet === "" ? {} : { sheet }) });
    return { ...table, header: uniqueHeadings(table.header) };
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "table-sheet-needed") throw error;
    throw invalid("table-sheet-choose", { ...error.params, parameter: "sheet" });
  }
}

/** Headings as they are compared, each once: a column is chosen by its heading. */
export function uniqueHeadings(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((heading, at) => {
    const base = heading.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim() || `#${at + 1}`;
    let unique = base;
    for (let count = 2; seen.has(unique); count += 1) unique = `${base} (${count})`;
    seen.add(unique);
    return unique;
  });
}

/** The name of the field that says where a column goes, before its place. */
export const columnPrefix = "m.";

/** The field of each column, as the form says it; an empty name leaves the column out. */
export const fieldsSent = (form: WorkForm, { header }: ReadTable): string[] =>
  header.map((_, at) => form.text(`${columnPrefix}${at}`));

export interface GivenTable {
  readonly kind: TableKind;
  readonly header: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly level: HandlingLevel;
}

/** What is asked of the register: the columns that go somewhere, and nothing of the others. */
export function givenTable(
  { kind, level }: SentTable,
  { header, rows }: ReadTable,
  fields: readonly string[],
): GivenTable {
  const used = header.map((_, at) => at).filter((at) => fields[at] !== "");
  const places = used.length === 0 ? header.map((_, at) => at) : used;
  return {
    ...{ kind, level },
    header: places.map((at) => header[at] ?? ""),
    rows: rows.map(({ number, cells }) => ({ number, cells: places.map((at) => cells[at] ?? "") })),
    mapping: Object.fromEntries(places.map((at) => [header[at] ?? "", fields[at] ?? ""])),
  };
}
