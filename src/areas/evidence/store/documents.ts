import { sql } from "kysely";
import type { Language } from "../../../kernel/language.ts";
import type { Span } from "../../../kernel/mention.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { WordsRevision } from "../lexicon.ts";
import type { DocumentRow, EditionRow, PassageRow, ReadingRow } from "./rows.ts";

const documentColumns = sql`
  d.id, d.title, d.language, d.symbol, d.dated, d.issuer, d.version_of, d.source_url, d.level, d.audience, d.originator`;

/** A document of a list. */
export interface ListedDocument extends DocumentRow {
  /** The number of the latest edition. */
  readonly editions: number;
}

export function documentQuestions(db: Db) {
  return {
    async findDocument(id: string): Promise<DocumentRow | undefined> {
      const { rows } = await sql<DocumentRow>`
        select ${documentColumns} from evidence.document d where d.id = ${id}`.execute(db);
      return rows[0];
    },

    /** The same document in other languages, itself left out. */
    async languageVersions(id: string): Promise<readonly DocumentRow[]> {
      const { rows } = await sql<DocumentRow>`
        select ${documentColumns} from evidence.document self
        join evidence.document d on coalesce(d.version_of, d.id) = coalesce(self.version_of, self.id) and d.id <> self.id
        where self.id = ${id} order by d.language, d.id`.execute(db);
      return rows;
    },

    /** Documents that were ever read from a file with these bytes, or that bear this symbol in this language. */
    async documentsOfFile(sha256: string): Promise<readonly (DocumentRow & { readonly number: number })[]> {
      const { rows } = await sql<DocumentRow & { number: number }>`
        select ${documentColumns}, e.number from evidence.edition e join evidence.document d on d.id = e.document_id
        where e.sha256 = ${sha256} order by e.received_at, d.id`.execute(db);
      return rows;
    },

    async documentsWithSymbol(symbol: string): Promise<readonly DocumentRow[]> {
      const { rows } = await sql<DocumentRow>`
        select ${documentColumns} from evidence.document d
        where d.symbol = ${symbol} and d.symbol <> '' order by d.added_at, d.id`.execute(db);
      return rows;
    },

    /** The latest edition unless a number is named. */
    async findEdition(documentId: string, number?: number): Promise<EditionRow | undefined> {
      const which = number === undefined ? sql`` : sql`and e.number = ${number}`;
      const { rows } = await sql<EditionRow>`
        select e.id, e.document_id, e.number, e.sha256, e.size::int as size, e.media_type, e.file_name, e.content
        from evidence.edition e where e.document_id = ${documentId} ${which} order by e.number desc limit 1`.execute(
        db,
      );
      return rows[0];
    },

    /** All passages of an edition; with `within` their words only where they begin there, and no words elsewhere. */
    async passagesOf(editionId: string, within?: Span): Promise<readonly PassageRow[]> {
      const words =
        within === undefined
          ? sql`words`
          : sql`case when starts >= ${within.start} and starts < ${within.end} then words else '' end as words`;
      const { rows } = await sql<PassageRow>`
        select id, number, starts, ends, kind, language, ${words} from evidence.passage
        where edition_id = ${editionId}::uuid order by number`.execute(db);
      return rows;
    },

    /** With `within` only the mentions that lie in that part of the text, in whole or with some of their words. */
    async findReading(editionId: string, within?: Span): Promise<ReadingRow | undefined> {
      const mentions =
        within === undefined
          ? sql`mentions`
          : sql`(select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(mentions) m
              where (m -> 'start')::int < ${within.end} and (m -> 'end')::int > ${within.start}) as mentions`;
      const { rows } = await sql<ReadingRow>`
        select edition_id, lexicon, ${mentions}, ambiguous, candidates from evidence.reading
        where edition_id = ${editionId}::uuid`.execute(db);
      return rows[0];
    },

    /** Documents, the newest first, whose latest edition was read by names other than these. */
    async documentsReadOtherwise(lexicon: WordsRevision, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select d.id from evidence.document d
        join lateral (select e.id from evidence.edition e where e.document_id = d.id order by e.number desc limit 1) latest on true
        join evidence.reading r on r.edition_id = latest.id
        where r.lexicon <> case d.level when 'public' then ${lexicon.open} else ${lexicon.all} end order by d.added_at desc, d.id limit ${limit}`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    /** Newest first. */
    async listDocuments(filter: {
      readonly language?: Language;
      readonly subject?: string;
    }): Promise<readonly ListedDocument[]> {
      const { rows } = await sql<ListedDocument>`
        select ${documentColumns}, latest.number as editions
        from evidence.document d
        join lateral (select e.id, e.number from evidence.edition e where e.document_id = d.id order by e.number desc limit 1) latest on true
        left join evidence.reading r on r.edition_id = latest.id
        where (${filter.language ?? null}::text is null or d.language = ${filter.language ?? null})
          and (${filter.subject ?? null}::text is null or r.subjects @> array[${filter.subject ?? null}::text])
        order by d.added_at desc, d.id`.execute(db);
      return rows;
    },
  };
}
