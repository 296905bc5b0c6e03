import { z } from "zod";
import { EntenteError } from "../../../../../kernel/errors.ts";
import { type HandlingLevel, handlingLevels } from "../../../../../kernel/handling.ts";
import { problemOf, type WorkForm, type WorkRequest } from "../../../../../platform/http/index.ts";
import { whoCanRead } from "../../../../access/index.ts";
import {
  categories,
  changeParties,
  lifeCycle,
  listParties,
  mostPartiesAtOnce,
  type WorkRow,
} from "../../../../registry/index.ts";
import { listWaiting } from "../../../waiting/queries.ts";
import { send } from "../../../waiting/send.ts";

/** What many parties can be given at once. */
export const bulkFields = ["status", "category", "level"] as const;
export type BulkField = (typeof bulkFields)[number];
export const bulkValues = { status: lifeCycle, category: categories, level: handlingLevels } as const;

/** So many are asked for at a time. */
const mostRows = 200;

const isPartyId = (id: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);

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
  const read = given.slice(0, mostPartiesAtOnce).flatMap((one): Array<[string, Ticked]> => {
    const [id = "", version = ""] = one.split(" ");
    return id === "" || !/^[0-9a-f]{32}$/.test(version) ? [] : [[id, { id, version }]];
  });
  return [...new Map(read).values()];
}

/** The parties that were ticked, as they are now, as far as the reader may see them. */
export async function tickedRows(request: WorkRequest, ticked: readonly Ticked[]): Promise<WorkRow[]> {
  const { door, actor, language } = request;
  const ids = ticked.map(({ id }) => id).filter(isPartyId);
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

/** What became of one of them; of an act that was refused, `left` are those that stood in nobody's way. */
export type BulkOutcome = "done" | "waits" | "waits-already" | "unchanged" | "changed-meanwhile" | "left";

export interface BulkResults {
  readonly rows: readonly { readonly row: WorkRow; readonly is: BulkOutcome }[];
  /** Why nothing was done. */
  readonly problem?: string;
}

interface BulkOrder {
  readonly ticked: readonly Ticked[];
  readonly change: BulkChange;
  readonly why: string;
}

const inputOf = ({ field, value }: BulkChange, ticked: readonly Ticked[]) => ({
  parties: ticked.map(({ id, version }) => ({ id, expected: version })),
  [field]: value,
});

/** As the act reads it, of what waits. */
const waitingInput = z.object({
  parties: z.array(z.object({ id: z.string(), expected: z.string() })),
  status: z.string().optional(),
  category: z.string().optional(),
  level: z.string().optional(),
});

/** The parties, as they were read, of which the same change waits already. */
async function waitingAlready({ door, actor }: WorkRequest, { field, value }: BulkChange) {
  const { acts } = await door.ask(actor, listWaiting, { act: changeParties.name });
  const same = acts.flatMap(({ input }) => {
    const read = waitingInput.safeParse(input);
    const given = read.data && bulkFields.filter((one) => read.data[one] !== undefined);
    return given?.length === 1 && read.data?.[field] === value ? read.data.parties : [];
  });
  return new Set(same.map(({ id, expected }) => `${id} ${expected}`));
}

/** Makes the change as one act: of all that are not so already, or, when one of them stands in the way, of none. */
export async function changeMany(request: WorkRequest, order: BulkOrder): Promise<BulkResults> {
  const { change, why } = order;
  const ticked = order.ticked.filter(({ id }) => isPartyId(id));
  const rows = new Map((await tickedRows(request, ticked)).map((row) => [row.id, row]));
  const waiting = await waitingAlready(request, change);
  const is = ({ id, version }: Ticked): BulkOutcome | undefined => {
    if (rows.get(id)?.[change.field] === change.value) return "unchanged";
    return waiting.has(`${id} ${version}`) ? "waits-already" : undefined;
  };
  const left = ticked.filter((one) => is(one) === undefined);
  const became = rows.size === 0 ? {} : await sendMany(request, { change, why, ticked: left });
  const told = ticked.flatMap((one) => {
    const row = rows.get(one.id);
    return row === undefined
      ? []
      : [{ row, is: is(one) ?? became.others?.get(one.id) ?? became.is ?? "left" }];
  });
  return { rows: told, ...(became.problem === undefined ? {} : { problem: became.problem }) };
}

interface Became {
  readonly is?: BulkOutcome;
  readonly others?: ReadonlyMap<string, BulkOutcome>;
  readonly problem?: string;
}

async function sendMany(request: WorkRequest, { change, why, ticked }: BulkOrder): Promise<Became> {
  if (ticked.length === 0) return {};
  try {
    const sent = await send(request, changeParties, { input: inputOf(change, ticked), why });
    return { is: sent.kind };
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const named = error.code === "parties-changed-meanwhile" ? String(error.params.parties).split(" · ") : [];
    return {
      is: "left",
      others: new Map(named.map((id) => [id, "changed-meanwhile"])),
      problem: problemOf(error, request.translate, "").message,
    };
  }
}
