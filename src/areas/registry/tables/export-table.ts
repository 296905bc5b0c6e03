import { sql } from "kysely";
import { z } from "zod";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import { type Actor, type Door, type Query, query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { columnTypes, type TableKind, type TableSpec, tableKinds, tableSpecs } from "./fields.ts";
import { labelOf } from "./labels.ts";
import { cellsOf, heldNames, recordOf, visible } from "./rows.ts";

/** Rows that are read and handed on at a time: memory holds these, however many there are in all. */
export const tableRowsAtOnce = 1_000;

/** Takes a part of the rows; the next part is read when it is done. */
export type HandRows = (rows: readonly (readonly string[])[]) => Promise<void>;

/** The headings of a kind: labels in a language, or the names for programs. */
export const tableHeader = (kind: TableKind, headings: Language | "names"): string[] =>
  tableSpecs[kind].fields.map((field) => (headings === "names" ? field.name : labelOf(field, headings)));

interface Key {
  readonly party: string;
  readonly id: string;
}

interface Part {
  readonly keys: readonly Key[];
  readonly cells: readonly (readonly string[])[];
}

/** The rows behind a key: of parties by id, of other tables by the party they stand at, then by id. */
async function readPart(db: Db, spec: TableSpec, after: Key | undefined): Promise<Part> {
  const first = spec.fields.find(({ type, needed }) => type.is === "party" && needed);
  const party = sql.ref(`t.${first?.column ?? "id"}`);
  const behind =
    first === undefined
      ? sql`t.id > ${after?.id ?? ""}`
      : sql`(${party}, t.id) > (${after?.party ?? ""}, ${after?.id ?? "00000000-0000-0000-0000-000000000000"}::uuid)`;
  const { rows } = await sql<{ party: string; id: string; cells: string[] }>`
    select ${party} as party, t.id::text as id, ${cellsOf(spec)} as cells from ${sql.table(spec.table)} t
    where ${behind} and ${visible(spec)} order by ${party}, t.id limit ${tableRowsAtOnce}`.execute(db);
  return { keys: rows, cells: rows.map(({ cells }) => cells) };
}

/** The cells of a part in the order of all fields, the names of parties in their columns. */
async function wholeRows(db: Db, spec: TableSpec, { keys, cells }: Part): Promise<string[][]> {
  const records = cells.map((row) => recordOf(spec, row));
  if (spec.kind === "parties") {
    const byId = new Map(records.map((record) => [record.id ?? "", record]));
    for (const { party, type, language, name } of await heldNames(
      db,
      keys.map(({ id }) => id),
    )) {
      const [record, column] = [byId.get(party), `${type}_${language}`];
      if (record !== undefined) record[column] = record[column] ? `${record[column]}\n${name}` : name;
    }
  }
  return records.map((record) => spec.fields.map(({ name }) => record[name] ?? ""));
}

/**
 * The rows of a kind that are confidential or above. It is asked before they are handed out, so that whoever reads them is in
 * the journal before they have them, also where they break off.
 */
export const listRestrictedRows = query({
  name: "registry.list-restricted-rows",
  permission: "read-as-staff",
  input: z.strictObject({ kind: z.enum(tableKinds) }),
  async run({ db }, { kind }) {
    const spec = tableSpecs[kind];
    const names = sql`
      union all select n.id::text, n.level from registry.party_name n
      where n.level = any(${[...restrictedLevels]}::text[]) and n.type = any(${[...columnTypes]}::text[])`;
    const { rows } = await sql<{ id: string; level: string }>`
      select t.id::text as id, t.level from ${sql.table(spec.table)} t
      where t.level = any(${[...restrictedLevels]}::text[]) and ${visible(spec)}
      ${kind === "parties" ? names : sql``} order by 1`.execute(db);
    return rows;
  },
});

const restrictedLevels: readonly HandlingLevel[] = ["confidential", "strictly-confidential"];

/** Hands out all rows of a kind, a part at a time. @returns how many there were */
export async function handOutTable(
  door: Door,
  actor: Actor,
  { kind, hand }: { readonly kind: TableKind; readonly hand: HandRows },
): Promise<number> {
  await door.ask(actor, listRestrictedRows, { kind });
  return door.ask(actor, exportTable(hand), { kind });
}

/**
 * All rows of a kind as the reader may see them, read by key in parts inside one read-only transaction, so that all parts
 * are of one moment. Not in the register of acts: what it reads is handed to code, which no list of acts could give it.
 * The answer is the number of rows.
 */
export const exportTable = (hand: HandRows): Query<{ readonly kind: TableKind }, number> =>
  query({
    name: "registry.export-table",
    permission: "read-as-staff",
    input: z.strictObject({ kind: z.enum(tableKinds) }),
    async run({ db }, { kind }) {
      const spec = tableSpecs[kind];
      let count = 0;
      let after: Key | undefined;
      for (;;) {
        const part = await readPart(db, spec, after);
        if (part.keys.length > 0) await hand(await wholeRows(db, spec, part));
        count += part.keys.length;
        after = part.keys.at(-1);
        if (part.keys.length < tableRowsAtOnce) return count;
      }
    },
  });
