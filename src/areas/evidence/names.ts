import { type RawBuilder, sql } from "kysely";
import type { Language } from "../../kernel/language.ts";
import type { NameColumns, NameSource, TextColumns, TextSource } from "../../platform/search/index.ts";
import type { PassageKind } from "./model.ts";

/** Which documents are looked through. Dates that are known to the year or the month count where they touch the time. */
export interface DocumentFilter {
  readonly document?: string | undefined;
  readonly language?: Language | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Dates are texts, of which the shorter one comes first: behind a year stand its months, and behind all of them a tilde. */
const passes = ({ document, language, from, to }: DocumentFilter) => sql`
  (${document ?? null}::text is null or d.id = ${document ?? null}) and (${language ?? null}::text is null or d.language = ${language ?? null})
  and (${from ?? null}::text is null or (d.dated || '~') collate "C" >= ${from ?? null}) and (${to ?? null}::text is null or d.dated::text collate "C" <= ${to ?? null} || '~')`;

/**
 * Names by which documents are found. Whose document it is stands before its title as one more name, so that issuer and words of the title find it
 * together; the issuer alone names the body first, not everything it ever issued.
 */
export const documentNames = (filter: DocumentFilter): NameSource => ({
  kind: "document",
  rows: sql<NameColumns>`
    select d.id, d.language, n.type, n.name from evidence.document d cross join lateral (values
      ('official', d.title), ('symbol', nullif(d.symbol, '')), ('alias', nullif(d.issuer, '') || ', ' || d.title)) n(type, name)
    where n.name is not null and ${passes(filter)}`,
});

/** A passage as it is found, with the document that it stands in. */
export interface FoundPassage extends TextColumns {
  readonly language: Language;
  readonly number: number;
  /** Where it begins in the text of the edition, in UTF-16 code units. */
  readonly starts: number;
  readonly kind: PassageKind;
  readonly document_id: string;
  readonly title: string;
  readonly document_language: Language;
  readonly symbol: string;
  readonly dated: string | null;
}

/** Passages of the latest edition that the reader may read: those are the ones that a document's page shows. */
export const passageSource: TextSource<FoundPassage> = {
  kind: "passage",
  titled: "document",
  rows: sql<FoundPassage>`
    select p.id, p.language, p.words, p.number, p.starts, p.kind, d.id as document_id, d.id as title_id, d.title, d.language as document_language,
      d.symbol, d.dated
    from evidence.passage p join evidence.edition e on e.id = p.edition_id join evidence.document d on d.id = e.document_id
    where not exists (select from evidence.edition l where l.document_id = d.id and l.number > e.number)`,
};

/** The editions of these documents, of which passages are parts; nothing where every document passes. */
export const editionsOf = ({
  document,
  from,
  to,
}: DocumentFilter): RawBuilder<readonly string[]> | undefined =>
  document === undefined && from === undefined && to === undefined
    ? undefined
    : sql<readonly string[]>`array(
        select e.id::text from evidence.edition e join evidence.document d on d.id = e.document_id where ${passes({ document, from, to })})`;
