import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { InstrumentRelationKind } from "../model.ts";
import type { TitleEntry } from "./entries.ts";
import {
  type InstrumentColumns,
  instrumentColumns,
  instrumentOf,
  type LinkRow,
  type ThemedInstrument,
  titleJoin,
} from "./rows.ts";

/** An instrument with its titles in every language. */
export interface TitledInstrument extends ThemedInstrument {
  readonly titles: readonly TitleEntry[];
}

/** What exports read: many instruments at once, in the order of their ids. */
export function wholeQuestions(db: Db) {
  return {
    /** At most `most` instruments, those behind the id `after`. */
    async titledInstruments({
      after,
      most,
    }: {
      readonly after: string | undefined;
      readonly most: number;
    }): Promise<TitledInstrument[]> {
      const { rows } = await sql<InstrumentColumns & { themes: string[]; titles: TitleEntry[] }>`
        select ${instrumentColumns}, null as links,
          array(
            select tt.theme_id from mandates.theme_topic tt join mandates.theme th on th.id = tt.theme_id
            where tt.topic = i.topic order by th.position
          ) as themes,
          coalesce((
            select json_agg(json_build_array(n.language, n.title, n.verification) order by n.title)
            from mandates.instrument_title n where n.instrument_id = i.id
          ), '[]') as titles
        from mandates.instrument i ${titleJoin("en")}
        where i.id > ${after ?? ""} order by i.id limit ${most}`.execute(db);
      return rows.map((row) => ({ ...instrumentOf(row), themes: row.themes, titles: row.titles }));
    },

    /** Every relation that begins or ends at one of the instruments. */
    async linksAt(ids: readonly string[]): Promise<LinkRow[]> {
      const { rows } = await sql<{
        from_id: string;
        kind: InstrumentRelationKind;
        to_id: string;
        verification: Certainty;
      }>`
        select r.from_id, r.kind, r.to_id, r.verification from mandates.instrument_relation r
        where r.from_id = any(${ids}) or r.to_id = any(${ids}) order by r.from_id, r.kind, r.to_id`.execute(
        db,
      );
      return rows.map((row) => ({
        ...{ from: row.from_id, kind: row.kind, to: row.to_id, certainty: row.verification },
      }));
    },

    /** Which of the instruments established which of the parties: all that name one of either. */
    async establishmentsAt(given: {
      readonly instruments?: readonly string[];
      readonly parties?: readonly string[];
    }): Promise<Array<{ instrumentId: string; partyId: string; certainty: Certainty }>> {
      const { rows } = await sql<{ instrument_id: string; party_id: string; verification: Certainty }>`
        select e.instrument_id, e.party_id, e.verification from mandates.establishment e
        where e.instrument_id = any(${given.instruments ?? []}::text[]) or e.party_id = any(${given.parties ?? []}::text[])
        order by e.instrument_id, e.party_id`.execute(db);
      return rows.map((row) => ({
        ...{ instrumentId: row.instrument_id, partyId: row.party_id, certainty: row.verification },
      }));
    },

    /** Label and instrument of the provisions of the instruments, in their order. */
    async provisionLabels(
      instruments: readonly string[],
    ): Promise<Array<{ instrumentId: string; label: string }>> {
      const { rows } = await sql<{ instrument_id: string; label: string }>`
        select p.instrument_id, p.label from mandates.provision p where p.instrument_id = any(${instruments})
        order by p.instrument_id, p.position`.execute(db);
      return rows.map((row) => ({ instrumentId: row.instrument_id, label: row.label }));
    },
  };
}
