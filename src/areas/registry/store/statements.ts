import { sql } from "kysely";
import { fallbackOrder, type Language } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import { type Period, periodOf } from "../../../kernel/validity.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { MembershipStatus, Office } from "../model.ts";
import {
  type MembershipRow,
  type OfficeRow,
  type RelationColumns,
  type RelationRow,
  relationColumns,
  relationOf,
  type SourcedColumns,
  type StatementColumns,
  sourcedOf,
  statementOf,
  tagged,
} from "./rows.ts";

/** Questions about what is said of parties: relations, offices, memberships. */
export function statementQuestions(db: Db) {
  return {
    async relationsOf(id: string): Promise<RelationRow[]> {
      const { rows } = await sql<RelationColumns>`
        select ${relationColumns} from registry.relation r where r.from_id = ${id} or r.to_id = ${id}`.execute(
        db,
      );
      return rows.map(relationOf);
    },

    /** Relations of which both ends are among `ids`. */
    async relationsAmong(ids: readonly string[]): Promise<RelationRow[]> {
      if (ids.length < 2) return [];
      const { rows } = await sql<RelationColumns>`
        select ${relationColumns} from registry.relation r
        where r.from_id = any(${ids}) and r.to_id = any(${ids})`.execute(db);
      return rows.map(relationOf);
    },

    /** When each body among `ids` cooperates with another, as far as the reader may know: id → period. */
    async cooperatorsOf(id: string, ids: readonly string[]): Promise<Map<string, Period>> {
      const { rows } = await sql<{ to_id: string; since: PartialDate | null; until: PartialDate | null }>`
        select to_id, since, until from registry.relation
        where from_id = ${id} and kind = 'cooperates-with' and to_id = any(${ids})`.execute(db);
      return new Map(rows.map((row) => [row.to_id, periodOf(row)]));
    },

    async officesOf(id: string): Promise<OfficeRow[]> {
      const { rows } = await sql<
        StatementColumns &
          SourcedColumns & { holder_id: string; office: Office; body_id: string; roles: string[] }
      >`
        select id::text as id, holder_id, office, body_id, roles, since, until, verification, source_url, source_passage, note
        from registry.office where holder_id = ${id} or body_id = ${id}`.execute(db);
      return rows.map((row) => ({
        ...sourcedOf(row),
        holderId: row.holder_id,
        office: row.office,
        bodyId: row.body_id,
        roles: row.roles,
        ...statementOf(row),
      }));
    },

    /** States that belong to the party, under their short names. */
    async membershipsOf(id: string, language: Language): Promise<MembershipRow[]> {
      const { rows } = await sql<
        StatementColumns &
          SourcedColumns & {
            state_id: string;
            status: MembershipStatus;
            name: string | null;
            language: Language | null;
          }
      >`
        select m.id::text as id, m.state_id, m.status, m.since, m.until, m.verification, m.source_url, m.source_passage, m.note,
          coalesce(own.name, other.name) as name, coalesce(own.language, other.language) as language
        from registry.membership m
        left join lateral (
          select n.name, n.language from registry.state_name n
          where n.state_id = m.state_id and n.form = 'short' and n.language = ${language} limit 1
        ) own on true
        left join lateral (
          select n.name, n.language from registry.state_name n
          where own.name is null and n.state_id = m.state_id and n.form = 'short'
          order by array_position(${fallbackOrder[language]}::text[], n.language) limit 1
        ) other on true
        where m.party_id = ${id}`.execute(db);
      return rows.map((row) => ({
        ...sourcedOf(row),
        stateId: row.state_id,
        state: tagged(row.name, row.language) ?? { text: row.state_id, language: "en" },
        status: row.status,
        ...statementOf(row),
      }));
    },
  };
}
