import { sql } from "kysely";
import type { Db } from "../../../../platform/storage/index.ts";
import type { Image } from "../model.ts";

/** A row that a merge changes or takes away. */
export interface Touched {
  readonly table: string;
  readonly id: string;
  readonly row: Image;
}

/** Handled, and as sure, as the row is. */
const handlingOf = (row: Image) => sql`
  ${row.level}, ${row.audience}::text[], ${row.originator}, ${row.verification ?? "known"}`;

const part = (row: Image, columns: readonly string[]): Image =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

/** What a merge writes. Tables and columns come from the catalog and from the plan, never from the input of an act. */
export function mergeWrites(db: Db) {
  const tableOf = (table: string) => sql.table(table);
  return {
    /** Waits for whoever changes one of the parties; until the transaction ends, nobody else does, nor adds a fact of them. */
    async lockParties(ids: readonly string[]): Promise<void> {
      await sql`select id from registry.party where id = any(${ids}) order by id for update`.execute(db);
    },

    async addMerge(kept: Image, mergedId: string): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into registry.merge (kept_id, merged_id, act_id, level, audience, originator)
        values (${kept.id}, ${mergedId}, current_setting('entente.act')::bigint,
          ${kept.level}, ${kept.audience}::text[], ${kept.originator})
        returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    /** Keeps the image of a row that is about to go, and the row that says the same. */
    async noteRemoval(merge: string, { table, id, row }: Touched, foldedInto?: string): Promise<void> {
      await sql`
        insert into registry.merge_row (merge_id, act_id, table_name, row_id, does, before, folded_into, level, audience, originator, verification)
        values (${merge}::uuid, current_setting('entente.act')::bigint, ${table}, ${id}, 'removed', ${JSON.stringify(row)}::jsonb,
          ${foldedInto ?? null}, ${handlingOf(row)})`.execute(db);
    },

    async removeRow({ table, id }: Touched): Promise<void> {
      await sql`delete from ${tableOf(table)} t where t.id::text = ${id}`.execute(db);
    },

    /** Changes columns of a row, and keeps what they were. */
    async changeRow(merge: string, { table, id, row }: Touched, set: Image): Promise<void> {
      const columns = Object.keys(set);
      const json = JSON.stringify(set);
      const record = sql`jsonb_populate_record(null::${tableOf(table)}, ${json}::jsonb)`;
      const sets = columns.map((column) => sql`${sql.ref(column)} = (${record}).${sql.ref(column)}`);
      await sql`update ${tableOf(table)} t set ${sql.join(sets)} where t.id::text = ${id}`.execute(db);
      await sql`
        insert into registry.merge_row (merge_id, act_id, table_name, row_id, does, before, after, level, audience, originator, verification)
        values (${merge}::uuid, current_setting('entente.act')::bigint, ${table}, ${id}, 'changed',
          ${JSON.stringify(part(row, columns))}::jsonb, ${json}::jsonb, ${handlingOf(row)})`.execute(db);
    },

    async followFolds(merge: string): Promise<void> {
      await sql`select registry.follow_folds(${merge}::uuid)`.execute(db);
    },

    async sweep(merge: string): Promise<void> {
      await sql`select registry.sweep_merge(${merge}::uuid)`.execute(db);
    },

    /** @returns whether it stood until now. */
    async markUndone(merge: string): Promise<boolean> {
      const { rows } = await sql`
        update registry.merge set state = 'undone', undo_act_id = current_setting('entente.act')::bigint
        where id = ${merge}::uuid and state = 'done' returning 1`.execute(db);
      return rows.length > 0;
    },

    async putBack(
      merge: string,
      { restore, leave }: { restore: readonly string[]; leave: readonly string[] },
    ): Promise<void> {
      await sql`select registry.put_back(${merge}::uuid, ${restore}::bigint[], ${leave}::bigint[])`.execute(
        db,
      );
    },

    /** A remark of the secretariat's about two public parties is its own; about others, it is handled as the stricter one. */
    async addDistinct(one: string, other: string, reason: string): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into registry.distinct_pair (one_id, other_id, reason, level, audience, originator)
        select ${one}, ${other}, ${reason}, h.level, h.audience, h.originator from (
          select p.level, p.audience, p.originator from registry.party p where p.id in (${one}, ${other})
          union all select 'unclassified', array['party:cted'], 'cted'
        ) h order by array_position(array['strictly-confidential', 'confidential', 'unclassified', 'public'], h.level),
          h.audience = array['party:cted'] desc limit 1
        returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    /** @returns how many marks there were. */
    async removeDistinct(one: string, other: string): Promise<number> {
      const { rows } = await sql`
        delete from registry.distinct_pair
        where (one_id = ${one} and other_id = ${other}) or (one_id = ${other} and other_id = ${one}) returning 1`.execute(
        db,
      );
      return rows.length;
    },
  };
}
