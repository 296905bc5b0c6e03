import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";
import { columnTypes, type Field, ownFields, type TableSpec } from "./fields.ts";

/** What the database holds of a row, each field as the text that stands for it; empty where there is nothing. */
export interface HeldRow {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A name of a party, for the columns of names in the table of parties. */
export interface HeldName {
  readonly id: string;
  readonly party: string;
  readonly type: string;
  readonly language: string;
  readonly name: string;
}

/** A party that the reader may not see does not exist, in no column either. */
const seen = (column: RawBuilder<unknown>) =>
  sql`exists (select from registry.party seen where seen.id = ${column})`;

function textOf(field: Field): RawBuilder<unknown> {
  const column = sql.ref(`t.${field.column}`);
  if (field.type.is === "list") return sql`array_to_string(${column}, '; ')`;
  if (field.type.is === "party" && !field.needed)
    return sql`coalesce(case when ${seen(column)} then ${column} end, '')`;
  return sql`coalesce(${column}::text, '')`;
}

/** Every own field as a text; one array a row, for names of columns cost more than cells. */
export const cellsOf = (spec: TableSpec): RawBuilder<unknown> =>
  sql`array[${sql.join(ownFields(spec).map(textOf))}]::text[]`;

/** Rows whose parties the reader may see. */
export function visible(spec: TableSpec): RawBuilder<unknown> {
  const parties = spec.fields.filter(({ type, needed }) => type.is === "party" && needed);
  if (parties.length === 0) return sql`true`;
  return sql.join(
    parties.map((field) => seen(sql.ref(`t.${field.column}`))),
    sql` and `,
  );
}

/** The texts of a row by the names of the fields. */
export const recordOf = (spec: TableSpec, cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(ownFields(spec).map(({ name }, at) => [name, cells[at] ?? ""]));

/** Rows that have one of the ids, or stand at one of the parties. */
export async function heldRows(
  db: Db,
  spec: TableSpec,
  { ids, parties }: { readonly ids: readonly string[]; readonly parties: readonly string[] },
): Promise<HeldRow[]> {
  const first = spec.fields.find(({ type, needed }) => type.is === "party" && needed);
  const atParty =
    first === undefined ? sql`false` : sql`${sql.ref(`t.${first.column}`)} = any(${[...parties]}::text[])`;
  const { rows } = await sql<{ id: string; cells: string[] }>`
    select t.id::text as id, ${cellsOf(spec)} as cells from ${sql.table(spec.table)} t
    where (t.id::text = any(${[...ids]}::text[]) or ${atParty}) and ${visible(spec)} order by t.id`.execute(
    db,
  );
  return rows.map(({ id, cells }) => ({ id, values: recordOf(spec, cells) }));
}

/** The names that stand in columns of the table of parties. */
export async function heldNames(db: Db, parties: readonly string[]): Promise<HeldName[]> {
  if (parties.length === 0) return [];
  const { rows } = await sql<HeldName>`
    select n.id::text as id, n.party_id as party, n.type, n.language, n.name from registry.party_name n
    where n.party_id = any(${[...parties]}::text[]) and n.type = any(${[...columnTypes]}::text[])
    order by n.party_id, n.type, n.language, n.name, n.id`.execute(db);
  return rows;
}
