import { EntenteError } from "../../../../../kernel/errors.ts";
import { type HandlingLevel, handlingLevels } from "../../../../../kernel/handling.ts";
import type { Command } from "../../../../../platform/acts/index.ts";
import { problemOf, type WorkForm, type WorkRequest } from "../../../../../platform/http/index.ts";
import { whoCanRead } from "../../../../access/index.ts";
import {
  categories,
  changeHandling,
  changeParty,
  lifeCycle,
  listParties,
  type WorkRow,
} from "../../../../registry/index.ts";
import { listWaiting } from "../../../waiting/queries.ts";
import { send } from "../../../waiting/send.ts";

/** What many parties can be given at once. */
export const bulkFields = ["status", "category", "level"] as const;
export type BulkField = (typeof bulkFields)[number];
export const bulkValues = { status: lifeCycle, category: categories, level: handlingLevels } as const;

/** So many at most: they stood on one page of the list. */
const mostRows = 200;

export interface BulkChange {
  readonly field: BulkField;
  readonly value: string;
}

/** A party that was ticked, as it was read. */
export interface Ticked {
  readonly id: string;
  readonly version: string;
}

/** `status:dormant`, as the choice of the form says it. */
export function bulkChange(given: string): BulkChange | undefined {
  const [name = "", value = ""] = given.split(":");
  const field = bulkFields.find((one) => one === name);
  if (field === undefined) return undefined;
  const known: readonly string[] = bulkValues[field];
  return known.includes(value) ? { field, value } : undefined;
}

/** The rows that were ticked, or all of the page, each once. */
export function tickedIn(form: WorkForm): Ticked[] {
  const given = form.has("all") ? form.all("of-page") : form.all("row");
  const read = given.slice(0, mostRows).flatMap((one): Array<[string, Ticked]> => {
    const [id = "", version = ""] = one.split(" ");
    return id === "" || !/^[0-9a-f]{32}$/.test(version) ? [] : [[id, { id, version }]];
  });
  return [...new Map(read).values()];
}

/** The parties that were ticked, as they are now, as far as the reader may see them. */
export async function tickedRows(request: WorkRequest, ticked: readonly Ticked[]): Promise<WorkRow[]> {
  const { door, actor, language } = request;
  const ids = ticked.map(({ id }) => id).filter((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
  const rows: WorkRow[] = [];
  for (let from = 0; from < ids.length; from += mostRows) {
    const part = ids.slice(from, from + mostRows);
    const asked = { language, ids: part, sort: "id", limit: mostRows };
    rows.push(...(await door.ask(actor, listParties, asked)).rows);
  }
  return rows;
}

/** Who would see parties of one handling, once their level is another. */
export interface BulkReaders {
  readonly parties: number;
  readonly everybody: boolean;
  readonly readers: readonly { readonly id: string; readonly name: string }[];
}

export async function bulkReaders(
  { door, actor }: WorkRequest,
  rows: readonly WorkRow[],
  level: HandlingLevel,
): Promise<BulkReaders[]> {
  const groups = new Map<string, WorkRow[]>();
  for (const row of rows) {
    const key = `${row.originator} ${row.audience.join(" ")}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const made: BulkReaders[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const handling = { level, audience: first.audience, originator: first.originator };
    const seen = await door.ask(actor, whoCanRead, handling);
    made.push({ parties: group.length, everybody: seen.everybody, readers: seen.readers });
  }
  return made;
}

export interface BulkResult {
  readonly row: WorkRow;
  readonly is: "done" | "waits" | "waits-already" | "unchanged" | "refused";
  /** Why it was refused. */
  readonly problem?: string;
}

interface BulkAct {
  readonly command: Command<unknown, unknown>;
  readonly input: Readonly<Record<string, unknown>>;
}

const actOf = ({ field, value }: BulkChange, { id, version }: Ticked): BulkAct =>
  field === "level"
    ? { command: changeHandling, input: { table: "registry.party", id, expected: version, level: value } }
    : { command: changeParty, input: { id, expected: version, [field]: value } };

const sameInput = (a: unknown, b: unknown): boolean =>
  JSON.stringify(Object.entries(a as object).sort()) === JSON.stringify(Object.entries(b as object).sort());

interface BulkOrder {
  readonly ticked: readonly Ticked[];
  readonly change: BulkChange;
  readonly why: string;
}

/** Makes the change, one act a party: what one of them refuses stops no other. */
export async function changeMany(request: WorkRequest, order: BulkOrder): Promise<BulkResult[]> {
  const { ticked } = order;
  const rows = new Map((await tickedRows(request, ticked)).map((row) => [row.id, row]));
  const results: BulkResult[] = [];
  for (const one of ticked) {
    const row = rows.get(one.id);
    if (row !== undefined) results.push({ row, ...(await changeOne(request, { ...order, one, row })) });
  }
  return results;
}

async function changeOne(
  request: WorkRequest,
  { change, why, one, row }: BulkOrder & { readonly one: Ticked; readonly row: WorkRow },
): Promise<Omit<BulkResult, "row">> {
  const { door, actor, translate } = request;
  if (row[change.field] === change.value) return { is: "unchanged" };
  const { command, input } = actOf(change, one);
  const { acts } = await door.ask(actor, listWaiting, { party: one.id });
  if (acts.some((waiting) => waiting.act === command.name && sameInput(waiting.input, input)))
    return { is: "waits-already" };
  try {
    return { is: (await send({ door, actor }, command, { input, why })).kind };
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    return { is: "refused", problem: problemOf(error, translate, "").message };
  }
}
