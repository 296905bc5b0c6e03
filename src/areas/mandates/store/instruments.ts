import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import {
  type InstrumentColumns,
  type InstrumentRow,
  instrumentColumns,
  instrumentOf,
  type LinkRow,
  linksColumn,
  linksOf,
  type ThemedInstrument,
  titleJoin,
} from "./rows.ts";

/** Instruments and links among them: what `instrumentChain` is made from. */
export interface LinkedInstruments {
  readonly instruments: readonly InstrumentRow[];
  readonly links: readonly LinkRow[];
}

/** Bodies with which conventions lie; a resolution is cited by its number, for its title is an agenda item. */
const depositaries = ["ICAO", "IMO", "IAEA", "United Nations"];

/** The title of a convention in a language. */
export interface ConventionTitle {
  readonly id: string;
  readonly language: Language;
  readonly name: string;
}

/** Questions about instruments and how one carries another on. */
export function instrumentQuestions(db: Db) {
  return {
    /** Instruments that texts cite by title: treaties and protocols; `open`, those of the public alone. */
    async conventionTitles(open = false): Promise<readonly ConventionTitle[]> {
      const { rows } = await sql<ConventionTitle>`
        select i.id, t.language, t.title as name
        from mandates.instrument i join mandates.instrument_title t on t.instrument_id = i.id
        where i.body = any(${depositaries}) and i.number = '' and (not ${open} or (i.level = 'public' and t.level = 'public'))
        order by i.id, t.language`.execute(db);
      return rows;
    },

    async instrumentIds(open = false): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from mandates.instrument where not ${open} or level = 'public' order by id`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** Every instrument with its themes, by adoption, the latest first; what carries on what. */
    async instruments(
      language: Language,
    ): Promise<{ instruments: readonly ThemedInstrument[]; links: readonly LinkRow[] }> {
      const { rows } = await sql<InstrumentColumns & { themes: string[] }>`
        select ${instrumentColumns}, ${linksColumn()},
          array(
            select tt.theme_id from mandates.theme_topic tt join mandates.theme th on th.id = tt.theme_id
            where tt.topic = i.topic order by th.position
          ) as themes
        from mandates.instrument i ${titleJoin(language)}
        order by i.adopted desc nulls last, i.id`.execute(db);
      return {
        instruments: rows.map((row) => ({ ...instrumentOf(row), themes: row.themes })),
        links: linksOf(rows),
      };
    },

    /** The instruments, and all that renew, extend or supersede them, directly or through others; links among them. */
    async withSuccessors(ids: readonly string[], language: Language): Promise<LinkedInstruments> {
      if (ids.length === 0) return { instruments: [], links: [] };
      const { rows } = await sql<InstrumentColumns>`
        with recursive later(id) as (
          select unnest(${ids}::text[])
          union
          select r.from_id from mandates.instrument_relation r join later on r.to_id = later.id
          where r.kind in ('renews', 'extends', 'supersedes')
        )
        select ${instrumentColumns}, ${linksColumn()}
        from later join mandates.instrument i on i.id = later.id ${titleJoin(language)}`.execute(db);
      return { instruments: rows.map(instrumentOf), links: linksOf(rows) };
    },

    /**
     * The instrument of the slug, those it is related to, and the whole chain of each, so that every one of them can
     * be asked about any day. The links hold all relations of the first, and what carries on what among the others.
     */
    async around(slug: string, language: Language): Promise<LinkedInstruments> {
      const { rows } = await sql<InstrumentColumns>`
        with recursive self as (select id from mandates.instrument where slug = ${slug}),
        related(id) as (
          select id from self
          union select r.from_id from mandates.instrument_relation r join self on r.to_id = self.id
          union select r.to_id from mandates.instrument_relation r join self on r.from_id = self.id
        ),
        chain(id) as (
          select id from related
          union
          select tie.other from chain cross join lateral (
            select r.from_id as other from mandates.instrument_relation r
            where r.to_id = chain.id and r.kind in ('renews', 'extends', 'supersedes')
            union all
            select r.to_id from mandates.instrument_relation r
            where r.from_id = chain.id and r.kind in ('renews', 'extends', 'supersedes')
          ) tie
        )
        select ${instrumentColumns}, ${linksColumn(sql`(select id from self) in (r.from_id, r.to_id)`)}
        from chain join mandates.instrument i on i.id = chain.id ${titleJoin(language)}`.execute(db);
      return { instruments: rows.map(instrumentOf), links: linksOf(rows) };
    },

    /** Instruments that established the party, with how sure that is. */
    async establishmentsOf(
      partyId: string,
    ): Promise<Array<{ id: string; instrumentId: string; certainty: Certainty }>> {
      const { rows } = await sql<{ id: string; instrument_id: string; verification: Certainty }>`
        select id::text as id, instrument_id, verification from mandates.establishment where party_id = ${partyId} order by instrument_id`.execute(
        db,
      );
      return rows.map((row) => ({
        id: row.id,
        instrumentId: row.instrument_id,
        certainty: row.verification,
      }));
    },

    /** The party that each of these establishments tells of, as far as the reader may see it: id → party. */
    async partiesOfEstablishments(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<{ id: string; party_id: string }>`
        select id::text as id, party_id from mandates.establishment where id::text = any(${ids})`.execute(db);
      return new Map(rows.map((row) => [row.id, row.party_id]));
    },

    /** Parties that the instrument established, with how sure that is. */
    async establishedBy(instrumentId: string): Promise<Array<{ partyId: string; certainty: Certainty }>> {
      const { rows } = await sql<{ party_id: string; verification: Certainty }>`
        select party_id, verification from mandates.establishment where instrument_id = ${instrumentId} order by party_id`.execute(
        db,
      );
      return rows.map((row) => ({ partyId: row.party_id, certainty: row.verification }));
    },
  };
}
