import { sql } from "kysely";
import { fallbackOrder, type Language, type Tagged } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import { type Period, periodOf } from "../../../kernel/validity.ts";
import type { Db } from "../../../platform/storage/index.ts";
import {
  type ListedParty,
  labelJoins,
  listedOf,
  type PartyColumns,
  partyColumns,
  placeJoin,
} from "./rows.ts";

/** A party as lists narrow it: where it works, and when another cooperates with it. */
export interface PartyListing extends ListedParty {
  /** M49 codes of the regions it covers. */
  readonly regions: readonly string[];
  /** Periods of cooperation with the party asked about; empty where none is on record. */
  readonly cooperation: readonly Period[];
}

/** A region of UN M49 under its name. */
export interface RegionRow {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: Tagged;
}

/** Questions about all parties and all regions. */
export function listingQuestions(db: Db) {
  return {
    /** Every party, by id; cooperation is that of `cooperator` with each. */
    async everyListing(language: Language, cooperator: string): Promise<PartyListing[]> {
      const { rows } = await sql<
        PartyColumns & {
          regions: string[];
          cooperation: Array<{ since: PartialDate | null; until: PartialDate | null }>;
        }
      >`
        select ${partyColumns},
          array(select c.region_id from registry.coverage c where c.party_id = p.id order by c.region_id) as regions,
          coalesce((
            select json_agg(json_build_object('since', r.since, 'until', r.until)) from registry.relation r
            where r.from_id = ${cooperator} and r.kind = 'cooperates-with' and r.to_id = p.id
          ), '[]') as cooperation
        from registry.party p ${labelJoins(language)} ${placeJoin(language)} order by p.id`.execute(db);
      return rows.map((row) => ({
        ...listedOf(row),
        regions: row.regions,
        cooperation: row.cooperation.map(periodOf),
      }));
    },

    /** Every region, by code. */
    async regions(language: Language): Promise<RegionRow[]> {
      const { rows } = await sql<{
        id: string;
        parent_id: string | null;
        name: string;
        language: Language;
      }>`
        select r.id, r.parent_id, n.name, n.language from registry.region r
        join lateral (
          select n.name, n.language from registry.region_name n where n.region_id = r.id
          order by array_position(${fallbackOrder[language]}::text[], n.language) limit 1
        ) n on true
        order by r.id`.execute(db);
      return rows.map((row) => ({
        id: row.id,
        parentId: row.parent_id ?? undefined,
        name: { text: row.name, language: row.language },
      }));
    },
  };
}
