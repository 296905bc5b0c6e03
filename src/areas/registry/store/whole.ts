import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";
import {
  type Part,
  type PartyEntry,
  partyEntry,
  stateEntry,
  stateMemberships,
  type WholePartyEntry,
  type WholeStateEntry,
  wholePartyEntry,
} from "./entries.ts";
import { type RelationColumns, type RelationRow, relationColumns, relationOf } from "./rows.ts";

/** What whole documents and exports read: entries with all that hangs on them, many at once. */
export function wholeQuestions(db: Db) {
  return {
    /** Parties in the order of their ids, with all that is on record of each. */
    async wholePartyEntries({ after, most }: Part<string>): Promise<WholePartyEntry[]> {
      const { rows } = await sql<WholePartyEntry>`
        select ${wholePartyEntry()} from registry.party p where p.id > ${after ?? ""} order by p.id limit ${most}`.execute(
        db,
      );
      return rows;
    },

    /** The parties of the ids, in the order of the ids. */
    async partyEntriesOf(ids: readonly string[]): Promise<PartyEntry[]> {
      if (ids.length === 0) return [];
      const { rows } = await sql<PartyEntry>`
        select ${partyEntry()} from registry.party p where p.id = any(${ids})
        order by array_position(${ids}::text[], p.id)`.execute(db);
      return rows;
    },

    /** Relations that begin or end at one of the parties. */
    async relationsAt(ids: readonly string[]): Promise<RelationRow[]> {
      if (ids.length === 0) return [];
      const { rows } = await sql<RelationColumns>`
        select ${relationColumns} from registry.relation r where r.from_id = any(${ids}) or r.to_id = any(${ids})
        order by r.from_id, r.kind, r.to_id, r.id`.execute(db);
      return rows.map(relationOf);
    },

    /** States in the order of their ids, with all memberships of each. */
    async wholeStateEntries({ after, most }: Part<string>): Promise<WholeStateEntry[]> {
      const { rows } = await sql<WholeStateEntry>`
        select ${stateEntry}, ${stateMemberships} as memberships
        from registry.state s where s.id > ${after ?? ""} order by s.id limit ${most}`.execute(db);
      return rows;
    },
  };
}
