import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { NameType } from "../model.ts";
import {
  type LabelColumns,
  type ListedParty,
  labelColumns,
  labelJoins,
  labelOf,
  listedOf,
  type NameRow,
  type PartyColumns,
  type PartyLabel,
  type PartyRow,
  partyColumns,
  placeJoin,
  type StatementColumns,
  statementOf,
} from "./rows.ts";

/** Questions about parties themselves and how they are named. */
export function partyQuestions(db: Db) {
  return {
    /** The parties that the founding page names, in its order. */
    async listedParties(language: Language): Promise<ListedParty[]> {
      const { rows } = await sql<PartyColumns>`
        select ${partyColumns} from registry.party p ${labelJoins(language)} ${placeJoin(language)}
        where p.on_source_page order by p.position`.execute(db);
      return rows.map(listedOf);
    },

    async findParty(id: string, language: Language): Promise<PartyRow | undefined> {
      const { rows } = await sql<
        PartyColumns &
          StatementColumns & { parent_id: string | null; country: string | null; website: string }
      >`
        select ${partyColumns}, p.parent_id, p.country, p.website, p.verification, p.source_url, p.note
        from registry.party p ${labelJoins(language)} ${placeJoin(language)} where p.id = ${id}`.execute(db);
      const [row] = rows;
      if (row === undefined) return undefined;
      const { certainty, sourceUrl, note } = statementOf(row);
      return {
        ...listedOf(row),
        parentId: row.parent_id ?? undefined,
        country: row.country ?? undefined,
        website: row.website,
        certainty,
        sourceUrl,
        note,
      };
    },

    /** Labels of the parties that exist for the reader, by id. */
    async labels(ids: readonly string[], language: Language): Promise<Map<string, PartyLabel>> {
      if (ids.length === 0) return new Map();
      const { rows } = await sql<LabelColumns>`
        select ${labelColumns} from registry.party p ${labelJoins(language)} where p.id = any(${ids})`.execute(
        db,
      );
      return new Map(rows.map((row) => [row.id, labelOf(row)]));
    },

    /** All names, by language of the page's order and type. */
    async namesOf(id: string): Promise<NameRow[]> {
      const { rows } = await sql<{
        language: Language;
        type: NameType;
        name: string;
        verification: Certainty;
        source_url: string;
        source_passage: string;
        id: string;
      }>`
        select id::text as id, language, type, name, verification, source_url, source_passage from registry.party_name where party_id = ${id}
        order by array_position(array['official', 'short', 'acronym', 'alias', 'former', 'as-in-source'], type), name`.execute(
        db,
      );
      return rows.map(({ verification, source_url, source_passage, ...name }) => ({
        ...name,
        certainty: verification,
        sourceUrl: source_url,
        sourcePassage: source_passage,
      }));
    },
  };
}
