import { createHash } from "node:crypto";
import type { PublicRow } from "./subjects.ts";

/** What the database makes anew each time an act is done: ids of rows, and instants. */
const madeAnew =
  /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:?\d\d)?|Z)?/g;

/** Of all that an act changes for the public, row by row: the same act on the same data has the same, whenever it is done. */
export function rowsDigest(rows: readonly PublicRow[]): string {
  const said = rows.map(({ table, id, was, is }) =>
    JSON.stringify([table, counted(id), sorted(was), sorted(is)]).replace(madeAnew, "*"),
  );
  return createHash("sha256").update(said.sort().join("\n")).digest("hex");
}

/** A key that the database counts up is another each time. */
const counted = (id: string): string => (/^\d+$/.test(id) ? "*" : id);

const sorted = (image: PublicRow["was"]): unknown =>
  image === undefined
    ? null
    : Object.entries(image)
        .map(([name, value]) => [name, isCounted(name, value) ? "*" : value] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1));

/** The number of an act, and of a row that is numbered. */
const isCounted = (name: string, value: unknown): boolean =>
  typeof value === "number" && (name === "id" || /(^|_)act_id$/.test(name));
