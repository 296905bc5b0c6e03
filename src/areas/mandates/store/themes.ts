import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { ThemeRow } from "./rows.ts";

interface ThemeColumns {
  id: string;
  note: string;
  verification: Certainty;
  name: string | null;
  language: Language | null;
  instruments: string[];
  provisions: string[];
}

/** Questions about themes and what is tied to them. */
export function themeQuestions(db: Db) {
  return {
    /** All themes in their order, each with the instruments and provisions tied to it. */
    async themes(language: Language): Promise<ThemeRow[]> {
      const { rows } = await sql<ThemeColumns>`
        select th.id, th.note, th.verification, n.name, n.language,
          array(
            select i.id from mandates.theme_topic tt join mandates.instrument i on i.topic = tt.topic
            where tt.theme_id = th.id order by i.adopted desc nulls last, i.id
          ) as instruments,
          array(
            select p.id from mandates.theme_provision tp join mandates.provision p on p.id = tp.provision_id
            where tp.theme_id = th.id order by p.position
          ) as provisions
        from mandates.theme th
        left join lateral (
          select n.name, n.language from mandates.theme_name n where n.theme_id = th.id
          order by array_position(${fallbackOrder[language]}::text[], n.language) limit 1
        ) n on true
        order by th.position`.execute(db);
      return rows.map((row) => ({
        id: row.id,
        // A theme without any name is known by its id.
        name: { text: row.name ?? row.id, language: row.language ?? "en" },
        note: row.note,
        certainty: row.verification,
        instruments: row.instruments,
        provisions: row.provisions,
      }));
    },

    /** The names of a theme in every language it has one in. */
    async themeNames(id: string): Promise<Tagged[]> {
      const { rows } = await sql<{ name: string; language: Language }>`
        select name, language from mandates.theme_name where theme_id = ${id}`.execute(db);
      return rows.map(({ name, language }) => ({ text: name, language }));
    },
  };
}
