import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import type { InstrumentDates, InstrumentLink, InstrumentRelationKind, InstrumentStatus } from "../model.ts";

export interface InstrumentRow extends InstrumentDates {
  readonly slug: string;
  /** Who adopted it, in English as the register has it. */
  readonly body: string;
  readonly year: number;
  readonly topic: string;
  readonly title: Tagged | undefined;
  /** Our own description, in English. */
  readonly description: string;
  readonly certainty: Certainty;
  readonly sourceUrl: string;
}

/** An instrument with the ids of the themes that its topic is tied to. */
export interface ThemedInstrument extends InstrumentRow {
  readonly themes: readonly string[];
}

/** A relation between two instruments, with how sure it is. */
export interface LinkRow extends InstrumentLink {
  readonly certainty: Certainty;
}

export interface ProvisionRow {
  readonly id: string;
  readonly instrumentId: string;
  readonly label: string;
  readonly slug: string;
  readonly title: Tagged | undefined;
  /** Our own words, in English; may be empty. */
  readonly summary: string;
  /** Whom it addresses, in English; several joined by `; `. */
  readonly addressee: string;
  readonly certainty: Certainty;
  readonly sourceUrl: string;
}

export interface ThemeRow {
  readonly id: string;
  readonly name: Tagged;
  /** A remark of the register, in English. */
  readonly note: string;
  readonly certainty: Certainty;
  /** Ids of the instruments whose topic is tied to it, and of its provisions. */
  readonly instruments: readonly string[];
  readonly provisions: readonly string[];
}

export interface InstrumentColumns {
  id: string;
  slug: string;
  body: string;
  year: number;
  topic: string;
  adopted: PartialDate | null;
  expires: PartialDate | null;
  status: InstrumentStatus;
  description: string;
  verification: Certainty;
  source_url: string;
  title: string | null;
  title_language: Language | null;
  links: Array<{ kind: InstrumentRelationKind; to: string; certainty: Certainty }> | null;
}

export interface ProvisionColumns {
  id: string;
  instrument_id: string;
  label: string;
  slug: string;
  summary: string;
  addressee: string;
  verification: Certainty;
  source_url: string;
  title: string | null;
  title_language: Language | null;
}

const tagged = (text: string | null, language: Language | null): Tagged | undefined =>
  text === null || language === null ? undefined : { text, language };

export const instrumentOf = (row: InstrumentColumns): InstrumentRow => ({
  id: row.id,
  slug: row.slug,
  body: row.body,
  year: row.year,
  topic: row.topic,
  adopted: row.adopted ?? undefined,
  expires: row.expires ?? undefined,
  status: row.status,
  title: tagged(row.title, row.title_language),
  description: row.description,
  certainty: row.verification,
  sourceUrl: row.source_url,
});

export const linksOf = (rows: readonly InstrumentColumns[]): LinkRow[] =>
  rows.flatMap((row) =>
    (row.links ?? []).map(({ kind, to, certainty }) => ({ from: row.id, kind, to, certainty })),
  );

export const provisionOf = (row: ProvisionColumns): ProvisionRow => ({
  id: row.id,
  instrumentId: row.instrument_id,
  label: row.label,
  slug: row.slug,
  title: tagged(row.title, row.title_language),
  summary: row.summary,
  addressee: row.addressee,
  certainty: row.verification,
  sourceUrl: row.source_url,
});

/** Columns of `mandates.instrument i` beside its title `t`, which `titleJoin` gives. */
export const instrumentColumns = sql`
  i.id, i.slug, i.body, i.year, i.topic, i.adopted, i.expires, i.status, i.description, i.verification, i.source_url,
  t.title, t.language as title_language`;

export const titleJoin = (language: Language) => sql`
  left join lateral (
    select t.title, t.language from mandates.instrument_title t where t.instrument_id = i.id
    order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
  ) t on true`;

/** What `i` renews, extends or supersedes, as JSON; and what a condition on the relation `r` adds. */
export const linksColumn = (more = sql`false`) => sql`
  (select jsonb_agg(jsonb_build_object('kind', r.kind, 'to', r.to_id, 'certainty', r.verification))
    from mandates.instrument_relation r
    where r.from_id = i.id and (r.kind in ('renews', 'extends', 'supersedes') or ${more})) as links`;

export const provisionsFor = (language: Language) => sql`
  select p.id, p.instrument_id, p.label, p.slug, p.summary, p.addressee, p.verification, p.source_url, t.title,
    t.language as title_language
  from mandates.provision p
  left join lateral (
    select t.title, t.language from mandates.provision_title t where t.provision_id = p.id
    order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
  ) t on true`;
