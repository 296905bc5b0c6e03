import { sql } from "kysely";
import type { Certainty } from "../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../kernel/language.ts";
import type { PartialDate } from "../../kernel/partial-date.ts";
import type { Db } from "../../platform/storage/index.ts";
import type { InstrumentDates, InstrumentLink, InstrumentRelationKind, InstrumentStatus } from "./model.ts";

export interface InstrumentRow extends InstrumentDates {
  readonly slug: string;
  readonly title: Tagged | undefined;
  /** Our own description, in English. */
  readonly description: string;
  readonly certainty: Certainty;
  readonly sourceUrl: string;
}

export interface ProvisionRow {
  readonly id: string;
  readonly instrumentId: string;
  readonly label: string;
  readonly title: Tagged | undefined;
  readonly certainty: Certainty;
  readonly sourceUrl: string;
}

interface InstrumentColumns {
  id: string;
  slug: string;
  adopted: PartialDate | null;
  expires: PartialDate | null;
  status: InstrumentStatus;
  description: string;
  verification: Certainty;
  source_url: string;
  title: string | null;
  title_language: Language | null;
}

const tagged = (text: string | null, language: Language | null): Tagged | undefined =>
  text === null || language === null ? undefined : { text, language };

/** The questions that mandates answers, one function each, under the reader's row security. */
export function mandatesStore(db: Db) {
  return {
    /** The instruments, and all that renew, extend or supersede them, directly or through others; links among them. */
    async withSuccessors(
      ids: readonly string[],
      language: Language,
    ): Promise<{ instruments: InstrumentRow[]; links: InstrumentLink[] }> {
      if (ids.length === 0) return { instruments: [], links: [] };
      const { rows } = await sql<
        InstrumentColumns & { links: Array<{ kind: InstrumentRelationKind; to: string }> | null }
      >`
        with recursive later(id) as (
          select unnest(${ids}::text[])
          union
          select r.from_id from mandates.instrument_relation r join later on r.to_id = later.id
          where r.kind in ('renews', 'extends', 'supersedes')
        )
        select i.id, i.slug, i.adopted, i.expires, i.status, i.description, i.verification, i.source_url,
          t.title, t.language as title_language,
          (select jsonb_agg(jsonb_build_object('kind', r.kind, 'to', r.to_id)) from mandates.instrument_relation r
            where r.from_id = i.id and r.kind in ('renews', 'extends', 'supersedes')) as links
        from later join mandates.instrument i on i.id = later.id
        left join lateral (
          select t.title, t.language from mandates.instrument_title t where t.instrument_id = i.id
          order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
        ) t on true`.execute(db);
      return {
        instruments: rows.map((row) => ({
          id: row.id,
          slug: row.slug,
          adopted: row.adopted ?? undefined,
          expires: row.expires ?? undefined,
          status: row.status,
          title: tagged(row.title, row.title_language),
          description: row.description,
          certainty: row.verification,
          sourceUrl: row.source_url,
        })),
        links: rows.flatMap((row) => (row.links ?? []).map(({ kind, to }) => ({ from: row.id, kind, to }))),
      };
    },

    async provisions(ids: readonly string[], language: Language): Promise<Map<string, ProvisionRow>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<{
        id: string;
        instrument_id: string;
        label: string;
        verification: Certainty;
        source_url: string;
        title: string | null;
        title_language: Language | null;
      }>`
        select p.id, p.instrument_id, p.label, p.verification, p.source_url, t.title, t.language as title_language
        from mandates.provision p
        left join lateral (
          select t.title, t.language from mandates.provision_title t where t.provision_id = p.id
          order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
        ) t on true
        where p.id = any(${ids})`.execute(db);
      return new Map(
        rows.map((row) => [
          row.id,
          {
            id: row.id,
            instrumentId: row.instrument_id,
            label: row.label,
            title: tagged(row.title, row.title_language),
            certainty: row.verification,
            sourceUrl: row.source_url,
          },
        ]),
      );
    },

    /** Instruments that established the party, with how sure that is. */
    async establishmentsOf(partyId: string): Promise<Array<{ instrumentId: string; certainty: Certainty }>> {
      const { rows } = await sql<{ instrument_id: string; verification: Certainty }>`
        select instrument_id, verification from mandates.establishment where party_id = ${partyId} order by instrument_id`.execute(
        db,
      );
      return rows.map((row) => ({ instrumentId: row.instrument_id, certainty: row.verification }));
    },
  };
}
