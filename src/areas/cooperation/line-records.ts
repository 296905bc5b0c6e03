import { sql } from "kysely";
import type { Certainty, HandlingLevel } from "../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../kernel/language.ts";
import type { PartialDate } from "../../kernel/partial-date.ts";
import type { Db } from "../../platform/storage/index.ts";
import type { Mode } from "./model.ts";

/** What is said of a line in one row, with all that whoever keeps it is told. */
export interface LineFact {
  readonly id: string;
  /** The word for what the row says, against which a change of it is checked. */
  readonly version: string;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
  readonly certainty: Certainty;
  readonly verifiedOn: PartialDate | undefined;
  /** Empty where the row says no address of its own: then it is that of the line. */
  readonly sourceUrl: string;
  readonly sourcePassage: string;
  readonly note: string;
}

export interface LineModeRecord extends LineFact {
  readonly mode: Mode;
}

export interface LineBasisRecord extends LineFact {
  readonly instrumentId: string;
  readonly provisionId: string | undefined;
}

/** A line of cooperation in which a party stands, as whoever keeps the register reads it. */
export interface LineRecord {
  readonly id: string;
  readonly title: Tagged;
  readonly sourceUrl: string;
  /** That the party stands in it. */
  readonly partner: LineFact;
  readonly modes: readonly LineModeRecord[];
  readonly bases: readonly LineBasisRecord[];
}

interface FactColumns {
  id: string;
  version: string;
  level: HandlingLevel;
  audience: string[];
  originator: string;
  verification: Certainty;
  verified_on: PartialDate | null;
  source_url: string;
  source_passage: string;
  note: string;
}

interface RecordColumns {
  id: string;
  title: string;
  language: Language;
  source_url: string;
  partner: FactColumns;
  modes: Array<FactColumns & { mode: Mode }>;
  bases: Array<FactColumns & { instrument_id: string; provision_id: string | null }>;
}

const factOf = (row: FactColumns): LineFact => ({
  ...{ id: row.id, version: row.version, level: row.level, audience: row.audience },
  ...{ originator: row.originator, certainty: row.verification, verifiedOn: row.verified_on ?? undefined },
  ...{ sourceUrl: row.source_url, sourcePassage: row.source_passage, note: row.note },
});

const recordOf = (row: RecordColumns): LineRecord => ({
  ...{ id: row.id, title: { text: row.title, language: row.language }, sourceUrl: row.source_url },
  partner: factOf(row.partner),
  modes: row.modes.map((one) => ({ ...factOf(one), mode: one.mode })),
  bases: row.bases.map((one) => ({
    ...factOf(one),
    ...{ instrumentId: one.instrument_id, provisionId: one.provision_id ?? undefined },
  })),
});

/** A row with the word for what it says. */
const versioned = (alias: "p" | "m" | "b") => {
  const row = sql`to_jsonb(${sql.ref(alias)})`;
  return sql`${row} || jsonb_build_object('version', registry.version_of(${row}))`;
};

const titleIn = (language: Language) => sql`
  join lateral (
    select t.title, t.language from cooperation.line_text t where t.line_id = l.id
    order by array_position(${fallbackOrder[language]}::text[], t.language) limit 1
  ) t on true`;

/** What those who keep the lines ask, under the reader's row security. */
export function lineRecords(db: Db) {
  return {
    /** The lines in which a party stands, in their order, with each mode and basis as a row of its own. */
    async ofParty(party: string, language: Language): Promise<LineRecord[]> {
      const { rows } = await sql<RecordColumns>`
        select l.id, t.title, t.language, l.source_url, p.row as partner,
          coalesce((select jsonb_agg(${versioned("m")} order by m.position, m.mode)
            from cooperation.line_mode m where m.line_id = l.id), '[]') as modes,
          coalesce((select jsonb_agg(${versioned("b")} order by b.position, b.instrument_id, b.provision_id)
            from cooperation.line_basis b where b.line_id = l.id), '[]') as bases
        from cooperation.line l
        join lateral (
          select ${versioned("p")} as row from cooperation.line_partner p
          where p.line_id = l.id and p.party_id = ${party} order by p.id limit 1
        ) p on true ${titleIn(language)}
        order by l.position, l.id`.execute(db);
      return rows.map(recordOf);
    },

    /** The lines in which a party does not stand yet, by id and title. */
    async without(party: string, language: Language): Promise<Array<{ id: string; title: Tagged }>> {
      const { rows } = await sql<{ id: string; title: string; language: Language }>`
        select l.id, t.title, t.language from cooperation.line l ${titleIn(language)}
        where not exists (select from cooperation.line_partner p where p.line_id = l.id and p.party_id = ${party})
        order by l.position, l.id`.execute(db);
      return rows.map((row) => ({ id: row.id, title: { text: row.title, language: row.language } }));
    },
  };
}
