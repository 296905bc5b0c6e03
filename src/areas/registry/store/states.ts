import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import { type Period, periodOf } from "../../../kernel/validity.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { MembershipStatus, UnStatus } from "../model.ts";
import {
  type MembershipRow,
  type RelationColumns,
  type RelationRow,
  relationColumns,
  relationOf,
  type SourcedColumns,
  type StatementColumns,
  sourcedOf,
  statementOf,
} from "./rows.ts";

/** A State or other jurisdiction under its short name, with its codes and the region it lies in. */
export interface StateRow {
  readonly id: string;
  readonly regionId: string;
  readonly unStatus: UnStatus;
  readonly name: Tagged;
  /** ISO 3166-1 alpha-2; the id is alpha-3. */
  readonly alpha2: string;
  readonly m49: string;
  readonly certainty: Certainty;
}

/** A State and the periods of its memberships. */
export interface StateListing extends StateRow {
  readonly memberships: readonly Period[];
}

export interface StateNameRow {
  readonly language: Language;
  readonly form: "short" | "formal";
  readonly name: string;
  readonly certainty: Certainty;
}

/** A membership seen from the State: the body is named by its id. */
export interface StateMembership extends Omit<MembershipRow, "state"> {
  readonly partyId: string;
}

interface StateColumns {
  id: string;
  alpha2: string;
  m49: string;
  region_id: string;
  un_status: UnStatus;
  verification: Certainty;
  name: string | null;
  language: Language | null;
}

const stateOf = (row: StateColumns): StateRow => ({
  id: row.id,
  alpha2: row.alpha2,
  m49: row.m49,
  regionId: row.region_id,
  unStatus: row.un_status,
  certainty: row.verification,
  name: { text: row.name ?? row.id, language: row.language ?? "en" },
});

const stateColumns = sql`
  s.id, s.alpha2, s.m49, s.region_id, s.un_status, s.verification, n.name, n.language`;

const shortName = (language: Language) => sql`
  left join lateral (
    select n.name, n.language from registry.state_name n where n.state_id = s.id and n.form = 'short'
    order by array_position(${fallbackOrder[language]}::text[], n.language) limit 1
  ) n on true`;

interface MembershipColumns extends StatementColumns, SourcedColumns {
  state_id: string;
  party_id: string;
  status: MembershipStatus;
}

const membershipColumns = sql`
  m.id::text as id, m.state_id, m.party_id, m.status, m.since, m.until, m.verification, m.source_url,
  m.source_passage, m.note`;

const membershipOf = (row: MembershipColumns): StateMembership => ({
  ...sourcedOf(row),
  stateId: row.state_id,
  partyId: row.party_id,
  status: row.status,
  ...statementOf(row),
});

/** Questions about States and other jurisdictions, and what ties bodies to them. */
export function stateQuestions(db: Db) {
  return {
    /** All States, by id, each with the periods of its memberships. */
    async everyState(language: Language): Promise<StateListing[]> {
      const { rows } = await sql<
        StateColumns & { memberships: Array<{ since: PartialDate | null; until: PartialDate | null }> }
      >`
        select ${stateColumns}, coalesce((
          select json_agg(json_build_object('since', m.since, 'until', m.until))
          from registry.membership m where m.state_id = s.id
        ), '[]') as memberships
        from registry.state s ${shortName(language)} order by s.id`.execute(db);
      return rows.map((row) => ({ ...stateOf(row), memberships: row.memberships.map(periodOf) }));
    },

    /** States and other jurisdictions that lie directly in one of the regions. */
    async statesWithin(regions: readonly string[], language: Language): Promise<StateRow[]> {
      const { rows } = await sql<StateColumns>`
        select ${stateColumns} from registry.state s ${shortName(language)}
        where s.region_id = any(${regions}::text[]) order by s.id`.execute(db);
      return rows.map(stateOf);
    },

    async findState(id: string, language: Language): Promise<StateRow | undefined> {
      const { rows } = await sql<StateColumns>`
        select ${stateColumns} from registry.state s ${shortName(language)} where s.id = ${id}`.execute(db);
      return rows[0] && stateOf(rows[0]);
    },

    /** Short names first. */
    async stateNamesOf(id: string): Promise<StateNameRow[]> {
      const { rows } = await sql<{
        language: Language;
        form: "short" | "formal";
        name: string;
        verification: Certainty;
      }>`
        select n.language, n.form, n.name, n.verification from registry.state_name n
        where n.state_id = ${id} order by n.form desc, n.name`.execute(db);
      return rows.map(({ verification, ...name }) => ({ ...name, certainty: verification }));
    },

    /** What the State belongs to. */
    async membershipsOfState(id: string): Promise<StateMembership[]> {
      const { rows } = await sql<MembershipColumns>`
        select ${membershipColumns} from registry.membership m where m.state_id = ${id}
        order by m.party_id, m.since`.execute(db);
      return rows.map(membershipOf);
    },

    /** Every membership, by State and body. */
    async everyMembership(): Promise<StateMembership[]> {
      const { rows } = await sql<MembershipColumns>`
        select ${membershipColumns} from registry.membership m order by m.state_id, m.party_id, m.since`.execute(
        db,
      );
      return rows.map(membershipOf);
    },

    /** Every relation, by its ends. */
    async everyRelation(): Promise<RelationRow[]> {
      const { rows } = await sql<RelationColumns>`
        select ${relationColumns} from registry.relation r order by r.from_id, r.kind, r.to_id, r.since`.execute(
        db,
      );
      return rows.map(relationOf);
    },
  };
}
