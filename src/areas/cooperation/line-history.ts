import { sql } from "kysely";
import { z } from "zod";
import { query } from "../../platform/acts/index.ts";
import { type ChangeRow, entryOf, type History } from "../registry/index.ts";
import { lineTables } from "./line-writes.ts";

interface ChangeColumns extends Omit<ChangeRow, "id" | "before" | "after" | "by"> {
  id: string;
  before: ChangeRow["before"] | null;
  after: ChangeRow["after"] | null;
  actor_kind: string;
  actor: string;
}

const changeOf = ({ id, before, after, actor_kind, actor, ...row }: ChangeColumns): ChangeRow => ({
  ...row,
  ...{ id: Number(id), before: before ?? undefined, after: after ?? undefined },
  by: { kind: actor_kind, name: actor },
});

/** What happened to the partners, modes and bases of a line, the latest first, as far as the journal's policies let the reader see. */
export const readLineHistory = query({
  name: "cooperation.read-line-history",
  permission: "read-as-staff",
  input: z.strictObject({
    line_id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(100),
    before: z.int().min(1).optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  async run({ db }, { line_id, before = null, limit }): Promise<History> {
    const { rows } = await sql<ChangeColumns>`
      select c.id::text as id, c.table_name as "table", c.row_id as "rowId", c.operation, c.before, c.after, a.at, a.actor_kind, a.actor,
        a.act, access.why_of(a.id) as why
      from journal.change c join journal.act a on a.id = c.act_id
      where c.table_name = any(${[...lineTables]}::text[]) and coalesce(c.after, c.before) ->> 'line_id' = ${line_id}
        and (${before}::bigint is null or c.id < ${before}::bigint)
      order by c.id desc limit ${limit + 1}`.execute(db);
    const entries = rows.slice(0, limit).map((row) => entryOf(changeOf(row), new Map()));
    return { entries, next: rows.length > limit ? entries.at(-1)?.id : undefined };
  },
});
