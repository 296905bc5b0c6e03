import { sql } from "kysely";
import type { NameColumns, NameSource } from "../../../platform/search/index.ts";

/** Names by which parties and States are found; the codes of a State are names of type `code`. */
export const registryNames: readonly NameSource[] = [
  {
    kind: "party",
    rows: sql<NameColumns>`
      select n.party_id as id, n.language, n.type, n.name from registry.party_name n join registry.party p on p.id = n.party_id`,
  },
  {
    kind: "state",
    rows: sql<NameColumns>`
      select n.state_id as id, n.language, case n.form when 'short' then 'official' else 'alias' end as type, n.name
      from registry.state_name n join registry.state s on s.id = n.state_id`,
  },
  {
    kind: "state",
    rows: sql<NameColumns>`
      select s.id, 'en' as language, 'code' as type, c.name from registry.state s cross join lateral (values (s.id), (s.alpha2)) c(name)`,
  },
];
