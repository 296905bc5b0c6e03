import { sql } from "kysely";
import type { Language } from "../../../../kernel/language.ts";
import type { Db } from "../../../../platform/storage/index.ts";
import type { NameType } from "../../model.ts";
import type { Image } from "../model.ts";

/** When an act was done, by whom and why, as far as the reader may read the journal. */
export interface ActNote {
  readonly at: Date | null;
  readonly by: string | null;
  readonly why: string | null;
}

export interface MergeRow {
  readonly id: string;
  readonly kept_id: string;
  readonly merged_id: string;
  readonly state: "done" | "undone";
  readonly done: ActNote;
  readonly undone: ActNote | null;
  /** Rows that the reader may read, by what was done to them. */
  readonly moved: number;
  readonly changed: number;
  readonly removed: number;
  readonly folded: number;
}

/** A row that was changed since the merge changed it. */
export interface ChangedSince {
  /** Ids of what the merge did to the row. */
  readonly ids: readonly string[];
  readonly table: string;
  readonly row_id: string;
  readonly change: "edited" | "overtaken" | "gone" | "returned";
  readonly before: Image;
  readonly after: Image;
  readonly now: ActNote;
}

export interface MergeFilter {
  readonly party?: string | undefined;
  readonly state?: "done" | "undone" | undefined;
  readonly after?: string | undefined;
  readonly most: number;
}

const noteOf = (act: string) => sql`
  jsonb_build_object('at', ${sql.ref(`${act}.at`)}, 'by', ${sql.ref(`${act}.actor`)}, 'why', access.why_of(${sql.ref(`${act}.id`)}))`;

const dated = (note: ActNote): ActNote => ({
  at: note.at === null ? null : new Date(note.at),
  by: note.by,
  why: note.why,
});

const columns = sql`
  m.id, m.kept_id, m.merged_id, m.state, ${noteOf("d")} as done,
  case when m.undo_act_id is not null then ${noteOf("u")} end as undone, r.*
  from registry.merge m
  left join journal.act d on d.id = m.act_id left join journal.act u on u.id = m.undo_act_id
  cross join lateral (
    select count(*) filter (where w.does = 'moved')::int as moved, count(*) filter (where w.does = 'changed')::int as changed,
      count(*) filter (where w.does = 'removed' and w.folded_into is null)::int as removed,
      count(*) filter (where w.folded_into is not null and w.table_name <> 'registry.party')::int as folded
    from registry.merge_row w where w.merge_id = m.id
  ) r`;

const shown = (row: MergeRow): MergeRow => ({
  ...row,
  done: dated(row.done),
  undone: row.undone === null ? null : dated(row.undone),
});

