import { sql } from "kysely";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";

/** A citation with what a reader needs to find its words: which document, which edition, which passage. */
export interface ShownCitation {
  readonly fact_table: string;
  readonly fact_id: string;
  /** The words as they stand in the text, from where to where in the text of the edition. */
  readonly quoted: string;
  readonly starts: number;
  readonly ends: number;
  /** The language of the passage. */
  readonly language: Language;
  readonly document_id: string;
  readonly title: string;
  readonly document_language: Language;
  readonly symbol: string;
  readonly edition: number;
  /** Whether the document has no later edition that the reader may see. */
  readonly latest: boolean;
  readonly passage: number;
  /** Where the passage begins in the text of the edition, in UTF-16 code units. */
  readonly passage_starts: number;
}

/** How many different things a document speaks of. */
export interface SpokenTallies {
  readonly parties: number;
  readonly instruments: number;
  readonly provisions: number;
  readonly states: number;
}

/** Facts of one table, or the passages of one edition. */
export type Cited =
  | { readonly table: string; readonly ids: readonly string[] }
  | { readonly edition: string };

export function citationQuestions(db: Db) {
  return {
    /** What cites these facts, or what is cited in this edition, in the order of reading. */
    async shownCitations(of: Cited): Promise<readonly ShownCitation[]> {
      const which =
        "edition" in of
          ? sql`e.id::text = ${of.edition}`
          : sql`c.fact_table = ${of.table} and c.fact_id = any(${of.ids})`;
      const { rows } = await sql<ShownCitation>`
        select c.fact_table, c.fact_id, c.quoted, c.starts, c.ends, s.language, d.id as document_id, d.title, d.language as document_language,
          d.symbol, e.number as edition, s.number as passage, s.starts as passage_starts,
          not exists (select from evidence.edition l where l.document_id = d.id and l.number > e.number) as latest
        from evidence.citation c
        join evidence.passage s on s.id = c.passage_id
        join evidence.edition e on e.id = s.edition_id
        join evidence.document d on d.id = e.document_id
        where ${which}
        order by d.added_at, d.id, e.number, c.starts, c.fact_table, c.fact_id`.execute(db);
      return rows;
    },

    /** How many things the latest edition of each document speaks of that the reader may see. */
    async spokenTallies(ids: readonly string[]): Promise<ReadonlyMap<string, SpokenTallies>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<SpokenTallies & { id: string }>`
        select d.id, count(*) filter (where s like 'party %')::int as parties,
          count(*) filter (where s like 'instrument %')::int as instruments,
          count(*) filter (where s like 'provision %')::int as provisions,
          count(*) filter (where s like 'state %')::int as states
        from evidence.document d
        join lateral (select e.id from evidence.edition e where e.document_id = d.id order by e.number desc limit 1) latest on true
        join evidence.reading r on r.edition_id = latest.id
        cross join lateral unnest(r.subjects) s
        where d.id = any(${ids})
          and (s not like 'party %' or exists (select from registry.party p where p.id = substr(s, 7)))
          and (s not like 'state %' or exists (select from registry.state t where t.id = substr(s, 7)))
        group by d.id`.execute(db);
      return new Map(rows.map(({ id, ...tallies }) => [id, tallies]));
    },
  };
}
