import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";

/** Language, title or name, how sure it is. */
export type TitleEntry = readonly [Language, string, Certainty];

const asTitles = sql`coalesce(json_agg(json_build_array(t.language, t.title, t.verification) order by t.title), '[]')`;

/** What programs read besides the rows of pages: titles and names in every language at once. */
export function entryQuestions(db: Db) {
  return {
    /** Titles of every instrument, by its id. */
    async instrumentTitles(): Promise<Map<string, readonly TitleEntry[]>> {
      const { rows } = await sql<{ id: string; titles: TitleEntry[] }>`
        select t.instrument_id as id, ${asTitles} as titles from mandates.instrument_title t group by t.instrument_id`.execute(
        db,
      );
      return new Map(rows.map(({ id, titles }) => [id, titles]));
    },

    /** Titles of an instrument, and of one of its provisions where that is named. */
    async titlesOf(
      slug: string,
      provision = "",
    ): Promise<{ readonly instrument: readonly TitleEntry[]; readonly provision: readonly TitleEntry[] }> {
      const { rows } = await sql<{ instrument: TitleEntry[]; provision: TitleEntry[] }>`
        select
          (select ${asTitles} from mandates.instrument_title t where t.instrument_id = i.id) as instrument,
          (select ${asTitles} from mandates.provision_title t join mandates.provision p on p.id = t.provision_id
            where p.instrument_id = i.id and p.slug = ${provision}) as provision
        from mandates.instrument i where i.slug = ${slug}`.execute(db);
      return rows[0] ?? { instrument: [], provision: [] };
    },

    /** Names of every theme, by its id. */
    async allThemeNames(): Promise<Map<string, readonly TitleEntry[]>> {
      const { rows } = await sql<{ id: string; names: TitleEntry[] }>`
        select t.theme_id as id, json_agg(json_build_array(t.language, t.name, t.verification) order by t.name) as names
        from mandates.theme_name t group by t.theme_id`.execute(db);
      return new Map(rows.map(({ id, names }) => [id, names]));
    },
  };
}
