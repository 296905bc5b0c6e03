import { sql } from "kysely";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import type { TableRow } from "../../../platform/sheets/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { versionQuestions } from "../store/versions.ts";
import type { MappedColumn } from "./columns.ts";
import { handlingOf } from "./compare.ts";
import { type Draft, draftOf, errorAt, partyWords, type RowError, resolved } from "./drafts.ts";
import type { TableSpec } from "./fields.ts";
import { idFromNames, namesIn, type PartiesPlan, planParties } from "./plan-parties.ts";
import { planRows } from "./plan-rows.ts";
import { findReferences, type Handling } from "./references.ts";
import { heldNames, heldRows } from "./rows.ts";

/** A table and how it is to be taken. */
export interface TableGiven {
  readonly spec: TableSpec;
  readonly columns: readonly MappedColumn[];
  readonly rows: readonly TableRow[];
  /** For new rows, where the table does not say. */
  readonly handling: Handling;
  /** In which candidates are named. */
  readonly language: Language;
  readonly today: Day;
}

export type TablePlan = PartiesPlan;

/** What the table would do to the register as the reader sees it now. */
export async function makePlan(db: Db, given: TableGiven): Promise<TablePlan> {
  const drafts = given.rows.map((row) => draftOf(row, given.columns)).filter(({ cells }) => cells.size > 0);
  const plan =
    given.spec.kind === "parties" ? await partiesPlan(db, given, drafts) : await rowsPlan(db, given, drafts);
  const shut = await shutOut(db, plan, drafts);
  if (shut.length === 0) return plan;
  const rows = new Set(shut.map(({ row }) => row));
  return {
    ...plan,
    changes: plan.changes.filter(({ row }) => !rows.has(row)),
    errors: [...plan.errors, ...shut].sort((a, b) => a.row - b.row),
  };
}

const textOf = ({ cells }: Draft, name: string): string[] => {
  const text = cells.get(name)?.text ?? "";
  return text === "" ? [] : [text];
};

async function rowsPlan(db: Db, given: TableGiven, drafts: readonly Draft[]): Promise<TablePlan> {
  const { spec, language, handling, today } = given;
  const regions = spec.fields.some(({ type }) => type.is === "region");
  const references = await findReferences(db, { words: drafts.flatMap(partyWords), regions, language });
  const settled = drafts.map((draft) => resolved(draft, references));
  const first = spec.fields.find(({ type, needed }) => type.is === "party" && needed)?.name ?? "";
  const held = await heldRows(db, spec, {
    ids: settled.flatMap((draft) => textOf(draft, "id")),
    parties: [...new Set(settled.flatMap((draft) => textOf(draft, first)))],
  });
  return { ...planRows(spec, { drafts: settled, held, references, handling, today }), names: new Map() };
}

async function partiesPlan(db: Db, given: TableGiven, drafts: readonly Draft[]): Promise<TablePlan> {
  const { spec, language, handling, today } = given;
  const unnamed = drafts.filter(({ cells }) => !cells.has("id"));
  const ids = drafts.flatMap((draft) => textOf(draft, "id"));
  const names = unnamed.flatMap(namesIn).map(({ name }) => name);
  const words = [...drafts.flatMap(partyWords), ...ids, ...names];
  const references = await findReferences(db, { words, regions: false, language });
  const named = names.flatMap((name) => references.partiesNamed(name));
  const held = await heldRows(db, spec, { ids: [...new Set([...ids, ...named])], parties: [] });
  return planParties(spec, {
    ...{ drafts, held, references, handling, today },
    names: await heldNames(
      db,
      held.map(({ id }) => id),
    ),
    taken: await takenIds(db, [...new Set(unnamed.flatMap((draft) => idFromNames(draft) ?? []))]),
    parents: drafts.some(({ cells }) => cells.has("parent")) ? await parentsOf(db) : new Map(),
  });
}

/** Ids that begin as these do, with a number behind them or none; those of merged parties are not given again. */
async function takenIds(db: Db, bases: readonly string[]): Promise<Set<string>> {
  if (bases.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with known as (select id from registry.party union select merged_id from registry.merge)
    select id from known where id = any(${[...bases]}::text[]) or regexp_replace(id, '-[0-9]+$', '') = any(${[...bases]}::text[])`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

async function parentsOf(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; parent: string }>`
    select id, parent_id as parent from registry.party where parent_id is not null`.execute(db);
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}

/** A new row that its author could not see would be a row that nobody asked for. */
async function shutOut(db: Db, { changes }: TablePlan, drafts: readonly Draft[]): Promise<RowError[]> {
  const store = versionQuestions(db);
  const known = new Map<string, boolean>();
  const errors: RowError[] = [];
  const byRow = new Map(drafts.map((draft) => [draft.row, draft]));
  for (const { does, row, after } of changes) {
    if (does !== "add" || after.level === "public") continue;
    const handling = handlingOf(after);
    const key = JSON.stringify(handling);
    const may = known.get(key) ?? (await store.couldRead(handling));
    known.set(key, may);
    const draft = byRow.get(row);
    if (!may && draft !== undefined)
      errors.push(errorAt(draft, "level", { code: "shuts-out", params: { level: handling.level } }));
  }
  return errors;
}
