import { sql } from "kysely";
import type { Certainty } from "../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../kernel/language.ts";
import type { PartialDate } from "../../kernel/partial-date.ts";
import type { Db } from "../../platform/storage/index.ts";
import type { LineHeading, Mode } from "./model.ts";

export interface LineBasis {
  readonly instrumentId: string;
  readonly provisionId: string | undefined;
}

export interface LineRow {
  readonly id: string;
  readonly heading: LineHeading;
  readonly title: string;
  readonly text: string;
  /** The language of title and text. */
  readonly language: Language;
  readonly partners: readonly string[];
  readonly modes: readonly Mode[];
  /** Empty: the founding page names none. */
  readonly bases: readonly LineBasis[];
  readonly certainty: Certainty;
  readonly sourceUrl: string;
  /** Sections and paragraphs of the source page, `3.4`; several joined by `;`. */
  readonly sourcePassage: string;
}

export interface EventRow {
  readonly id: string;
  readonly kind: string;
  readonly starts: PartialDate;
  readonly ends: PartialDate | undefined;
  readonly place: string | undefined;
  readonly title: Tagged;
  readonly instrumentId: string | undefined;
  readonly role: "host" | "participant";
  readonly certainty: Certainty;
  readonly sourceUrl: string;
}

interface LineColumns {
  id: string;
  heading: LineHeading;
  verification: Certainty;
  source_url: string;
  source_passage: string;
  title: string;
  text: string;
  language: Language;
  partners: string[];
  modes: Mode[];
  bases: Array<{ instrument: string; provision: string | null }>;
}

const lineOf = (row: LineColumns): LineRow => ({
  id: row.id,
  heading: row.heading,
  title: row.title,
  text: row.text,
  language: row.language,
  partners: row.partners,
  modes: row.modes,
  bases: row.bases.map(({ instrument, provision }) => ({
    instrumentId: instrument,
    provisionId: provision ?? undefined,
  })),
  certainty: row.verification,
  sourceUrl: row.source_url,
  sourcePassage: row.source_passage,
});

const linesFor = (language: Language) => sql`
  select l.id, l.heading, l.verification, l.source_url, l.source_passage, t.title, t.text, t.language,
    array(select p.party_id from cooperation.line_partner p where p.line_id = l.id order by p.party_id) as partners,
    array(select m.mode from cooperation.line_mode m where m.line_id = l.id order by m.position) as modes,
    coalesce((select jsonb_agg(jsonb_build_object('instrument', b.instrument_id, 'provision', b.provision_id) order by b.position)
      from cooperation.line_basis b where b.line_id = l.id), '[]') as bases
  from cooperation.line l
  join lateral (
    select t.title, t.text, t.language from cooperation.line_text t where t.line_id = l.id
    order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
  ) t on true`;

/** The questions that cooperation answers, one function each, under the reader's row security. */
export function cooperationStore(db: Db) {
  return {
    /** All lines of cooperation, in their order. */
    async lines(language: Language): Promise<LineRow[]> {
      const { rows } = await sql<LineColumns>`${linesFor(language)} order by l.position`.execute(db);
      return rows.map(lineOf);
    },

    /** The lines in which a party stands. */
    async linesOf(partyId: string, language: Language): Promise<LineRow[]> {
      const { rows } = await sql<LineColumns>`
        ${linesFor(language)}
        where exists (select from cooperation.line_partner p where p.line_id = l.id and p.party_id = ${partyId})
        order by l.position`.execute(db);
      return rows.map(lineOf);
    },

    /** Public events that the party hosted or took part in, latest first. */
    async eventsOf(partyId: string, language: Language): Promise<EventRow[]> {
      const { rows } = await sql<{
        id: string;
        kind: string;
        starts: PartialDate;
        ends: PartialDate | null;
        place: string | null;
        title: string;
        language: Language;
        instrument_id: string | null;
        role: "host" | "participant";
        verification: Certainty;
        source_url: string;
      }>`
        select e.id, e.kind, e.starts, e.ends, e.place, e.instrument_id, e.verification, e.source_url, t.title, t.language, p.role
        from cooperation.event_party p join cooperation.event e on e.id = p.event_id
        join lateral (
          select t.title, t.language from cooperation.event_title t where t.event_id = e.id
          order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
        ) t on true
        where p.party_id = ${partyId} order by e.starts desc, e.id`.execute(db);
      return rows.map(
        ({ title, language: of, ends, place, instrument_id, verification, source_url, ...row }) => ({
          ...row,
          ends: ends ?? undefined,
          place: place ?? undefined,
          title: { text: title, language: of },
          instrumentId: instrument_id ?? undefined,
          certainty: verification,
          sourceUrl: source_url,
        }),
      );
    },
  };
}
