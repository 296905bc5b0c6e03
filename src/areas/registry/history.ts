import { type HandlingLevel, handlingLevels } from "../../kernel/handling.ts";
import type { ChangeRow, Image } from "./store/history.ts";

/** A value of the past; `erased` when it was personal and is no longer kept. */
export type PastValue = string | number | boolean | null | readonly string[];

export interface FieldChange {
  readonly field: string;
  readonly before: PastValue;
  readonly after: PastValue;
  /** What was told of a person here is no longer kept. */
  readonly erased: boolean;
}

/** Who may see a row. */
interface Handling {
  readonly level: string;
  readonly audience: readonly string[];
  readonly originator: string;
}

/** One change of one row of a party, field by field. */
export interface HistoryEntry {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly kind: string; readonly name: string };
  readonly act: string;
  readonly why: string;
  readonly table: string;
  readonly rowId: string;
  readonly operation: "insert" | "update" | "delete";
  /** The stricter of those that the row had before and after: what is read of it is recorded by it. */
  readonly level: HandlingLevel;
  /** Given when who may see the row changed: the most visible entry of a history. */
  readonly handling: { readonly before: Handling; readonly after: Handling } | undefined;
  readonly fields: readonly FieldChange[];
}

/** The address of a personal value that the journal keeps apart. */
export function personalEntry(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("personal" in value)) return undefined;
  return typeof value.personal === "string" ? value.personal : undefined;
}

export const personalIn = (images: readonly (Image | undefined)[]): string[] =>
  images.flatMap((image) => Object.values(image ?? {}).flatMap((value) => personalEntry(value) ?? []));

type Kept = ReadonlyMap<string, unknown>;

/** The row with personal values in their places, null where they were erased. */
export function withPersonal(image: Image, kept: Kept): Image {
  return Object.fromEntries(
    Object.entries(image).map(([field, value]) => {
      const entry = personalEntry(value);
      return [field, entry === undefined ? value : (kept.get(entry) ?? null)];
    }),
  );
}

const isErased = (value: unknown, kept: Kept): boolean => {
  const entry = personalEntry(value);
  return entry !== undefined && !kept.has(entry);
};

/** Ids and handling are told apart from the fields. */
const apart: ReadonlySet<string> = new Set(["id", "level", "audience", "originator", "of_digest"]);

function plain(value: unknown): PastValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return Array.isArray(value) ? value.map(String) : JSON.stringify(value);
}

const isEmpty = (value: PastValue): boolean =>
  value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);

const same = (a: PastValue, b: PastValue): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || (isEmpty(a) && isEmpty(b));

/** The fields in which two images of a row differ. Of two erased values nobody can say any more whether they did. */
function fieldsOf(before: Image, after: Image, kept: Kept): FieldChange[] {
  const [was, is] = [withPersonal(before, kept), withPersonal(after, kept)];
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  const names = [...all].filter((name) => !apart.has(name)).sort();
  return names.flatMap((field) => {
    const change = { field, before: plain(was[field]), after: plain(is[field]) };
    const erased = [isErased(before[field], kept), isErased(after[field], kept)];
    if (erased.every(Boolean)) return [];
    if (!erased.some(Boolean) && same(change.before, change.after)) return [];
    return [{ ...change, erased: erased.some(Boolean) }];
  });
}

const handlingOf = ({ level, audience, originator }: Image): Handling => ({
  level: String(level),
  audience: Array.isArray(audience) ? audience.map(String) : [],
  originator: String(originator),
});

function handlingChange({ before, after }: ChangeRow): HistoryEntry["handling"] {
  if (before === undefined || after === undefined) return undefined;
  const change = { before: handlingOf(before), after: handlingOf(after) };
  return JSON.stringify(change.before) === JSON.stringify(change.after) ? undefined : change;
}

const levelOf = ({ before, after }: ChangeRow): HandlingLevel =>
  handlingLevels.findLast((level) => before?.level === level || after?.level === level) ?? "public";

export const entryOf = (change: ChangeRow, kept: Kept): HistoryEntry => ({
  id: change.id,
  at: change.at.toISOString(),
  by: change.by,
  act: change.act,
  why: change.why,
  table: change.table,
  rowId: change.rowId,
  operation: change.operation,
  level: levelOf(change),
  handling: handlingChange(change),
  fields: fieldsOf(change.before ?? {}, change.after ?? {}, kept),
});
