import { type RawBuilder, sql } from "kysely";
import { fallbackOrder, type Language, languages } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { TextEntry, TextStatus } from "./model.ts";
import { type Translatable, translatables } from "./translatable.ts";

export interface EntryFilter {
  readonly language?: Language | undefined;
  readonly text?: string | undefined;
  readonly owner?: string | undefined;
  readonly show?: TextStatus | "stale" | undefined;
}

export interface EntryCount {
  readonly language: Language;
  readonly status: TextStatus;
  readonly stale: boolean;
  readonly count: number;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** The questions of translation. Every answer is under the reader's row security. */
export function translationQuestions(db: Db) {
  return {
    async countEntries(filter: Omit<EntryFilter, "language" | "show">): Promise<EntryCount[]> {
      const { rows } = await sql<EntryCount>`
        ${entries(filter)} select language, status, stale, count(*)::integer as count from entries group by 1, 2, 3`.execute(
        db,
      );
      return rows;
    },

    async listEntries(filter: EntryFilter, page?: Page): Promise<TextEntry[]> {
      const part = page === undefined ? sql`` : sql`limit ${page.limit} offset ${page.offset}`;
      const { rows } = await sql<EntryRow>`
        ${entries(filter)} select * from entries where ${condition(filter)}
        order by place, owner collate "C", array_position(${[...languages]}::text[], language) ${part}`.execute(
        db,
      );
      return rows.map(entryOf);
    },

    /** Terms with their words in the two languages. */
    async termsIn(source: Language, target: Language): Promise<Array<{ source: string; target: string }>> {
      const { rows } = await sql<{ source: string; target: string }>`
        select s.text as source, t.text as target from registry.term s join registry.term t on t.key = s.key
        where s.language = ${source} and t.language = ${target} order by s.key, s.text, t.text`.execute(db);
      return rows;
    },

    /** Acronyms of the language, in the letters that they share, for which the other language has no others. */
    async acronymsKept(source: Language, target: Language): Promise<string[]> {
      const { rows } = await sql<{ name: string }>`
        select distinct n.name from registry.party_name n where n.type = 'acronym' and n.language = ${source} and n.name ~ '^[A-Z][A-Z0-9-]+$'
        and not exists (select from registry.party_name o where o.party_id = n.party_id and o.type = 'acronym'
          and o.language = ${target} and o.name <> n.name) order by 1`.execute(db);
      return rows.map(({ name }) => name);
    },

    /** Until the transaction ends, nobody else records translations. */
    async lockTranslations(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('registry.translations', 0))`.execute(db);
    },
  };
}

interface EntryRow {
  readonly name: string;
  readonly owner: string;
  readonly language: Language;
  readonly status: TextStatus;
  readonly stale: boolean;
  readonly row_id: string | null;
  readonly text: string | null;
  readonly source_row: string;
  readonly source_language: Language;
  readonly source_text: string;
  readonly source_certainty: string;
  readonly source_level: TextEntry["source"]["level"];
  readonly source_audience: string[];
  readonly source_originator: string;
}

const entryOf = (row: EntryRow): TextEntry => ({
  ...{ name: row.name, owner: row.owner, language: row.language, status: row.status, stale: row.stale },
  ...{ rowId: row.row_id ?? undefined, text: row.text ?? undefined },
  source: {
    ...{ rowId: row.source_row, language: row.source_language, text: row.source_text },
    ...{ certainty: row.source_certainty, level: row.source_level },
    ...{ audience: row.source_audience, originator: row.source_originator },
  },
});

function condition({ language, show }: EntryFilter): RawBuilder<unknown> {
  return sql`(${language ?? null}::text is null or language = ${language ?? null})
    and (${show ?? null}::text is null or case when ${show ?? null} = 'stale' then stale else status = ${show ?? null} end)`;
}

/**
 * Every text in every language that it should be in, with its source. A text is stale by what is recorded of it: that it was
 * made from other words than its source has. Where nothing is recorded, the journal decides: it is stale when an act has
 * changed the words of its source after the last act that brought, changed or verified it.
 */
function entries({ text, owner }: Pick<EntryFilter, "text" | "owner">): RawBuilder<unknown> {
  const asked = translatables().filter(({ name }) => text === undefined || name === text);
  const texts = sql.join(
    asked.map((one, place) => textsOf(one, { place, owner })),
    sql` union all `,
  );
  return sql`with states as (
      select distinct on (table_name, row_id, field) * from registry.translation_state order by table_name, row_id, field, id
    ), texts as (${texts}), chosen as (
      select distinct on (name, owner, language) * from texts
      order by name, owner, language, coalesce(status = 'authentic', false) desc, row_id
    ), sources as (
      select first.*, (select max(c.act_id) from journal.change c where ${ofRow("first")} and ${reworded("first")}) as reworded
      from (
        select distinct on (name, owner) * from chosen
        order by name, owner, coalesce(status = 'authentic', false) desc, array_position(${[...fallbackOrder.en]}::text[], language)
      ) first
      where not first.optional or first.language = 'en' or coalesce(first.status = 'authentic', false)
    ), entries as (
      select s.name, s.place, s.owner, l.language, t.row_id, t.text, s.row_id as source_row, s.language as source_language,
        s.text as source_text, s.verification as source_certainty, s.level as source_level, s.audience as source_audience,
        s.originator as source_originator,
        case when t.row_id is null then 'missing' when t.status is not null then t.status
          when t.row_id = s.row_id then 'source' else 'not-stated' end as status,
        case when t.row_id is null or t.row_id = s.row_id or coalesce(t.status, '') = 'authentic' then false
          when t.made_from is not null then t.made_from <> registry.text_digest(coalesce(t.rendered, s.text))
          when s.reworded is null then false
          else s.reworded > (select max(c.act_id) from journal.change c where ${ofRow("t")}
            and (c.operation = 'insert' or ${reworded("t")} or c.before ->> 'verified_on' is distinct from c.after ->> 'verified_on'))
        end as stale
      from sources s cross join unnest(${[...languages]}::text[]) l(language)
      left join chosen t on t.name = s.name and t.owner = s.owner and t.language = l.language
    )`;
}

/** The entries of the journal about the row of a text; and those of them that changed its words. Each row is looked up by its key. */
const ofRow = (text: string): RawBuilder<unknown> =>
  sql`c.table_name = ${sql.ref(`${text}.table_name`)} and c.row_id = ${sql.ref(`${text}.row_id`)}`;
const reworded = (text: string): RawBuilder<unknown> => {
  const field = sql.ref(`${text}.field`);
  return sql`(c.operation = 'update' and c.before ->> ${field} is distinct from c.after ->> ${field})`;
};

/** The texts of a kind, with what is recorded of each: its status, the digest of what it was made from, and what it says that it renders. */
function textsOf(
  one: Translatable,
  { place, owner }: { readonly place: number; readonly owner: string | undefined },
): RawBuilder<unknown> {
  const itsOwner = sql.ref(`t.${one.owner}`);
  const fixed = Object.entries(one.fixed ?? {}).map(
    ([column, value]) => sql`${sql.ref(`t.${column}`)} = ${value}`,
  );
  const seen =
    one.owners === undefined
      ? []
      : [sql`exists (select from ${sql.table(one.owners)} o where o.id = ${itsOwner})`];
  const only = owner === undefined ? [] : [sql`${itsOwner} = ${owner}`];
  return sql`
    select ${one.name}::text as name, ${one.optional === true}::boolean as optional, ${place}::integer as place,
      ${one.table}::text as table_name, ${one.text}::text as field, ${itsOwner}::text as owner, t.id::text as row_id, t.language,
      ${sql.ref(`t.${one.text}`)} as text, t.verification, t.level, t.audience, t.originator,
      ${one.standing === true ? standing(one) : recorded(one)}
    where ${sql.join([...fixed, ...seen, ...only, sql`true`], sql` and `)}`;
}

/** The only act by which a machine's words come in. */
export const importAct = "registry.import-translations";

/** Of a table with columns of its own. A machine's words that another act has changed since are a person's. */
const standing = (one: Translatable): RawBuilder<unknown> => sql`
    case when coalesce(t.status, '') = 'machine' and exists (
      select from journal.change c join journal.act a on a.id = c.act_id
      where c.table_name = ${one.table} and c.row_id = t.id::text and c.operation = 'update'
        and c.before ->> ${one.text}::text is distinct from c.after ->> ${one.text}::text and a.act <> ${importAct}
        and c.act_id > (select max(m.act_id) from journal.change m where m.table_name = ${one.table} and m.row_id = t.id::text
          and m.after ->> 'status' = 'machine' and (m.operation = 'insert' or m.before ->> 'status' is distinct from 'machine')))
      then null else t.status end as status,
    case when t.of_name is null or r.id is not null then t.of_digest end as made_from, ${sql.ref(`r.${one.text}`)} as rendered
  from ${sql.table(one.table)} t left join ${sql.table(one.table)} r on r.id = t.of_name`;

/** Of texts of other tables: the status holds for the words that it was given to. */
const recorded = (one: Translatable): RawBuilder<unknown> => {
  const holds = sql`r.target_digest = registry.text_digest(${sql.ref(`t.${one.text}`)})`;
  return sql`
    case when r.status = 'authentic' or ${holds} then r.status end as status, case when ${holds} then r.source_digest end as made_from,
    null::text as rendered
  from ${sql.table(one.table)} t
  left join states r on r.table_name = ${one.table} and r.row_id = t.id::text and r.field = ${one.text}`;
};