/** Questions about merges that were decided, and pairs that are not the same. */
export function decisionQuestions(db: Db) {
  return {
    async findMerge(id: string): Promise<MergeRow | undefined> {
      const { rows } = await sql<MergeRow>`select ${columns} where m.id = ${id}::uuid`.execute(db);
      return rows[0] === undefined ? undefined : shown(rows[0]);
    },

    /** Merges, the newest first. */
    async listMerges({ party, state, after, most }: MergeFilter): Promise<MergeRow[]> {
      const { rows } = await sql<MergeRow>`
        select ${columns}
        where (${party ?? null}::text is null or ${party ?? null} in (m.kept_id, m.merged_id))
          and (${state ?? null}::text is null or m.state = ${state ?? null})
          and (${after ?? null}::uuid is null or m.act_id < (select a.act_id from registry.merge a where a.id = ${after ?? null}::uuid))
        order by m.act_id desc limit ${most}`.execute(db);
      return rows.map(shown);
    },

    /** The standing merge that took the party away. */
    async mergeOf(merged: string): Promise<{ id: string; kept_id: string } | undefined> {
      const { rows } = await sql<{ id: string; kept_id: string }>`
        select id, kept_id from registry.merge where merged_id = ${merged} and state = 'done'`.execute(db);
      return rows[0];
    },

    /** The parties that ids stand for now: themselves, or those that they were merged into. An id that is nobody's is left out. */
    async currentParties(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<{ asked: string; id: string }>`
        select a.id as asked, p.id from unnest(${[...new Set(ids)]}::text[]) a(id)
        join registry.party p on p.id = registry.current_party(a.id)`.execute(db);
      return new Map(rows.map(({ asked, id }) => [asked, id]));
    },

    /** The fact that a folded one was folded into, and so on; the fact itself where it was not. */
    async currentFact(table: string, id: string): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        with recursive chain(id, step) as (
          select ${id}::text, 0
          union all
          select w.folded_into, c.step + 1 from chain c join registry.merge_row w on w.table_name = ${table} and w.row_id = c.id
          join registry.merge m on m.id = w.merge_id and m.state = 'done'
          where w.folded_into is not null and c.step < 1000
        ) select id from chain order by step desc limit 1`.execute(db);
      return rows[0]?.id ?? id;
    },

    /** The names that merged parties had, by merge: those that were moved as they were before, and those that were folded. */
    async namesBefore(
      merges: readonly string[],
    ): Promise<Map<string, Array<{ language: Language; type: NameType; name: string }>>> {
      if (merges.length === 0) return new Map();
      const { rows } = await sql<{ merge_id: string; language: Language; type: NameType; name: string }>`
        select w.merge_id, coalesce(w.before ->> 'language', n.language) as language,
          coalesce(w.before ->> 'type', c.before ->> 'type', n.type) as type, coalesce(w.before ->> 'name', n.name) as name
        from registry.merge_row w join registry.merge m on m.id = w.merge_id
        left join registry.party_name n on n.id::text = w.row_id
        left join registry.merge_row c on c.merge_id = w.merge_id and c.table_name = w.table_name and c.row_id = w.row_id
          and c.does = 'changed' and c.before ? 'type'
        where w.merge_id = any(${merges}::uuid[]) and w.table_name = 'registry.party_name' and w.before ->> 'party_id' = m.merged_id
          and coalesce(w.before ->> 'name', n.name) is not null
        order by w.merge_id, 3, 2, 4`.execute(db);
      const found = new Map<string, Array<{ language: Language; type: NameType; name: string }>>();
      for (const { merge_id, ...name } of rows) found.set(merge_id, [...(found.get(merge_id) ?? []), name]);
      return found;
    },

    /** What was changed since in the rows of a merge that the reader may read. */
    async changedSince(merge: string): Promise<ChangedSince[]> {
      const { rows } = await sql<ChangedSince>`
        select array(select o.id::text from registry.merge_row o where o.merge_id = ${merge}::uuid and o.table_name = w.table_name
            and o.row_id = w.row_id order by o.id) as ids, w.table_name as table, w.row_id,
          (array_agg(c.change order by array_position(array['gone', 'returned', 'overtaken', 'edited'], c.change)))[1] as change,
          (array_agg(w.before order by w.id))[1] as before, (array_agg(w.after order by w.id))[1] as after,
          (array_agg(${noteOf("a")} order by c.act_id desc nulls last))[1] as now
        from registry.changed_since_merge(${merge}::uuid) c join registry.merge_row w on w.id = c.id
        left join journal.act a on a.id = c.act_id
        group by w.table_name, w.row_id order by 2, 3`.execute(db);
      return rows.map((row) => ({ ...row, now: dated(row.now) }));
    },

    /** A later merge that stands upon this one, if any. */
    async mergeUpon(merge: string): Promise<string | undefined> {
      const { rows } = await sql<{ id: string | null }>`
        select registry.merge_upon(${merge}::uuid) as id`.execute(db);
      return rows[0]?.id ?? undefined;
    },

    /** Those who are marked as not the same as a party. */
    async distinctFrom(party: string): Promise<Set<string>> {
      const { rows } = await sql<{ id: string }>`
        select case one_id when ${party} then other_id else one_id end as id from registry.distinct_pair
        where ${party} in (one_id, other_id)`.execute(db);
      return new Set(rows.map(({ id }) => id));
    },

    async distinctPairs(): Promise<Array<{ one: string; other: string }>> {
      const { rows } = await sql<{ one: string; other: string }>`
        select one_id as one, other_id as other from registry.distinct_pair`.execute(db);
      return rows;
    },

    async findDistinct(one: string, other: string): Promise<{ id: string; reason: string } | undefined> {
      const { rows } = await sql<{ id: string; reason: string }>`
        select id::text as id, reason from registry.distinct_pair
        where (one_id = ${one} and other_id = ${other}) or (one_id = ${other} and other_id = ${one}) order by id limit 1`.execute(
        db,
      );
      return rows[0];
    },
  };
}
