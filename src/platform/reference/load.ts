import { z } from "zod";
import { type Actor, type Command, type Context, command, type Door, query } from "../acts/index.ts";
import { type Columns, judge, mayRemove, type Verdict } from "./compare.ts";
import {
  digestOf,
  type PlacedPiece,
  type ReferenceSet,
  type Release,
  readRelease,
  type TableSpec,
} from "./release.ts";
import { referenceStore } from "./store.ts";

export interface TableReport {
  readonly table: string;
  added: number;
  changed: number;
  unchanged: number;
  kept: number;
  removed: number;
}

/** A row that a person edited or removed, and that the release therefore left alone. `*` is the whole row. */
export interface KeptRow {
  readonly table: string;
  readonly id: string;
  readonly columns: readonly string[];
}

export interface LoadReport {
  /** False when the database already holds exactly this release. */
  readonly loaded: boolean;
  /** Rows read, by file; empty when there was nothing to load. */
  readonly rows: Readonly<Record<string, number>>;
  readonly tables: readonly TableReport[];
  readonly kept: readonly KeptRow[];
}

const nothingNew: LoadReport = { loaded: false, rows: {}, tables: [], kept: [] };

interface LoadInput {
  readonly release: Release;
  readonly digest: string;
}

const lastDigest = query({
  name: "reference.find-release",
  permission: "operate",
  // With a digest: that one, if the release was ever loaded.
  input: z.strictObject({ digest: z.string().optional() }),
  run: ({ db }, { digest }) => referenceStore(db).lastDigest(digest),
});

/** Brings the database to the release, in one transaction: all of it or nothing. */
export const loadRelease: Command<LoadInput, LoadReport> = command({
  name: "reference.load",
  permission: "operate",
  // The release is made by `readRelease`, which has checked every cell.
  input: z.custom<LoadInput>((value) => typeof value === "object" && value !== null && "release" in value),
  run: async (context, { release, digest }) => {
    const store = referenceStore(context.db);
    await store.takeTurn();
    // Another process may have loaded the same release while this one waited.
    if ((await store.lastDigest()) === digest) return nothingNew;
    const report: { tables: TableReport[]; kept: KeptRow[] } = { tables: [], kept: [] };
    const removals: Array<TableOutcome["remove"]> = [];
    for (const spec of release.tables) {
      const pieces = release.pieces.filter((piece) => piece.table === spec.name);
      const { table, kept, remove } = await loadTable(context, spec, pieces);
      report.tables.push(table);
      report.kept.push(...kept);
      removals.unshift(remove);
    }
    for (const remove of removals) report.kept.push(...(await remove()));
    await store.noteRelease(digest);
    return { loaded: true, rows: release.rows, ...report };
  },
});

export const referenceActs = [lastDigest, loadRelease];

interface TableOutcome {
  readonly table: TableReport;
  readonly kept: readonly KeptRow[];
  /** Removes what the release no longer has, and says what of it stays; run after all tables, dependants first. */
  readonly remove: () => Promise<KeptRow[]>;
}

async function loadTable(
  context: Context,
  spec: TableSpec,
  pieces: readonly PlacedPiece[],
): Promise<TableOutcome> {
  const store = referenceStore(context.db);
  const stated = await store.stated(spec);
  const next = new Map<string, Columns>(pieces.map((piece) => [piece.id, piece.values]));
  const gone = [...stated.keys()].filter((id) => !next.has(id));
  const current = await store.current(spec, [...next.keys(), ...gone]);
  const table: TableReport = { table: spec.name, added: 0, changed: 0, unchanged: 0, kept: 0, removed: 0 };
  const kept: KeptRow[] = [];
  const added: Array<Columns & { id: string }> = [];
  const changed: Array<Columns & { id: string }> = [];
  for (const [id, values] of next) {
    const now = current.get(id);
    const verdict = judge({ stated: stated.get(id), current: now, next: values });
    count(table, verdict);
    if (verdict.does === "add") added.push({ id, ...values });
    if (verdict.does === "change") changed.push({ id, ...now, ...pick(values, verdict.columns) });
    if ((verdict.does === "change" || verdict.does === "keep") && verdict.kept.length > 0) {
      kept.push({ table: spec.name, id, columns: verdict.kept });
    }
  }
  const entered = await store.entered(spec, added);
  for (const id of entered) kept.push({ table: spec.name, id, columns: ["*"] });
  table.added -= entered.size;
  table.kept += entered.size;
  await store.insert(
    spec,
    added.filter(({ id }) => !entered.has(id)),
  );
  await store.update(spec, changed);
  await store.state(spec, next, gone);
  const present = gone.filter((id) => current.has(id));
  const alike = present.filter((id) => mayGo(stated.get(id), current.get(id)));
  return { table, kept, remove: () => removeGone(context, { spec, table, present, alike }) };
}

interface Going {
  readonly spec: TableSpec;
  readonly table: TableReport;
  /** Rows of the release before that this one does not have, and that are there. */
  readonly present: readonly string[];
  /** Those that are as the release before stated them. */
  readonly alike: readonly string[];
}

/** A dropped row stays when a person has handled it, in a column of the files or another, or when something that stays points to it. */
async function removeGone({ db }: Context, { spec, table, present, alike }: Going): Promise<KeptRow[]> {
  if (present.length === 0) return [];
  const store = referenceStore(db);
  const handled = await store.handled(spec, alike);
  const removed = await store.remove(
    spec,
    alike.filter((id) => !handled.has(id)),
  );
  const staying = present.filter((id) => !removed.has(id));
  table.removed = removed.size;
  table.kept += staying.length;
  return staying.map((id) => ({ table: spec.name, id, columns: ["*"] }));
}

const mayGo = (stated: Columns | undefined, current: Columns | undefined): boolean =>
  stated !== undefined && current !== undefined && mayRemove(stated, current);

const pick = (values: Columns, columns: readonly string[]): Columns =>
  Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));

function count(table: TableReport, verdict: Verdict): void {
  if (verdict.does === "add") table.added += 1;
  else if (verdict.does === "change") table.changed += 1;
  else if (verdict.does === "keep") table.kept += 1;
  else table.unchanged += 1;
}

export interface LoadOptions {
  readonly actor: Actor;
  readonly folder: string;
  readonly sets: readonly ReferenceSet[];
  /** Leaves alone a release that the database has held before: a newer one was loaded over it on purpose. */
  readonly onlyNew?: boolean;
}

/**
 * Loads the release in `folder` unless the database already holds it.
 * @throws the errors of `readRelease`; nothing is loaded then.
 */
export async function loadReference(door: Door, options: LoadOptions): Promise<LoadReport> {
  const { actor, folder, sets, onlyNew = false } = options;
  const digest = digestOf(folder, sets);
  if ((await door.ask(actor, lastDigest, onlyNew ? { digest } : {})) === digest) return nothingNew;
  const release = readRelease(folder, sets);
  return door.perform(actor, loadRelease, { input: { release, digest }, reasons: { request: { digest } } });
}
