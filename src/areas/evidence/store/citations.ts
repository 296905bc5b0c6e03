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
          ? sql`e.id = ${of.edition}::uuid`
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
  };
}
