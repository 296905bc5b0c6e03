import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

/** Tables whose rows are facts about parties, each with the party that it is said of, and the one at its other end. */
const told = {
  "registry.party": sql`select p.id as id, p.id as party, null as other from registry.party p`,
  "registry.party_name": sql`select n.id::text as id, n.party_id as party, null as other from registry.party_name n`,
  "registry.relation": sql`select r.id::text as id, r.from_id as party, r.to_id as other from registry.relation r`,
  "registry.office": sql`select o.id::text as id, o.holder_id as party, o.body_id as other from registry.office o`,
  "registry.membership": sql`select m.id::text as id, m.party_id as party, null as other from registry.membership m`,
} as const;

export interface FactParties {
  readonly party: string;
  readonly other: string | undefined;
}

export type FactTable = keyof typeof told;

export const factTables = Object.keys(told) as FactTable[];

/** Questions about facts by their table and id, whatever they say. */
export function factQuestions(db: Db) {
  return {
    /**
     * The party that each fact is said of, and the one at its other end. A fact that the reader may not see, or of which
     * the reader may not see a party, is not among them.
     */
    async partiesOfFacts(table: FactTable, ids: readonly string[]): Promise<Map<string, FactParties>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<{ id: string; party: string; other: string | null }>`
        select fact.id, fact.party, fact.other from (${told[table]}) fact
        where fact.id = any(${ids}) and exists (select from registry.party p where p.id = fact.party)
          and (fact.other is null or exists (select from registry.party p where p.id = fact.other))`.execute(
        db,
      );
      return new Map(rows.map(({ id, party, other }) => [id, { party, other: other ?? undefined }]));
    },
  };
}
