import { sql } from "kysely";
import { z } from "zod";
import { type AnyAct, query } from "../../../platform/acts/index.ts";
import { personalEntry } from "./personal-entries.ts";

type Image = Readonly<Record<string, unknown>>;

/** Rows as they are now, by `table id`; of one that is gone, or that the reader may not see, nothing. */
export type PresentRows = ReadonlyMap<string, Image>;

export const presentKey = (table: string, row: string): string => `${table} ${row}`;

export const readPresentRows = query({
  name: "workspace.read-present-rows",
  permission: "read-as-staff",
  input: z.strictObject({
    rows: z.array(z.strictObject({ table: z.string().max(100), row: z.string().max(300) })).max(2000),
  }),
  async run({ db }, { rows: asked }): Promise<PresentRows> {
    if (asked.length === 0) return new Map();
    const { rows } = await sql<{ table_name: string; row_id: string; image: Image }>`
      select table_name, row_id, image from workspace.present_rows(
        ${asked.map(({ table }) => table)}::text[], ${asked.map(({ row }) => row)}::text[])`.execute(db);
    return new Map(rows.map((one) => [presentKey(one.table_name, one.row_id), one.image]));
  },
});

/**
 * What a field says now, where that is neither what a change made of it nor personal: the journal keeps personal values apart,
 * and so they are not told beside it. @returns nothing where it says what it said after the change
 */
export function saysNow(
  name: string,
  after: Image | null,
  present: Image | undefined,
): { readonly value: unknown } | undefined {
  if (present === undefined || !(name in present)) return undefined;
  if (personalEntry(after?.[name]) !== undefined) return undefined;
  const same = JSON.stringify(after?.[name] ?? null) === JSON.stringify(present[name] ?? null);
  return same ? undefined : { value: present[name] };
}

export const presentQueries: readonly AnyAct[] = [readPresentRows];
