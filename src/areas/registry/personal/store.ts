import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

/** A value of a focal point that the journal tells. */
interface PastValue {
  /** That of the entry of the journal. */
  readonly id: string;
  readonly row_id: string;
  readonly at: Date;
  readonly act: string;
  readonly field: string;
  readonly value: unknown;
  readonly level: string;
}

/** Columns of a row that say who else may read it, and not what it says of a person. Its level stays: reading it is recorded by that. */
const besides = new Set(["audience", "originator"]);

/** What the register holds of people: their entries as focal points, and what the journal tells of these. */
export function personalStore(db: Db) {
  return {
    /** @returns ids of the rows that told of the person, today or before */
    async eraseOf(person: string | undefined, addresses: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select r as id from registry.erase_focal_points(${person ?? null}, ${[...addresses]}::text[]) r`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    /** @returns whether there was anything of it */
    async eraseRow(id: string): Promise<boolean> {
      const { rows } = await sql<{ was: boolean }>`
        select registry.erase_focal_point(${id}::uuid) as was`.execute(db);
      return rows[0]?.was === true;
    },

    async addressesOf(of: { readonly person: string } | { readonly row: string }): Promise<string[]> {
      const [person, row] = "person" in of ? [of.person, null] : [null, of.row];
      const { rows } = await sql<{ all: string[] }>`
        select registry.focal_point_addresses(${person}, ${row}::uuid) as all`.execute(db);
      return rows[0]?.all ?? [];
    },

    async isShared(address: string, row: string): Promise<boolean> {
      const { rows } = await sql<{ shared: boolean }>`
        select registry.is_address_shared(${address}, ${row}::uuid) as shared`.execute(db);
      return rows[0]?.shared === true;
    },

    async over(before: Date): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select r::text as id from registry.focal_points_over((${before}::timestamptz at time zone 'UTC')::date) r`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    async heldOf(person: string | undefined, address: string): Promise<Record<string, unknown>[]> {
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select r as row from registry.focal_points_held(${person ?? null}, ${address}) r`.execute(db);
      return rows.map(({ row }) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => !besides.has(column))),
      );
    },

    async valuesOf(person: string | undefined, address: string): Promise<PastValue[]> {
      const { rows } = await sql<PastValue>`
        select * from registry.focal_point_values_held(${person ?? null}, ${address})`.execute(db);
      return rows;
    },
  };
}
