import { type RawBuilder, sql } from "kysely";
import type { Day } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type FactKind, type FreshnessCounts, type FreshnessRule, noFacts } from "../freshness.ts";

export type AskedState = "due" | "overdue" | "unchecked" | "fresh";

/** A fact that ages, and when it is to be looked at. */
export interface AgedFact {
  readonly kind: FactKind;
  readonly table: string;
  readonly id: string;
  readonly partyId: string;
  readonly otherId: string | undefined;
  /** What it says in a word: a name, a kind of relation, an office, the code of a region. */
  readonly says: string;
  readonly state: AskedState;
  readonly verifiedOn: string | undefined;
  readonly dueOn: Day | undefined;
  readonly overdueOn: Day | undefined;
}

/** Where a list goes on: the last row that was given. */
export type DueKey = readonly [dueOn: string, kind: string, id: string];

export interface DueFilter {
  readonly on: Day;
  readonly states: readonly AskedState[];
  readonly kind?: FactKind | undefined;
  readonly party?: string | undefined;
}

export interface PartyTally extends FreshnessCounts {
  readonly partyId: string;
  /** The earliest day on which one of its facts was or is due. */
  readonly dueOn: Day | undefined;
}

/** Before all days: what nobody has a day for comes first in the order of days. */
const noDay = "0000-00-00";

/** Facts that age and have not ended, with their states on a day: `freshnessOf` in the database. */
export const aged = (on: Day, also: RawBuilder<unknown> = sql`true`) => sql`
  select f.kind, f.table_name, f.id, f.party_id, f.other_id, f.says, f.level, f.verified_on,
    registry.first_day(f.verified_on) + r.days_due as due_on,
    registry.first_day(f.verified_on) + r.days_overdue as overdue_on,
    case when f.verified_on is null then 'unchecked'
      when ${on}::date >= registry.first_day(f.verified_on) + r.days_overdue then 'overdue'
      when ${on}::date >= registry.first_day(f.verified_on) + r.days_due then 'due' else 'fresh' end as state
  from registry.dated_fact f
  join registry.freshness_rule r on r.id = f.kind
  join registry.party p on p.id = f.party_id
  where not registry.is_past(f.until, ${on}) and not registry.is_past(p.until, ${on})
    and (f.other_id is null or exists (select from registry.party o where o.id = f.other_id)) and ${also}`;

const tallies = sql`
  count(*) filter (where state = 'fresh')::integer as fresh, count(*) filter (where state = 'due')::integer as due,
  count(*) filter (where state = 'overdue')::integer as overdue,
  count(*) filter (where state = 'unchecked')::integer as unchecked`;

const narrowed = ({ kind, party }: { kind?: FactKind | undefined; party?: string | undefined }) => sql`
  (${kind ?? null}::text is null or f.kind = ${kind ?? null})
  and ${party === undefined ? sql`true` : sql`f.party_id = ${party}`}`;

interface AgedColumns {
  kind: FactKind;
  table_name: string;
  id: string;
  party_id: string;
  other_id: string | null;
  says: string;
  state: AskedState;
  verified_on: string | null;
  due_on: Day | null;
  overdue_on: Day | null;
}

const agedOf = (row: AgedColumns): AgedFact => ({
  kind: row.kind,
  table: row.table_name,
  id: row.id,
  partyId: row.party_id,
  otherId: row.other_id ?? undefined,
  says: row.says,
  state: row.state,
  verifiedOn: row.verified_on ?? undefined,
  dueOn: row.due_on ?? undefined,
  overdueOn: row.overdue_on ?? undefined,
});

/** Questions about what is to be verified, and how much of the register is fresh. */
export function dueQuestions(db: Db) {
  return {
    /** The rule of each kind that ages. */
    async freshnessRules(): Promise<Map<FactKind, FreshnessRule>> {
      const { rows } = await sql<{ id: FactKind; days_due: number; days_overdue: number }>`
        select id, days_due, days_overdue from registry.freshness_rule`.execute(db);
      return new Map(
        rows.map(({ id, days_due, days_overdue }) => [id, { daysDue: days_due, daysOverdue: days_overdue }]),
      );
    },

    /** What is to be verified, in the order of the days on which it was or is due; what has no day first. */
    async agedFacts(
      { on, states, ...also }: DueFilter,
      { after, most }: { readonly after: DueKey | undefined; readonly most: number },
    ): Promise<AgedFact[]> {
      const [day, kind, id] = after ?? ["", "", ""];
      const { rows } = await sql<AgedColumns>`
        with aged as (${aged(on, narrowed(also))}), placed as (
          select *, coalesce(to_char(due_on, 'YYYY-MM-DD'), ${noDay}) as place from aged where state = any(${[...states]})
        )
        select kind, table_name, id, party_id, other_id, says, state, verified_on, to_char(due_on, 'YYYY-MM-DD') as due_on,
          to_char(overdue_on, 'YYYY-MM-DD') as overdue_on
        from placed where (place, kind, id) > (${day}, ${kind}, ${id}) order by place, kind, id limit ${most}`.execute(
        db,
      );
      return rows.map(agedOf);
    },

    /** How many facts of each kind are in each state. `openOnly`: of those that the whole secretariat may read. */
    async countsByKind({
      on,
      openOnly = false,
      ...also
    }: {
      readonly on: Day;
      readonly openOnly?: boolean;
      readonly party?: string | undefined;
    }): Promise<Partial<Record<FactKind, FreshnessCounts>>> {
      const open = sql`f.level in ('public', 'unclassified') and p.level in ('public', 'unclassified')`;
      const { rows } = await sql<FreshnessCounts & { kind: FactKind }>`
        with aged as (${aged(on, sql`${narrowed(also)} and ${openOnly ? open : sql`true`}`)})
        select kind, ${tallies} from aged group by kind order by kind`.execute(db);
      return Object.fromEntries(rows.map(({ kind, ...counts }) => [kind, { ...noFacts, ...counts }]));
    },

    /** Parties of which something is to be verified, those with the earliest day first. */
    async partyTallies(
      { on, states, ...also }: DueFilter,
      { after, most }: { readonly after: readonly [string, string] | undefined; readonly most: number },
    ): Promise<PartyTally[]> {
      const [day, id] = after ?? ["", ""];
      const { rows } = await sql<FreshnessCounts & { party_id: string; due_on: Day | null }>`
        with aged as (${aged(on, narrowed(also))}), told as (
          select party_id, to_char(min(due_on) filter (where state = any(${[...states]})), 'YYYY-MM-DD') as due_on, ${tallies}
          from aged group by party_id having bool_or(state = any(${[...states]}))
        )
        select * from told where (coalesce(due_on, ${noDay}), party_id) > (${day}, ${id})
        order by coalesce(due_on, ${noDay}), party_id limit ${most}`.execute(db);
      return rows.map(({ party_id, due_on, fresh, due, overdue, unchecked }) => ({
        ...{ partyId: party_id, dueOn: due_on ?? undefined, fresh, due, overdue, unchecked },
      }));
    },
  };
}
