import { conflict, invalid, notFound } from "../../../kernel/errors.ts";
import { asPartialDate, bounds } from "../../../kernel/partial-date.ts";
import type { Context } from "../../../platform/acts/index.ts";
import type { KeptTable } from "../store/images.ts";
import { type Columns, versionQuestions } from "../store/versions.ts";
import { registryWrites } from "../store/writes.ts";

/** What is said when there is no such row: one code a kind of thing. */
const missing: Readonly<Record<KeptTable, string>> = {
  "registry.party": "party-unknown",
  "registry.party_name": "name-missing",
  "registry.relation": "relation-missing",
  "registry.office": "office-missing",
  "registry.membership": "membership-missing",
  "registry.focal_point": "focal-point-missing",
  "registry.identifier": "identifier-missing",
  "registry.coverage": "coverage-missing",
  "registry.note": "note-missing",
};

/** A row, and what it said when whoever changes it read it. */
export interface RowRef {
  readonly table: KeptTable;
  readonly id: string;
  readonly expected?: string | undefined;
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** A row of any table that the journal follows, and the code that is said when there is none. */
export interface HeldRef {
  readonly table: string;
  readonly id: string;
  readonly expected?: string | undefined;
  readonly missing: string;
}

/**
 * The row as it stands, held for this act.
 * @throws not-found; conflict `changed-by-other` or `removed-by-other` when it is not what was expected, with who and when;
 *   `changed-meanwhile` where the reader may not know that.
 */
export async function holdAny(
  { db }: Context,
  { table, id, expected, missing: code }: HeldRef,
): Promise<Columns> {
  const store = versionQuestions(db);
  const found = await store.lockRow(table, id);
  if (found !== undefined && (expected === undefined || found.version === expected)) return found.row;
  const last = expected === undefined ? undefined : await store.lastChange(table, id);
  if (found === undefined && last?.operation !== "delete") throw notFound(code, { id });
  if (last === undefined) throw conflict("changed-meanwhile");
  const told = { id, by: last.by, at: last.at.toISOString().slice(0, 16).replace("T", " ") };
  throw found === undefined ? conflict("removed-by-other", told) : conflict("changed-by-other", told);
}

/** A row of the register, held for this act. @throws as `holdAny` */
export async function holdRow(context: Context, ref: RowRef): Promise<Columns> {
  const { table, id } = ref;
  if (table !== "registry.party" && !isUuid(id)) throw notFound(missing[table], { id });
  return holdAny(context, { ...ref, missing: missing[table] });
}

/** Columns that say where a fact comes from and who may see it, and not what it is. */
const besides: ReadonlySet<string> = new Set([
  ...[
    "verification",
    "verified_on",
    "source_url",
    "source_passage",
    "note",
    "level",
    "audience",
    "originator",
  ],
  ...["website", "website_verified_on", "on_source_page", "position", "person_id", "of_name", "of_digest"],
]);

export const differs = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/** A fact that says something else now was not verified on the day on which it said something else. */
function withoutOldDay(row: Columns, changes: Columns): Columns {
  if (changes.verified_on !== undefined || (row.verified_on ?? null) === null) return changes;
  const another = Object.entries(changes).some(
    ([column, value]) => value !== undefined && !besides.has(column) && differs(row[column], value),
  );
  return another ? { ...changes, verified_on: null } : changes;
}

const dateOf = (value: unknown) => (typeof value === "string" ? asPartialDate(value) : undefined);

/** @throws invalid `period-reversed` */
function checkPeriod(row: Columns): void {
  const [since, until] = [dateOf(row.since), dateOf(row.until)];
  if (since !== undefined && until !== undefined && bounds(until).last < bounds(since).first)
    throw invalid("period-reversed", { since, until });
}

/** @throws invalid `verified-in-future` */
export function checkVerified({ today }: Context, { verified_on, website_verified_on }: Columns): void {
  for (const day of [dateOf(verified_on), dateOf(website_verified_on)])
    if (day !== undefined && bounds(day).first > today) throw invalid("verified-in-future", { day, today });
}

/** @throws not-found `party-unknown` for the first that the reader cannot see. */
export async function needParties(
  { db }: Context,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  for (const id of ids)
    if (typeof id === "string" && !(await registryWrites(db).partyExists(id)))
      throw notFound("party-unknown", { id });
}

const partiesOf = (columns: Columns): string[] => {
  const ends = ["party_id", "from_id", "to_id", "holder_id", "body_id", "originator"].map(
    (name) => columns[name],
  );
  return ends.filter((id) => typeof id === "string");
};

/** What must hold of a row before it is new. @throws as `addRow`, but not `fact-held`. */
export async function checkRow(context: Context, columns: Columns): Promise<void> {
  checkPeriod(columns);
  checkVerified(context, columns);
  await needParties(context, partiesOf(columns));
  await admitHandling(context, columns);
}

/**
 * A new row. `key`: the columns by which two rows say the same.
 * @throws not-found `party-unknown`; conflict `fact-held`; invalid `period-reversed`, `verified-in-future`, `handling-shuts-out`.
 */
export async function addRow(
  context: Context,
  table: KeptTable,
  { columns, key }: { readonly columns: Columns; readonly key?: readonly string[] },
): Promise<{ id: string }> {
  await checkRow(context, columns);
  const writes = registryWrites(context.db);
  const same = Object.fromEntries((key ?? []).map((name) => [name, columns[name] ?? null]));
  const held = key === undefined ? undefined : await writes.findSame(table, same);
  if (held !== undefined) throw conflict("fact-held", { id: held });
  return { id: await writes.add(table, columns) };
}

/** @throws as `holdRow` and `addRow`, but not `fact-held`. */
export async function changeRow(context: Context, ref: RowRef, changes: Columns): Promise<{ id: string }> {
  return changeHeld(context, { ...ref, row: await holdRow(context, ref) }, changes);
}

/** A row that is held for this act. */
export interface HeldRow {
  readonly table: KeptTable;
  readonly id: string;
  readonly row: Columns;
}

/** @throws as `addRow`, but not `fact-held`. */
export async function changeHeld(
  context: Context,
  { table, id, row }: HeldRow,
  changes: Columns,
): Promise<{ id: string }> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  checkPeriod({ ...row, ...given });
  checkVerified(context, given);
  await needParties(context, partiesOf(given));
  await registryWrites(context.db).change(table, id, withoutOldDay(row, given));
  return { id };
}

