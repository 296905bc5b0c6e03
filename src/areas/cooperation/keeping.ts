import { conflict, invalid, notFound } from "../../kernel/errors.ts";
import type { Context } from "../../platform/acts/index.ts";
import { type Columns, checkVerified, holdAny, versionQuestions } from "../registry/index.ts";
import { type LineHandling, type LineTable, lineEnds, lineWrites } from "./line-writes.ts";

/** A row of a line, and what it said when whoever changes it read it. */
export interface LineRowRef {
  readonly table: LineTable;
  readonly id: string;
  readonly expected?: string | undefined;
}

/** By which columns two rows say the same. */
export const sameBy: Readonly<Record<LineTable, readonly string[]>> = {
  "cooperation.line_partner": ["line_id", "party_id"],
  "cooperation.line_mode": ["line_id", "mode"],
  "cooperation.line_basis": ["line_id", "instrument_id", "provision_id"],
};

/** The row as it stands, held for this act. @throws as `holdAny`; not-found `line-entry-missing` */
export const holdRow = (context: Context, ref: LineRowRef): Promise<Columns> =>
  holdAny(context, { ...ref, missing: "line-entry-missing" });

/** @throws not-found `party-unknown`, `instrument-missing`, `provision-unknown` for what the reader cannot see */
async function checkEnds({ db }: Context, columns: Columns): Promise<void> {
  const { party_id, instrument_id, provision_id } = columns;
  const ends = lineEnds(db);
  if (typeof party_id === "string" && !(await ends.partyExists(party_id)))
    throw notFound("party-unknown", { id: party_id });
  if (typeof instrument_id !== "string") return;
  if (!(await ends.instrumentExists(instrument_id)))
    throw notFound("instrument-missing", { id: instrument_id });
  if (typeof provision_id === "string" && !(await ends.provisionExists(provision_id, instrument_id)))
    throw notFound("provision-unknown", { label: provision_id, slug: instrument_id });
}

/** The columns of the handling that are given; the others are those of the line. */
const handledAs = (columns: Columns, line: LineHandling): LineHandling => {
  const { level, audience, originator } = columns;
  return {
    level: typeof level === "string" ? level : line.level,
    audience: Array.isArray(audience) ? audience.map(String) : level === undefined ? [...line.audience] : [],
    originator: typeof originator === "string" ? originator : line.originator,
  };
};

/**
 * A new row of a line, behind the others; who sees the line sees it, unless it says otherwise.
 * @throws not-found `line-unknown`, `party-unknown`, `instrument-missing`, `provision-unknown`; conflict `fact-held`;
 *   invalid `verified-in-future`, `handling-shuts-out`
 */
export async function addRow(context: Context, table: LineTable, columns: Columns): Promise<{ id: string }> {
  const [ends, writes] = [lineEnds(context.db), lineWrites(context.db)];
  const line = String(columns.line_id);
  const held = await ends.lockLine(line);
  if (held === undefined) throw notFound("line-unknown", { id: line });
  checkVerified(context, columns);
  await checkEnds(context, columns);
  const handling = handledAs(columns, held);
  if (!(await versionQuestions(context.db).couldRead(handling)))
    throw invalid("handling-shuts-out", { level: handling.level });
  const key = Object.fromEntries(sameBy[table].map((name) => [name, columns[name] ?? null]));
  const same = await writes.findSame(table, key);
  if (same !== undefined) throw conflict("fact-held", { id: same });
  const position =
    table === "cooperation.line_partner" ? {} : { position: await writes.nextPosition(table, line) };
  return { id: await writes.add(table, { ...position, ...columns, ...handling }) };
}

const differs = (a: unknown, b: unknown): boolean => (a ?? null) !== (b ?? null);

/**
 * Another text makes another fact: the old row goes, and one in its place with all that it said else is new.
 * @returns the id of the new row, or of the old one where it names the same text. @throws as `holdRow` and `addRow`
 */
export async function changeRow(
  context: Context,
  ref: LineRowRef,
  changes: Columns,
): Promise<{ id: string }> {
  const { table, id } = ref;
  const row = await holdRow(context, ref);
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const moved = sameBy[table].some((name) => name in said && differs(said[name], row[name]));
  if (moved) {
    await lineWrites(context.db).remove(table, id);
    const { id: _id, ...kept } = row;
    // What says something else now was not verified on the day on which it said something else.
    return addRow(context, table, { ...kept, verified_on: null, ...said });
  }
  checkVerified(context, said);
  await lineWrites(context.db).change(table, id, said);
  return { id };
}

/** Takes a row away. @throws as `holdRow` */
export async function removeRow(context: Context, ref: LineRowRef): Promise<{ id: string }> {
  await holdRow(context, ref);
  await lineWrites(context.db).remove(ref.table, ref.id);
  return { id: ref.id };
}
