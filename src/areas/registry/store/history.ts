import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

/** A row as the journal holds it. */
export type Image = Readonly<Record<string, unknown>>;

/** One change of one row, with the act that made it. */
export interface ChangeRow {
  readonly id: number;
  readonly table: string;
  readonly rowId: string;
  readonly operation: "insert" | "update" | "delete";
  readonly before: Image | undefined;
  readonly after: Image | undefined;
  readonly at: Date;
  readonly by: { readonly kind: string; readonly name: string };
  readonly act: string;
  readonly why: string;
}

interface ChangeColumns {
  id: string;
  table_name: string;
  row_id: string;
  operation: ChangeRow["operation"];
  before: Image | null;
  after: Image | null;
  at: Date;
  actor_kind: string;
  actor: string;
  act: string;
  why: string;
}

const changeOf = (row: ChangeColumns): ChangeRow => ({
  id: Number(row.id),
  table: row.table_name,
  rowId: row.row_id,
  operation: row.operation,
  before: row.before ?? undefined,
  after: row.after ?? undefined,
  at: row.at,
  by: { kind: row.actor_kind, name: row.actor },
  act: row.act,
  why: row.why,
});

const changeColumns = sql`
  c.id::text as id, c.table_name, c.row_id, c.operation, c.before, c.after, a.at, a.actor_kind, a.actor, a.act, access.why_of(a.id) as why`;

/**
 * Each change and its act by their keys, one after another: what the policies let through cannot be foreseen, and so the whole journal
 * would be read for a few of its entries.
 */
const entries = sql`
  cross join lateral (select * from journal.change e where e.id = one.change_id limit 1) c
  cross join lateral (select e.id, e.at, e.actor_kind, e.actor, e.act from journal.act e where e.id = c.act_id limit 1) a`;

/** No party has as many changes; a bound is a bound. */
const mostChanges = 50_000;

/** Questions about the past of a party, answered from the journal under its own row security. */
export function historyQuestions(db: Db) {
  return {
    /** Changes of the party and of all that tells of it, the latest first. */
    async changesOf(
      party: string,
      { before, most }: { readonly before: number | undefined; readonly most: number },
    ): Promise<ChangeRow[]> {
      const { rows } = await sql<ChangeColumns>`
        select ${changeColumns} from (
          select h.change_id from registry.changes_of(${party}, ${mostChanges}) h
          where (${before ?? null}::bigint is null or h.change_id < ${before ?? null}::bigint) order by h.change_id desc
        ) one ${entries} order by one.change_id desc limit ${most}`.execute(db);
      return rows.map(changeOf);
    },

    /** The changes that made the rows of the party what they were at a moment. */
    async changesKnown(party: string, at: Date): Promise<ChangeRow[]> {
      const { rows } = await sql<ChangeColumns>`
        select ${changeColumns} from registry.changes_known(${party}, ${at}) one(change_id)
        ${entries} order by one.change_id`.execute(db);
      return rows.map(changeOf);
    },

    /** Personal values by the addresses that entries hold of them; those that were erased are absent. */
    async personalValues(entries: readonly string[]): Promise<Map<string, unknown>> {
      if (entries.length === 0) return new Map();
      const { rows } = await sql<{ entry: string; value: unknown }>`
        select entry::text as entry, value from registry.personal_values(${[...entries]}::uuid[])`.execute(
        db,
      );
      return new Map(rows.map(({ entry, value }) => [entry, value]));
    },
  };
}