/** Takes a row away. @throws as `holdRow`. */
export async function removeRow(context: Context, ref: RowRef): Promise<{ id: string }> {
  await holdRow(context, ref);
  await registryWrites(context.db).remove(ref.table, ref.id);
  return { id: ref.id };
}

/**
 * A fact with other ends is another fact: the old row goes, and one with all that it said else is new.
 * @returns the id of the new row, or of the old one where its ends are the same.
 */
export async function changeFact(
  context: Context,
  ref: RowRef & { readonly ends: readonly string[] },
  changes: Columns,
): Promise<{ id: string }> {
  const row = await holdRow(context, ref);
  const moved = ref.ends.some((name) => changes[name] !== undefined && differs(changes[name], row[name]));
  if (!moved) return changeRow(context, ref, changes);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const { id: _id, ...kept } = { ...row, ...withoutOldDay(row, given) };
  await registryWrites(context.db).remove(ref.table, ref.id);
  return addRow(context, ref.table, { columns: kept, key: [...ref.ends, "since"] });
}

/** A row above public whose handling shuts its author out would be a row that nobody asked for. @throws invalid `handling-shuts-out` */
export async function admitHandling({ db }: Context, columns: Columns): Promise<void> {
  const { level, audience = [], originator = "cted" } = columns;
  if (typeof level !== "string" || typeof originator !== "string" || !Array.isArray(audience)) return;
  if (!(await versionQuestions(db).couldRead({ level, audience, originator })))
    throw invalid("handling-shuts-out", { level });
}
