import { type RawBuilder, sql } from "kysely";
import type { Certainty } from "../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../kernel/language.ts";
import type { PartialDate } from "../../kernel/partial-date.ts";
import type { Tallies } from "../../kernel/tally.ts";
import { type Db, readTallies } from "../../platform/storage/index.ts";
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

/** An event and the parties that hosted it. */
export interface HostedEvent extends Omit<EventRow, "role"> {
  readonly hosts: readonly string[];
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

interface EventColumns {
  id: string;
  kind: string;
  starts: PartialDate;
  ends: PartialDate | null;
  place: string | null;
  title: string;
  language: Language;
  instrument_id: string | null;
  verification: Certainty;
  source_url: string;
}

const eventOf = (row: EventColumns): Omit<EventRow, "role"> => ({
  id: row.id,
  kind: row.kind,
  starts: row.starts,
  ends: row.ends ?? undefined,
  place: row.place ?? undefined,
  title: { text: row.title, language: row.language },
  instrumentId: row.instrument_id ?? undefined,
  certainty: row.verification,
  sourceUrl: row.source_url,
});

const linesFor = (language: Language) => sql`
  select l.id, l.heading, l.verification, l.source_url, l.source_passage, t.title, t.text, t.language,
    array(select p.party_id from cooperation.line_partner p where p.line_id = l.id order by p.party_id) as partners,
    array(select m.mode from cooperation.line_mode m where m.line_id = l.id order by m.position, m.mode) as modes,
    coalesce((select jsonb_agg(jsonb_build_object('instrument', b.instrument_id, 'provision', b.provision_id) order by b.position, b.instrument_id, b.provision_id)
      from cooperation.line_basis b where b.line_id = l.id), '[]') as bases
  from cooperation.line l
  join lateral (
    select t.title, t.text, t.language from cooperation.line_text t where t.line_id = l.id
    order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
  ) t on true`;

const eventColumns = sql`
  e.id, e.kind, e.starts, e.ends, e.place, e.instrument_id, e.verification, e.source_url, t.title, t.language`;

const eventTitle = (language: Language) => sql`
  join lateral (
    select t.title, t.language from cooperation.event_title t where t.event_id = e.id
    order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
  ) t on true`;

/** Events in which somebody takes part, latest first; `who` chooses rows of `cooperation.event_party p`. */
async function eventsWith(db: Db, who: RawBuilder<unknown>, language: Language): Promise<EventRow[]> {
  const { rows } = await sql<EventColumns & { role: "host" | "participant" }>`
    select ${eventColumns}, p.role
    from cooperation.event_party p join cooperation.event e on e.id = p.event_id ${eventTitle(language)}
    where ${who} order by e.starts desc, e.id`.execute(db);
  return rows.map((row) => ({ ...eventOf(row), role: row.role }));
}

const certaintyTallies = sql<Tallies["certainties"][number]>`
  select 'line' as of, verification as certainty, count(*)::int as count from cooperation.line group by verification
  union all select 'event', verification, count(*)::int from cooperation.event group by verification`;

const languageTallies = sql<Tallies["languages"][number]>`
  select 'line' as of, language, count(distinct line_id)::int as count from cooperation.line_text group by language
  union all select 'event', language, count(distinct event_id)::int from cooperation.event_title group by language`;

const gapTallies = sql<Tallies["gaps"][number]>`
  with gap(gap, count, all_of) as (
    select 'line-bases', count(*) filter (where not exists (select from cooperation.line_basis b where b.line_id = l.id)), count(*)
      from cooperation.line l
    union all
    select 'line-modes', count(*) filter (where not exists (select from cooperation.line_mode m where m.line_id = l.id)), count(*)
      from cooperation.line l
  ) select gap, count::int, all_of::int as all from gap`;

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

    /** The lines that rest on one of the instruments or on one of their provisions, or on one of the provisions. */
    async linesOn(
      { instruments, provisions }: { instruments: readonly string[]; provisions: readonly string[] },
      language: Language,
    ): Promise<LineRow[]> {
      const { rows } = await sql<LineColumns>`
        ${linesFor(language)}
        where exists (
          select from cooperation.line_basis b where b.line_id = l.id
          and (b.instrument_id = any(${instruments}::text[]) or b.provision_id = any(${provisions}::text[]))
        )
        order by l.position`.execute(db);
      return rows.map(lineOf);
    },

    /** Public events held under the instrument, latest first. */
    async eventsUnder(instrumentId: string, language: Language): Promise<HostedEvent[]> {
      const { rows } = await sql<EventColumns & { hosts: string[] }>`
        select ${eventColumns},
          array(
            select p.party_id from cooperation.event_party p
            where p.event_id = e.id and p.role = 'host' and p.party_id is not null order by p.party_id
          ) as hosts
        from cooperation.event e ${eventTitle(language)}
        where e.instrument_id = ${instrumentId} order by e.starts desc, e.id`.execute(db);
      return rows.map((row) => ({ ...eventOf(row), hosts: row.hosts }));
    },

    /** Public events that the party hosted or took part in, latest first. */
    eventsOf: (partyId: string, language: Language): Promise<EventRow[]> =>
      eventsWith(db, sql`p.party_id = ${partyId}`, language),

    /** A party that hosted each of these events or took part in it, as far as the reader may see it: id → party. */
    async partiesOfEvents(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<{ id: string; party_id: string }>`
        select distinct on (e.id) e.id, p.party_id
        from cooperation.event e join cooperation.event_party p on p.event_id = e.id
        where e.id = any(${ids}) and p.party_id is not null order by e.id, p.role, p.party_id`.execute(db);
      return new Map(rows.map((row) => [row.id, row.party_id]));
    },

    /** Public events that the State hosted or took part in, latest first. */
    eventsOfState: (stateId: string, language: Language): Promise<EventRow[]> =>
      eventsWith(db, sql`p.state_id = ${stateId}`, language),

    /** How much the reader may read, how sure it is and what is missing. */
    tallies: (): Promise<Tallies> =>
      readTallies(db, { certainties: certaintyTallies, languages: languageTallies, gaps: gapTallies }),
  };
}
