import { sql } from "kysely";
import type { Context } from "../../../platform/acts/index.ts";
import type { HeldOf, PersonalShare, RetentionRule, Subject } from "../../access/index.ts";

type Db = Context["db"];

async function erase({ db, now }: Context, { person, addresses, rows }: Subject): Promise<readonly string[]> {
  await sql`
    select workspace.erase_work(${person ?? null}, ${[...addresses]}::text[], ${[...rows]}::text[], ${now})`.execute(
    db,
  );
  return [];
}

const rowsOf = async (db: Db, statement: ReturnType<typeof sql>): Promise<readonly unknown[]> =>
  (await statement.execute(db)).rows;

/** What somebody works with here, to the people of the secretariat and of partners themselves; without an account there is none. */
async function held({ db }: Context, { person }: HeldOf): Promise<Readonly<Record<string, unknown>>> {
  if (person === undefined) return {};
  return {
    saved_views: await rowsOf(
      db,
      sql`select id::text as id, page, name, query, at, level from workspace.saved_view where person = ${person} order by at, id`,
    ),
    charges: await rowsOf(
      db,
      sql`select id::text as id, party_id, level from workspace.charge where person = ${person} order by party_id`,
    ),
    postponed: await rowsOf(
      db,
      sql`select id::text as id, thing, until, at, level from workspace.postponed where person = ${person} order by at, id`,
    ),
    parts_read: await rowsOf(
      db,
      sql`select id::text as id, waiting_id::text as waiting_id, part, at, level from workspace.part_read
        where person = ${person} order by at, id`,
    ),
    proposals: await rowsOf(
      db,
      sql`select id::text as id, act, input, proposed_at, why, state, decided_at, reason, level from workspace.waiting_act
        where proposer_kind = 'person' and proposer = ${person} order by proposed_at, id`,
    ),
  };
}

/** What people work with in the workspace, and what waits there and tells of them. */
export const workspaceShare: PersonalShare = { erase, held };

/** How long is kept what was proposed, once it is decided: it may hold what people were called. */
export const workspaceRule: RetentionRule = {
  ...{ id: "decided-proposal", usual: 365, least: 30, most: 3650 },
  work: {
    async due({ db }, before) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from workspace.inputs_over(${before})`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async apply({ db, now }, before) {
      const { rows } = await sql<{ count: number }>`
        select workspace.erase_inputs_over(${before}, ${now}) as count`.execute(db);
      return rows[0]?.count ?? 0;
    },
  },
};
