import { sql } from "kysely";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { NameType } from "../model.ts";

/** A form in which a source calls a party. */
export interface SourceForm {
  readonly party_id: string;
  readonly name: string;
  readonly source_passage?: string | undefined;
}

/** A name with what tells how it is to be read in a text. */
export interface ReadingName {
  readonly kind: "party" | "state";
  readonly id: string;
  readonly language: Language;
  readonly type: string;
  readonly name: string;
  readonly partyKind: string | null;
  readonly parent: string | null;
}

/** Questions about all names at once, and about the forms of sources. */
export function wordingQuestions(db: Db) {
  return {
    /** Every party with the one above it; those of the founding page first, in its order. */
    async everyParty(): Promise<Array<{ id: string; parentId: string | undefined }>> {
      const { rows } = await sql<{ id: string; parent_id: string | null }>`
        select id, parent_id from registry.party order by on_source_page desc, position, id`.execute(db);
      return rows.map(({ id, parent_id }) => ({ id, parentId: parent_id ?? undefined }));
    },

    async everyName(): Promise<Array<{ partyId: string; language: Language; type: NameType; name: string }>> {
      const { rows } = await sql<{ party_id: string; language: Language; type: NameType; name: string }>`
        select party_id, language, type, name from registry.party_name order by party_id, language, type, name`.execute(
        db,
      );
      return rows.map(({ party_id, ...name }) => ({ partyId: party_id, ...name }));
    },

    /** Names of the regions of UN M49, in all languages. */
    async everyRegionName(): Promise<string[]> {
      const { rows } = await sql<{
        name: string;
      }>`select name from registry.region_name order by name`.execute(db);
      return rows.map(({ name }) => name);
    },

    /** Short names of States, in all languages. */
    async everyStateName(): Promise<string[]> {
      const { rows } = await sql<{ name: string }>`
        select name from registry.state_name where form = 'short' order by name`.execute(db);
      return rows.map(({ name }) => name);
    },

    /** Every name of every party and State, as one reads texts by them: the kind of a party and the body above it beside each; `open`, those of the public alone. */
    async namesForReading(open = false): Promise<ReadingName[]> {
      const { rows } = await sql<ReadingName>`
        select 'party' as kind, n.party_id as id, n.language, n.type, n.name, p.kind as "partyKind", p.parent_id as parent
        from registry.party_name n join registry.party p on p.id = n.party_id
        where not ${open} or (n.level = 'public' and p.level = 'public')
        union all
        select 'state', n.state_id, n.language, n.form, n.name, null, null
        from registry.state_name n join registry.state s on s.id = n.state_id
        where not ${open} or (n.level = 'public' and s.level = 'public')
        order by 1, 2, 3, 4, 5`.execute(db);
      return rows;
    },

    /** The forms of sources that are recorded for these parties, in a language. */
    async sourceForms(ids: readonly string[], language: Language): Promise<SourceForm[]> {
      const { rows } = await sql<SourceForm>`
        select party_id, name from registry.party_name
        where type = 'as-in-source' and language = ${language} and party_id = any(${ids})`.execute(db);
      return rows;
    },

    /** Of these ids, those that are no party's. */
    async unknownParties(ids: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from unnest(${ids}::text[]) as asked(id)
        where not exists (select 1 from registry.party p where p.id = asked.id)`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** Until the transaction ends, nobody else records forms of sources: two imports of one page add each form once. */
    async lockSourceForms(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('registry.record-source-names', 0))`.execute(
        db,
      );
    },
  };
}
