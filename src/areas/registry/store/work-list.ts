import { type RawBuilder, sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day, PartialDate } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type FreshnessCounts, noFacts } from "../freshness.ts";
import type { Category, LifeCycle, PartyKind } from "../model.ts";
import { type AskedState, aged } from "./due.ts";
import {
  type ListedParty,
  labelJoins,
  listedOf,
  type PartyColumns,
  partyColumns,
  placeJoin,
} from "./rows.ts";

/** Conditions on parties; each facet has its own, so that its values can be counted without it. */
export interface WorkFilter {
  readonly kind?: PartyKind | undefined;
  readonly category?: Category | undefined;
  readonly status?: LifeCycle | undefined;
  readonly level?: HandlingLevel | undefined;
  readonly region?: string | undefined;
  readonly freshness?: AskedState | undefined;
  /** Nothing else than these. */
  readonly ids?: readonly string[] | undefined;
  readonly on: Day;
}

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

/** Facets that are columns of the party itself. */
export const ownFacets = ["kind", "category", "status", "level"] as const;
export type OwnFacet = (typeof ownFacets)[number];
export type Counts = ReadonlyMap<string, number>;

type Condition = RawBuilder<unknown>;

const conditionOf = (facet: OwnFacet, filter: WorkFilter): Condition => {
  const value = filter[facet];
  return value === undefined ? sql`true` : sql`${sql.ref(`p.${facet}`)} = ${value}`;
};

/** The state of a party is that of its facts which want looking at most. */
const worst = sql`case when bool_or(state = 'overdue') then 'overdue' when bool_or(state = 'due') then 'due'
  when bool_or(state = 'unchecked') then 'unchecked' else 'fresh' end`;

/** In the region or in one of its parts. */
const inRegion = (region: string): Condition => sql`p.id in (
  select c.party_id from registry.coverage c where c.region_id in (
    with recursive within(id) as (
      select ${region}::text union select r.id from registry.region r join within w on r.parent_id = w.id
    ) select id from within))`;

const inState = (state: AskedState, on: Day): Condition => sql`p.id in (
  select party_id from (${aged(on)}) a group by party_id having ${worst} = ${state})`;

function conditions(filter: WorkFilter, without: readonly string[] = []): Condition {
  const { region, freshness, ids, on } = filter;
  const all = [
    sql`true`,
    ...(ids === undefined ? [] : [sql`p.id = any(${[...ids]})`]),
    ...(region === undefined || without.includes("region") ? [] : [inRegion(region)]),
    ...(freshness === undefined || without.includes("freshness") ? [] : [inState(freshness, on)]),
    ...ownFacets.filter((facet) => !without.includes(facet)).map((facet) => conditionOf(facet, filter)),
  ];
  return sql.join(all, sql` and `);
}

const matched = (filter: WorkFilter, without?: readonly string[]) => sql`
  select p.id from registry.party p where ${conditions(filter, without)}`;

const countsOf = (rows: readonly { value: string; count: number }[]): Counts =>
  new Map(rows.map(({ value, count }) => [value, count]));

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

const countQuestions = (db: Db) => ({
  /** How many parties meet the conditions, and how many would for each value of the facets that are columns of a party. */
  async ownCounts(filter: WorkFilter): Promise<{ count: number; facets: Record<OwnFacet, Counts> }> {
    const flags = ownFacets.map((facet) => sql`${conditionOf(facet, filter)} as ${sql.ref(`in_${facet}`)}`);
    const others = (facet?: OwnFacet) =>
      sql.join(
        ownFacets.filter((one) => one !== facet).map((one) => sql.ref(`in_${one}`)),
        sql` and `,
      );
    const counted = ownFacets.map(
      (facet) => sql`select ${facet} as facet, ${sql.ref(facet)} as value, count(*)::integer as count
          from base where ${others(facet)} group by ${sql.ref(facet)}`,
    );
    const { rows } = await sql<{ facet: string; value: string; count: number }>`
        with base as materialized (
          select p.kind, p.category, p.status, p.level, ${sql.join(flags)} from registry.party p
          where ${conditions(filter, ownFacets)}
        )
        select 'all' as facet, '' as value, count(*)::integer as count from base where ${others()}
        union all ${sql.join(counted, sql` union all `)}`.execute(db);
    const of = (facet: OwnFacet) => countsOf(rows.filter((row) => row.facet === facet));
    return {
      count: rows.find(({ facet }) => facet === "all")?.count ?? 0,
      facets: { kind: of("kind"), category: of("category"), status: of("status"), level: of("level") },
    };
  },

  /** How many of them work in each region, those of its parts among them. */
  async regionCounts(filter: WorkFilter): Promise<Counts> {
    const { rows } = await sql<{ value: string; count: number }>`
        with recursive below(id, above) as (
          select r.id, r.id from registry.region r
          union select b.id, r.parent_id from below b join registry.region r on r.id = b.above where r.parent_id is not null
        )
        select b.above as value, count(distinct c.party_id)::integer as count
        from registry.coverage c join below b on b.id = c.region_id
        where c.party_id in (${matched(filter, ["region"])}) group by b.above`.execute(db);
    return countsOf(rows);
  },

  /** How many of them are in each state of freshness. */
  async freshnessCounts(filter: WorkFilter): Promise<Counts> {
    const { rows } = await sql<{ value: string; count: number }>`
        with told as (
          select party_id, ${worst} as value from (${aged(filter.on, sql`f.party_id in (${matched(filter, ["freshness"])})`)}) a
          group by party_id
        ) select value, count(*)::integer as count from told group by value`.execute(db);
    return countsOf(rows);
  },
});

const orderQuestions = (db: Db) => ({
  /** Ids of those that meet the conditions, in the order of `order`. */
  async matchedIds(
    filter: WorkFilter,
    { order, skip, most }: { readonly order: Condition; readonly skip: number; readonly most: number },
  ): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
        select p.id from registry.party p where ${conditions(filter)} order by ${order} offset ${skip} limit ${most}`.execute(
      db,
    );
    return rows.map(({ id }) => id);
  },

  /**
   * As `matchedIds`, in the order of their official names in a language; those without one come last. Walks along the index of
   * names, so that of very many only those before the end of the part are looked at.
   */
  async idsByName(filter: WorkFilter, { language, descending, skip, most }: NameOrder): Promise<string[]> {
    const way = sql.raw(descending ? "desc" : "asc");
    const official = sql`n.type = 'official' and n.language = ${language}`;
    const named = sql`from registry.party_name n join registry.party p on p.id = n.party_id
        where ${official} and ${conditions(filter)} and not exists (
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
        select p.id from registry.party p where ${conditions(filter)}
          and not exists (select from registry.party_name n where n.party_id = p.id and ${official})
        order by p.id offset ${Math.max(0, skip - (counted[0]?.count ?? 0))} limit ${most - rows.length}`.execute(
      db,
    );
    return [...rows, ...others].map(({ id }) => id);
  },
});

const rowQuestions = (db: Db) => ({
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
