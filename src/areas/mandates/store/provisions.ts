import { sql } from "kysely";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type ProvisionColumns, type ProvisionRow, provisionOf, provisionsFor } from "./rows.ts";

/** Questions about provisions. */
export function provisionQuestions(db: Db) {
  return {
    async provisions(ids: readonly string[], language: Language): Promise<Map<string, ProvisionRow>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<ProvisionColumns>`
        ${provisionsFor(language)} where p.id = any(${ids}) order by p.position`.execute(db);
      return new Map(rows.map((row) => [row.id, provisionOf(row)]));
    },

    /** Provisions of the instrument with the slug, in its order. */
    async provisionsOf(slug: string, language: Language): Promise<ProvisionRow[]> {
      const { rows } = await sql<ProvisionColumns>`
        ${provisionsFor(language)}
        where p.instrument_id = (select id from mandates.instrument where slug = ${slug})
        order by p.position`.execute(db);
      return rows.map(provisionOf);
    },

    /** Slugs by which every provision is addressed: of its instrument, and its own. */
    async provisionAddresses(): Promise<Array<{ instrument: string; provision: string }>> {
      const { rows } = await sql<{ instrument: string; provision: string }>`
        select i.slug as instrument, p.slug as provision from mandates.provision p
        join mandates.instrument i on i.id = p.instrument_id order by i.slug, p.position`.execute(db);
      return rows;
    },
  };
}
