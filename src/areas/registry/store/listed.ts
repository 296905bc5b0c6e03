import { type RawBuilder, sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { Category, LifeCycle, PartyKind } from "../model.ts";
import type { AskedState } from "./due.ts";

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

export type Condition = RawBuilder<unknown>;
export type Counts = ReadonlyMap<string, number>;

/** Parties that are alike in all that is counted. */
export interface Alike {
  readonly kind: PartyKind;
  readonly category: Category;
  readonly status: LifeCycle;
  readonly level: HandlingLevel;
  /** Nothing where no fact of it ages. */
  readonly state: AskedState | null;
  readonly count: number;
}

/**
 * What the reader may read of a table of the list, class by class: classes of handling are few, and the rule is asked once for each. Behind
 * the `offset` each class is looked up along its index, so that what the reader may not read takes no time either.
 */
const readable = (table: string, alias: string) => sql`
  entente.handling_class ${sql.ref(`${alias}_class`)} cross join lateral (
    select * from ${sql.table(table)} r where r.class = ${sql.ref(`${alias}_class.id`)} offset 0
  ) ${sql.ref(alias)}`;

/** The same for a statement that comes with the ids of parties. */
const readableById = (table: string, alias: string) => sql`
  entente.handling_class ${sql.ref(`${alias}_class`)} join ${sql.table(table)} ${sql.ref(alias)}
    on ${sql.ref(`${alias}.class`)} = ${sql.ref(`${alias}_class.id`)}`;

/** When facts are due that are handled otherwise than their party, end, or are about another party too. */
const apart = (from: Condition, on: Day) => sql`
  select f.party_id, min(f.due_on) as due_on, min(f.overdue_on) as overdue_on, bool_or(f.unchecked) as unchecked
  from ${from} left join entente.listed_party o on o.party_id = f.other_id
  where not registry.is_past(f.until, ${on}) and (f.other_id is null or o.party_id is not null)`;

const apartOfAll = (on: Day) => sql`
  left join (${apart(readable("entente.listed_ageing", "f"), on)} group by f.party_id) a on a.party_id = l.party_id`;
const apartOfEach = (on: Day) => sql`
  left join lateral (
    ${apart(readableById("entente.listed_ageing", "f"), on)} and f.party_id = l.party_id group by f.party_id
  ) a on true`;

/** The state of a party is that of its facts which want looking at most. Days are stored, so that nothing has to be done when one passes. */
const stateOn = (on: Day) => sql`
  case when registry.is_past(l.until, ${on}) then null
    when least(l.overdue_on, a.overdue_on) <= ${on}::date then 'overdue'
    when least(l.due_on, a.due_on) <= ${on}::date then 'due'
    when l.unchecked or a.unchecked then 'unchecked'
    when coalesce(l.due_on, a.due_on) is not null then 'fresh' end`;

interface Told {
  /** Whether the state on the day is asked for; it is null otherwise. */
  readonly stated: boolean;
  /** The id of the one party that is asked about, in a statement that looks at many one after another. */
  readonly of?: Condition;
}

/**
 * Parties that the reader may list, with what they are narrowed by: `id`, `kind`, `category`, `status`, `level`, `position`,
 * `verified_on`, and `state`. Of the others not even their number is told.
 */
export function listedParties(
  { ids, region, on }: Pick<WorkFilter, "ids" | "region" | "on">,
  { stated, of }: Told,
): Condition {
  const each = of !== undefined || ids !== undefined;
  const inRegion = each
    ? sql`exists (select from ${readableById("entente.listed_region", "r")} where r.region_id = ${region} and r.party_id = l.party_id)`
    : sql`l.party_id in (select r.party_id from ${readable("entente.listed_region", "r")} where r.region_id = ${region})`;
  const conditions = [
    ...(of === undefined ? [] : [sql`l.party_id = ${of}`]),
    ...(ids === undefined ? [] : [sql`l.party_id = any(${[...ids]})`]),
    ...(region === undefined ? [] : [inRegion]),
  ];
  const joined = each ? apartOfEach(on) : apartOfAll(on);
  return sql`
    select l.party_id as id, l.kind, l.category, l.status, l_class.of_level as level, l.position, l.verified_on,
      ${stated ? stateOn(on) : sql`null`} as state
    from ${(each ? readableById : readable)("entente.listed_party", "l")} ${stated ? joined : sql``}
    where ${sql.join([sql`true`, ...conditions], sql` and `)}`;
}

/** Facets that are columns of the party itself. */
export const ownFacets = ["kind", "category", "status", "level"] as const;
export type OwnFacet = (typeof ownFacets)[number];

/** Conditions on the columns that `listedParties` gives, as `p`. */
export const ownConditions = (filter: WorkFilter): Condition =>
  sql.join(
    [
      sql`true`,
      ...[...ownFacets, "freshness" as const].flatMap((facet) => {
        const value = filter[facet];
        const column = facet === "freshness" ? "p.state" : `p.${facet}`;
        return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
      }),
    ],
    sql` and `,
  );

/** The parties that meet all conditions: the columns of `listedParties`, as `p`. */
export const matched = (filter: WorkFilter): Condition => sql`
  (${listedParties(filter, { stated: filter.freshness !== undefined })}) p where ${ownConditions(filter)}`;

export const countQuestions = (db: Db) => ({
  /** How many parties are alike, of those in the region and among the ids alone: every count of the list follows from it. */
  async alike(filter: WorkFilter): Promise<Alike[]> {
    const { rows } = await sql<Alike>`
      select kind, category, status, level, state, count(*)::integer as count
      from (${listedParties(filter, { stated: true })}) p group by kind, category, status, level, state`.execute(
      db,
    );
    return rows;
  },

  /** How many of those that meet the conditions but that of the region work in each region, those of its parts among them. */
  async regionCounts({ region: _, ...filter }: WorkFilter): Promise<Counts> {
    const { rows } = await sql<{ value: string; count: number }>`
      select value, count(*)::integer as count from (
        select distinct r.region_id as value, r.party_id from ${readable("entente.listed_region", "r")}
        where r.party_id in (select p.id from ${matched(filter)})
      ) covered where value in (select g.id from registry.region g) group by value`.execute(db);
    return new Map(rows.map(({ value, count }) => [value, count]));
  },
});

const keys = {
  kind: "kind",
  category: "category",
  status: "status",
  level: "level",
  freshness: "state",
} as const;
type CountedFacet = keyof typeof keys;
const counted = Object.keys(keys) as CountedFacet[];

/** How many parties meet the conditions, and how many would for each value of a facet without its own condition. */
export function facetsOf(
  alike: readonly Alike[],
  filter: WorkFilter,
): { readonly count: number; readonly facets: Readonly<Record<CountedFacet, Counts>> } {
  const meets = (one: Alike, without?: CountedFacet) =>
    counted.every(
      (facet) => facet === without || filter[facet] === undefined || one[keys[facet]] === filter[facet],
    );
  const countsOf = (facet: CountedFacet): Counts => {
    const counts = new Map<string, number>();
    for (const one of alike) {
      const value = one[keys[facet]];
      if (value !== null && meets(one, facet)) counts.set(value, (counts.get(value) ?? 0) + one.count);
    }
    return counts;
  };
  return {
    count: alike.reduce((sum, one) => sum + (meets(one) ? one.count : 0), 0),
    facets: {
      kind: countsOf("kind"),
      category: countsOf("category"),
      status: countsOf("status"),
      level: countsOf("level"),
      freshness: countsOf("freshness"),
    },
  };
}
