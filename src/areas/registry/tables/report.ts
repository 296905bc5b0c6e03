import { createHash } from "node:crypto";
import type { Language } from "../../../kernel/language.ts";
import type { Translate } from "../../../platform/i18n/index.ts";
import { csvHeader, csvLines } from "../../../platform/sheets/index.ts";
import type { RowChange } from "./compare.ts";
import type { RowError } from "./drafts.ts";
import { namesFields, type TableKind, tableSpecs } from "./fields.ts";
import { labelOf } from "./labels.ts";
import type { TableGiven, TablePlan } from "./make-plan.ts";
import type { NameChange } from "./plan-parties.ts";

/** A column of the file, and the field that it fills; none where it is left out. */
export interface ReportedColumn {
  readonly column: string;
  readonly field: string | null;
  readonly by: "name" | "label" | "synonym" | "given" | null;
}

/** What one row of the file would change. */
export interface ReportedChange {
  readonly row: number;
  readonly does: "add" | "change";
  readonly id: string | null;
  /** Of the row that is there: who reads of a confidential one is in the journal. */
  readonly level: string | null;
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** What a table would do, before it does it. */
export interface TableReport {
  readonly kind: TableKind;
  readonly columns: readonly ReportedColumn[];
  /** Rows of the file that are not empty; each is one of the four below. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** The first of each. */
  readonly changes: readonly ReportedChange[];
  readonly errors: readonly RowError[];
  readonly errorCount: number;
  /** Of all that would be written: an import gives it back, and is refused when it would write something else. */
  readonly digest: string;
}

const mostChanges = 500;
const mostErrors = 10_000;

const nameOf = ({ type, language }: NameChange): string => `${type}_${language}`;

function reported({ row, does, id, before, after }: RowChange, names: readonly NameChange[]): ReportedChange {
  const own = Object.entries(after)
    .filter(([field, text]) => text !== (before[field] ?? ""))
    .map(([field, text]) => ({ field, before: before[field] ?? "", after: text }));
  const named = names.map((name) => ({ field: nameOf(name), before: name.before, after: name.name }));
  return {
    row,
    does: does === "add" ? "add" : "change",
    id: id ?? null,
    level: before.level ?? null,
    fields: [...own, ...named],
  };
}

/** Which parts of a plan are something to do. */
const acting = ({ changes, names }: TablePlan): readonly RowChange[] =>
  changes.filter(({ does, row }) => does !== "same" || (names.get(row) ?? []).length > 0);

function digestOf({ spec, handling }: TableGiven, plan: TablePlan): string {
  const hash = createHash("sha256").update(JSON.stringify([spec.kind, handling]));
  for (const change of acting(plan)) hash.update(JSON.stringify([change, plan.names.get(change.row) ?? []]));
  hash.update(JSON.stringify(plan.errors));
  return hash.digest("hex");
}

export function reportOf(given: TableGiven, plan: TablePlan): TableReport {
  const doing = acting(plan);
  const added = doing.filter(({ does }) => does === "add").length;
  const refused = new Set(plan.errors.map(({ row }) => row)).size;
  return {
    kind: given.spec.kind,
    columns: given.columns.map(({ heading, field, by }) => ({
      ...{ column: heading, field: field?.name ?? null, by: by ?? null },
    })),
    rows: plan.changes.length + refused,
    added,
    changed: doing.length - added,
    unchanged: plan.changes.length - doing.length,
    refused,
    changes: doing.slice(0, mostChanges).map((change) => reported(change, plan.names.get(change.row) ?? [])),
    errors: plan.errors.slice(0, mostErrors),
    errorCount: plan.errors.length,
    digest: digestOf(given, plan),
  };
}

/** How a field of a kind is called in a language; its name for programs where the kind has no such field. */
export function fieldLabel(kind: TableKind, name: string, language: Language): string {
  const field = [...tableSpecs[kind].fields, ...namesFields].find((one) => one.name === name);
  return field === undefined ? name : labelOf(field, language);
}

/** What is wrong in a row, as a sentence. */
export function rowErrorSentence(kind: TableKind, { code, params }: RowError, translate: Translate): string {
  const { field } = params;
  const named = typeof field === "string" ? { field: fieldLabel(kind, field, translate.language) } : {};
  return translate(`table-error.${code}`, { ...params, ...named });
}

/** What is wrong, as a file: row, column, value, sentence. */
export function rowErrorsCsv({ kind, errors }: TableReport, translate: Translate): string {
  const names = ["row", "column", "value", "sentence"].map((part) => translate(`table.error-${part}`));
  const rows = errors.map((error) => [
    ...[String(error.row), error.column, error.value, rowErrorSentence(kind, error, translate)],
  ]);
  return csvHeader(names) + csvLines(rows);
}
