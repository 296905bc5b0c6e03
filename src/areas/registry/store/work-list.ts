import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day, PartialDate } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type FreshnessCounts, noFacts } from "../freshness.ts";
import { aged } from "./due.ts";
import {
  type Condition,
  countQuestions,
  listedParties,
  matched,
  ownConditions,
  type WorkFilter,
} from "./listed.ts";
import {
  type ListedParty,
  labelJoins,
  listedOf,
  type PartyColumns,
  partyColumns,
  placeJoin,
} from "./rows.ts";

/** A party as those who keep the register list it. */
export interface WorkRow extends ListedParty {
  readonly version: string;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
  readonly website: string;
  readonly verifiedOn: PartialDate | undefined;
  /** M49 codes of the regions it covers. */
  readonly regions: readonly string[];
  /** In how many languages it has an official name. */
  readonly named: number;
  readonly facts: FreshnessCounts;
}

const tallies = sql`
  count(*) filter (where state = 'fresh')::integer as fresh, count(*) filter (where state = 'due')::integer as due,
  count(*) filter (where state = 'overdue')::integer as overdue,
  count(*) filter (where state = 'unchecked')::integer as unchecked`;

interface NameOrder {
  readonly language: Language;
  readonly descending: boolean;
  readonly skip: number;
  readonly most: number;
}

interface WorkColumns extends PartyColumns {
  version: string;
  level: HandlingLevel;
  audience: string[];
  originator: string;
  website: string;
  verified_on: PartialDate | null;
  regions: string[];
  named: number;
}

const orderQuestions = (db: Db) => ({
  /** Ids of those that meet the conditions, in the order of `order`. */
  async matchedIds(
    filter: WorkFilter,
    { order, skip, most }: { readonly order: Condition; readonly skip: number; readonly most: number },
  ): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
        select p.id from ${matched(filter)} order by ${order} offset ${skip} limit ${most}`.execute(db);
    return rows.map(({ id }) => id);
  },

  /**
   * As `matchedIds`, in the order of their official names in a language; those without one come last. Walks along the index of
   * names, so that of very many only those before the end of the part are looked at.
   */
  async idsByName(filter: WorkFilter, { language, descending, skip, most }: NameOrder): Promise<string[]> {
    const way = sql.raw(descending ? "desc" : "asc");
    const official = sql`n.type = 'official' and n.language = ${language}`;
    const named = sql`from registry.party_name n cross join lateral (
          select p.id from (${listedParties(filter, { stated: filter.freshness !== undefined, of: sql`n.party_id` })}) p
          where ${ownConditions(filter)} offset 0
        ) p where ${official} and not exists (
          select from registry.party_name o where o.party_id = n.party_id and o.type = 'official' and o.language = n.language
            and (o.name, o.id) < (n.name, n.id))`;
    const { rows } = await sql<{ id: string }>`
        select p.id ${named} order by n.name ${way}, n.party_id ${way} offset ${sql.lit(skip)} limit ${sql.lit(most)}`.execute(
      db,
    );
    if (rows.length === most) return rows.map(({ id }) => id);
    const { rows: counted } = await sql<{
      count: number;
    }>`select count(*)::integer as count ${named}`.execute(db);
    const { rows: others } = await sql<{ id: string }>`
        select p.id from ${matched(filter)}
          and not exists (select from registry.party_name n where n.party_id = p.id and ${official})
        order by p.id offset ${Math.max(0, skip - (counted[0]?.count ?? 0))} limit ${most - rows.length}`.execute(
      db,
    );
    return [...rows, ...others].map(({ id }) => id);
  },
});

const rowQuestions = (db: Db) => ({
  /** The official names of parties in a language, of those that have one; of several the first, as a label has it. */
  async officialNames(ids: readonly string[], language: Language): Promise<Map<string, string>> {
    const { rows } = await sql<{ id: string; name: string }>`
        select u.id, o.name from unnest(${[...ids]}::text[]) u(id) cross join lateral (
          select n.name from registry.party_name n
          where n.party_id = u.id and n.type = 'official' and n.language = ${language} order by n.name limit 1
        ) o`.execute(db);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },

  /** The parties of the ids as the list shows them, in that order. */
  async workRows(ids: readonly string[], language: Language, on: Day): Promise<WorkRow[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<WorkColumns>`
        select ${partyColumns}, p.level, p.audience, p.originator, p.website, p.verified_on, registry.version_of(to_jsonb(p)) as version,
          array(select c.region_id from registry.coverage c where c.party_id = p.id order by c.region_id) as regions,
          (select count(distinct n.language)::integer from registry.party_name n where n.party_id = p.id and n.type = 'official') as named
        from registry.party p ${labelJoins(language)} ${placeJoin(language)}
        where p.id = any(${[...ids]}) order by array_position(${[...ids]}::text[], p.id)`.execute(db);
    const facts = await factsOf(db, ids, on);
    return rows.map((row) => ({
      ...listedOf(row),
      ...{ version: row.version, level: row.level, audience: row.audience, originator: row.originator },
      ...{ website: row.website, regions: row.regions },
      ...{ named: row.named, verifiedOn: row.verified_on ?? undefined },
      facts: facts.get(row.id) ?? noFacts,
    }));
  },
});

async function factsOf(db: Db, ids: readonly string[], on: Day): Promise<Map<string, FreshnessCounts>> {
  const { rows } = await sql<FreshnessCounts & { party_id: string }>`
    select party_id, ${tallies} from (${aged(on, sql`f.party_id = any(${[...ids]})`)}) a group by party_id`.execute(
    db,
  );
  return new Map(rows.map(({ party_id, ...counts }) => [party_id, counts]));
}

/** Questions of the list of those who keep the register, each under the reader's rules. */
export const workListQuestions = (db: Db) => ({
  ...countQuestions(db),
  ...orderQuestions(db),
  ...rowQuestions(db),
});
