import { sql } from "kysely";
import { conflict } from "../../../kernel/errors.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type Field, ownFields, type TableSpec } from "./fields.ts";
import type { TablePlan } from "./make-plan.ts";
import type { NameChange } from "./plan-parties.ts";
import { listed } from "./values.ts";

/** Rows that go to the database in one statement. */
const atOnce = 500;

type Json = string | boolean | null | readonly string[];

function jsonOf({ type, empty }: Field, text: string): Json {
  if (type.is === "list") return listed(text);
  if (type.is === "flag") return text === "true";
  return text === "" ? (empty ?? null) : text;
}

type Row = Readonly<Record<string, Json>>;

const rowOf = (fields: readonly Field[], values: Readonly<Record<string, string>>): Row =>
  Object.fromEntries(fields.map((field) => [field.column, jsonOf(field, values[field.name] ?? "")]));

function* parts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += atOnce) yield items.slice(at, at + atOnce);
}

async function insert(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  for (const part of parts(rows)) {
    const columns = sql.join(Object.keys(part[0] ?? {}).map((name) => sql.ref(name)));
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(part)}::jsonb)`.execute(
      db,
    );
  }
}

/** @throws conflict `table-changed-meanwhile` where a row is not there any more. */
async function update(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  for (const part of parts(rows)) {
    const names = Object.keys(part[0] ?? {}).filter((name) => name !== "id");
    const sets = sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`n.${name}`)}`));
    const { rows: done } = await sql`
      update ${sql.table(table)} t set ${sets}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(part)}::jsonb) n
      where t.id = n.id returning 1`.execute(db);
    if (done.length !== part.length) throw conflict("table-changed-meanwhile");
  }
}

const newName = ({ party, language, type, name, verification, handling }: NameChange): Row => ({
  ...{ party_id: party, language, type, name, verification },
  ...{ source_url: "", source_passage: "", note: "" },
  ...{ level: handling.level, audience: handling.audience, originator: handling.originator },
});

/** A name that says something else was not verified on the day on which it said something else. */
const changedName = ({ id, name }: NameChange): Row => ({ id: id ?? null, name, verified_on: null });

/** Until the transaction ends nobody else changes these tables: what was planned is what is written. */
export async function lockTables(db: Db, spec: TableSpec): Promise<void> {
  const tables =
    spec.kind === "parties" ? [spec.table, "registry.party_name"] : ["registry.party", spec.table];
  for (const table of tables)
    await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(db);
}

/** Writes the whole of a plan. */
export async function writePlan(db: Db, spec: TableSpec, { changes, names }: TablePlan): Promise<void> {
  const fields = ownFields(spec);
  const ofNew = spec.kind === "parties" ? fields : fields.filter(({ name }) => name !== "id");
  const changeable = fields.filter(({ name, fixed }) => name === "id" || !fixed);
  const added = changes.filter(({ does }) => does === "add");
  const changed = changes.filter(({ does }) => does === "change");
  await insert(
    db,
    spec.table,
    added.map(({ after }) => rowOf(ofNew, after)),
  );
  await update(
    db,
    spec.table,
    changed.map(({ after }) => rowOf(changeable, after)),
  );
  const named = [...names.values()].flat();
  await insert(db, "registry.party_name", named.filter(({ does }) => does === "add").map(newName));
  await update(db, "registry.party_name", named.filter(({ does }) => does === "change").map(changedName));
}
