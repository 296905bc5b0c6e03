import { sql } from "kysely";
import type { Day, PartialDate } from "../../../../kernel/partial-date.ts";
import type { Db } from "../../../../platform/storage/index.ts";
import type { Office } from "../../../registry/index.ts";

/** Somebody's time as focal point, or in an office, that ends. */
export type Term = { readonly id: string; readonly party: string; readonly until: PartialDate } & (
  | { readonly is: "focal-point"; readonly name: string }
  | { readonly is: "office"; readonly office: Office; readonly body: string }
);

interface Columns {
  id: string;
  party: string;
  until: PartialDate;
  name: string | null;
  office: Office | null;
  body: string | null;
}

/** Terms that end by `until`, and were not over before `since`. */
export async function endingTerms(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
): Promise<Term[]> {
  const { rows } = await sql<Columns>`
    with ending as (
      select f.id::text as id, f.party_id as party, f.until, f.name, null as office, null as body
      from registry.focal_point f where f.until is not null
      union all
      select o.id::text, o.holder_id, o.until, null, o.office, o.body_id from registry.office o where o.until is not null
    )
    select e.id, e.party, e.until, e.name, e.office, e.body from ending e
    where not registry.is_past(e.until, ${since}) and registry.first_day(e.until) <= ${until}::date
    order by e.until, e.id limit 100`.execute(db);
  return rows.map(({ name, office, body, id, party, until }): Term => {
    const term = { id, party, until };
    return office === null
      ? { ...term, is: "focal-point", name: name ?? "" }
      : { ...term, is: "office", office, body: body ?? "" };
  });
}
