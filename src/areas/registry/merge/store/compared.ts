import { sql } from "kysely";
import type { Db } from "../../../../platform/storage/index.ts";
import type { Register } from "../duplicates.ts";

/** What tells duplicates, of all parties that the reader may see. The wordings of sources are no names of their own. */
export function comparedQuestions(db: Db) {
  return {
    async comparedRegister(): Promise<Register> {
      const { rows: names } = await sql<Register["names"][number]>`
        select n.party_id as party, n.type, n.name as text, array_agg(distinct n.language order by n.language) as languages from registry.party_name n join registry.party p on p.id = n.party_id
        where n.type <> 'as-in-source' group by n.party_id, n.type, n.name order by 1, 2, 3`.execute(db);
      const { rows: websites } = await sql<Register["websites"][number]>`
        select id as party, website from registry.party where website <> '' order by id`.execute(db);
      const { rows: identifiers } = await sql<Register["identifiers"][number]>`
        select i.party_id as party, i.scheme, i.value from registry.identifier i join registry.party p on p.id = i.party_id
        order by 1, 2, 3`.execute(db);
      // That one cooperates with the other says nothing: so do bodies that are one under two names.
      const { rows: tied } = await sql<Register["tied"][number]>`
        select id as one, parent_id as other from registry.party where parent_id is not null
        union select from_id, to_id from registry.relation where kind <> 'cooperates-with'
        union select holder_id, body_id from registry.office`.execute(db);
      return { names, websites, identifiers, tied };
    },
  };
}
