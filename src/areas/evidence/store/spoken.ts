import { sql } from "kysely";
import type { Language } from "../../../kernel/language.ts";
import type { MentionKind, Span } from "../../../kernel/mention.ts";
import type { Db } from "../../../platform/storage/index.ts";

/** How many different things a document speaks of. */
export interface SpokenTallies {
  readonly parties: number;
  readonly instruments: number;
  readonly provisions: number;
  readonly states: number;
}

/** Of a document that nobody has had read, or that speaks of nothing. */
export const nothingSpoken: SpokenTallies = { parties: 0, instruments: 0, provisions: 0, states: 0 };

/** A thing that an edition speaks of. */
export interface SpokenCount {
  readonly kind: MentionKind;
  readonly id: string;
  readonly count: number;
  /** Where it is named first, in UTF-16 code units of the text. */
  readonly start: number;
}

/** A passage that speaks of something, with the document that it stands in. */
export interface SpeakingPassage {
  readonly document_id: string;
  readonly title: string;
  readonly document_language: Language;
  readonly symbol: string;
  readonly dated: string | null;
  readonly number: number;
  /** Where it begins in the text of the edition, in UTF-16 code units. */
  readonly starts: number;
  readonly language: Language;
  readonly words: string;
  /** Where in `words` the thing is named. */
  readonly named: readonly Span[];
}

export interface SpokenOf {
  /** `party fatf`, as readings keep it. */
  readonly subject: string;
  /** At most so many documents, the newest first, and so many passages of each, the first ones. */
  readonly documents: number;
  readonly passages: number;
}

/** The latest edition of a document that the reader may see. */
const latest = sql`lateral (select e.id from evidence.edition e where e.document_id = d.id order by e.number desc limit 1) latest`;

export function spokenQuestions(db: Db) {
  return {
    /** How many things the latest edition of each document speaks of that the reader may see. */
    async spokenTallies(ids: readonly string[]): Promise<ReadonlyMap<string, SpokenTallies>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<SpokenTallies & { id: string }>`
        select d.id, count(*) filter (where s like 'party %')::int as parties,
          count(*) filter (where s like 'instrument %')::int as instruments,
          count(*) filter (where s like 'provision %')::int as provisions,
          count(*) filter (where s like 'state %')::int as states
        from evidence.document d join ${latest} on true
        join evidence.reading r on r.edition_id = latest.id
        cross join lateral unnest(r.subjects) s
        where d.id = any(${ids})
          and (s not like 'party %' or exists (select from registry.party p where p.id = substr(s, 7)))
          and (s not like 'state %' or exists (select from registry.state t where t.id = substr(s, 7)))
        group by d.id`.execute(db);
      return new Map(rows.map(({ id, ...tallies }) => [id, tallies]));
    },

    /** What an edition speaks of, how often, and where first; dates are nothing that it speaks of. */
    async spokenCounts(editionId: string): Promise<readonly SpokenCount[]> {
      const { rows } = await sql<SpokenCount>`
        select m ->> 'kind' as kind, m ->> 'id' as id, count(*)::int as count, min((m -> 'start')::int) as start
        from evidence.reading r cross join lateral jsonb_array_elements(r.mentions) m
        where r.edition_id = ${editionId}::uuid and m ->> 'kind' <> 'date' group by 1, 2`.execute(db);
      return rows;
    },

    speakingPassages: (of: SpokenOf): Promise<readonly SpeakingPassage[]> => speakingPassages(db, of),
  };
}

/** The passages that speak of a thing, document by document, in the order of reading; furniture of pages says nothing. */
async function speakingPassages(
  db: Db,
  { subject, documents, passages }: SpokenOf,
): Promise<readonly SpeakingPassage[]> {
  const [kind = "", ...id] = subject.split(" ");
  const { rows } = await sql<SpeakingPassage>`
    with speaking as materialized (
      select d.id, d.title, d.language, d.symbol, d.dated, d.added_at, r.edition_id
      from evidence.reading r join evidence.edition e on e.id = r.edition_id join evidence.document d on d.id = e.document_id
      where r.subjects @> array[${subject}::text]
        and not exists (select from evidence.edition l where l.document_id = d.id and l.number > e.number)
      order by d.added_at desc, d.id limit ${documents}
    ), named as materialized (
      select d.id, d.edition_id, (m ->> 'start')::int as starts, (m ->> 'end')::int as ends
      from speaking d join evidence.reading r on r.edition_id = d.edition_id
      cross join lateral jsonb_path_query(r.mentions, '$[*] ? (@.kind == $kind && @.id == $id)',
        jsonb_build_object('kind', ${kind}::text, 'id', ${id.join(" ")}::text)) m
    )
    select d.id as document_id, d.title, d.language as document_language, d.symbol, d.dated, p.number, p.starts, p.language, p.words, p.named
    from speaking d cross join lateral (
      select s.number, s.starts, s.language, s.words,
        jsonb_agg(jsonb_build_object('start', n.starts - s.starts, 'end', n.ends - s.starts) order by n.starts) as named
      from named n join evidence.passage s on s.edition_id = n.edition_id and s.starts <= n.starts and n.ends <= s.ends
      where n.id = d.id and s.kind <> 'furniture'
      group by s.id order by s.number limit ${passages}
    ) p
    order by d.added_at desc, d.id, p.number`.execute(db);
  return rows;
}
