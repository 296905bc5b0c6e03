import { sql } from "kysely";
import { fallbackOrder, type Language, type Tagged } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";

/** Questions about where parties stand: in the hierarchy, in regions, in places, in other registers. */
export function placeQuestions(db: Db) {
  return {
    /** The party, what it is part of, what that is part of, … up to the top; at most ten steps. */
    async ancestorsOf(id: string): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        with recursive up(id, parent_id, step) as (
          select p.id, p.parent_id, 0 from registry.party p where p.id = ${id}
          union all
          select p.id, p.parent_id, step + 1 from registry.party p join up on p.id = up.parent_id where step < 10
        ) select id from up where step > 0 order by step`.execute(db);
      return rows.map((row) => row.id);
    },

    async childrenOf(id: string): Promise<string[]> {
      const { rows } = await sql<{
        id: string;
      }>`select id from registry.party where parent_id = ${id}`.execute(db);
      return rows.map((row) => row.id);
    },

    /** The M49 regions that the party covers, with their names. */
    async coverageOf(id: string, language: Language): Promise<Array<Tagged & { readonly id: string }>> {
      const { rows } = await sql<{ id: string; name: string; language: Language }>`
        select c.region_id as id, n.name, n.language from registry.coverage c
        join lateral (
          select n.name, n.language from registry.region_name n where n.region_id = c.region_id
          order by array_position(${fallbackOrder[language]}::text[], n.language) limit 1
        ) n on true
        where c.party_id = ${id} order by c.region_id`.execute(db);
      return rows.map(({ id: region, name, language: of }) => ({ id: region, text: name, language: of }));
    },

    async identifiersOf(id: string): Promise<Array<{ scheme: string; value: string }>> {
      const { rows } = await sql<{ scheme: string; value: string }>`
        select scheme, value from registry.identifier where party_id = ${id} order by scheme, value`.execute(
        db,
      );
      return rows;
    },

    /** Names of places by the name that the files use. */
    async places(places: readonly string[], language: Language): Promise<Map<string, Tagged>> {
      if (places.length === 0) return new Map();
      const { rows } = await sql<{ place: string; name: string; language: Language }>`
        select distinct on (place) place, name, language from registry.place_name where place = any(${places})
        order by place, array_position(${fallbackOrder[language]}::text[], language)`.execute(db);
      return new Map(rows.map((row) => [row.place, { text: row.name, language: row.language }]));
    },
  };
}
