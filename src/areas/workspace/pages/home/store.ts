import { sql } from "kysely";
import type { Db } from "../../../../platform/storage/index.ts";
import { inOrder } from "../../confirm/answer.ts";
import { askStore } from "../../confirm/ask-store.ts";
import { waitingStates } from "../../waiting/model.ts";
import type { WaitingAct } from "../../waiting/queries.ts";
import { waitingStore } from "../../waiting/store.ts";

/** Somebody with an account who acts for a party. */
export interface PartyPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** A point of an answer, and whether whoever reads it has given it themselves: by their account, or by a link that was theirs. */
export interface AnsweredPoint
  extends Pick<WaitingAct, "id" | "act" | "input" | "awaits" | "state" | "reason" | "level"> {
  readonly proposer: WaitingAct["proposer"];
  readonly at: Date;
  readonly own: boolean;
}

/** What the people of a party see of their own party. */
export function homeStore(db: Db) {
  return {
    async people(party: string): Promise<PartyPerson[]> {
      const { rows } = await sql<PartyPerson>`
        select p.id, p.name, array_agg(distinct r.role order by r.role) as roles
        from access.role r join access.person p on p.id = r.person_id
        where r.party_id = ${party} and p.active and (r.until is null or r.until >= current_date)
        group by p.id, p.name order by p.name, p.id`.execute(db);
      return rows;
    },

    /** What was answered for a party, by links and by its people, the latest first. */
    async points(party: string, reader: string): Promise<AnsweredPoint[]> {
      const people = new Set((await this.people(party)).map(({ id }) => id));
      const rows = (
        await Promise.all(waitingStates.map((state) => waitingStore(db).list(state, party)))
      ).flat();
      const mine = new Set(await this.linksOf(party, reader));
      const points = rows
        .filter(({ proposer_kind: kind, proposer }) =>
          kind === "link" ? proposer.endsWith(` ${party}`) : kind === "person" && people.has(proposer),
        )
        .map((row) => ({
          ...{
            id: row.id,
            act: row.act,
            input: row.input,
            awaits: row.awaits,
            state: row.state,
            reason: row.reason,
            level: row.level,
          },
          ...{ proposer: { kind: row.proposer_kind, name: row.proposer }, at: row.proposed_at },
          own:
            row.proposer_kind === "person"
              ? row.proposer === reader
              : mine.has(row.proposer.split(" ")[0] ?? ""),
        }));
      return inOrder(points)
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, 200);
    },

    /** Links that were sent to a focal point who is this person. */
    async linksOf(party: string, person: string): Promise<string[]> {
      const asks = await askStore(db).list(party);
      const { rows } = await sql<{ id: string }>`
        select f.id::text as id from registry.focal_point f where f.party_id = ${party} and f.person_id = ${person}`.execute(
        db,
      );
      const theirs = new Set(rows.map(({ id }) => id));
      return asks.filter(({ focal_point_id }) => theirs.has(focal_point_id)).map(({ id }) => id);
    },
  };
}
