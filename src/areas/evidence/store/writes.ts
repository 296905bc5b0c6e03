import { sql } from "kysely";
import { EntenteError } from "../../../kernel/errors.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { FactRef, FactSource } from "../appliers.ts";
import type { PassageRow } from "./rows.ts";

type Table =
  | "evidence.document"
  | "evidence.edition"
  | "evidence.passage"
  | "evidence.reading"
  | "evidence.proposal"
  | "evidence.decision"
  | "evidence.citation";

type Columns = Readonly<Record<string, unknown>>;

/** Columns that hold JSON: an array would otherwise be sent as an array of the database. */
const json = new Set([
  "warnings",
  "mentions",
  "ambiguous",
  "candidates",
  "content",
  "reasons",
  "contradicts",
]);
/** Of an edition, `content` is its text. */
const isJson = (table: Table, name: string) =>
  json.has(name) && !(table === "evidence.edition" && name === "content");

export function evidenceWrites(db: Db) {
  const given = (table: Table, columns: Columns) =>
    Object.entries(columns)
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]) =>
          [name, isJson(table, name) && value !== null ? JSON.stringify(value) : value] as const,
      );
  const inserted = (table: Table, columns: Columns) => {
    const entries = given(table, columns);
    return sql`insert into ${sql.table(table)} (${sql.join(entries.map(([name]) => sql.ref(name)))})
      values (${sql.join(entries.map(([, value]) => sql`${value}`))})`;
  };
  return {
    /** @returns the id of the new row. */
    async add(table: Exclude<Table, "evidence.reading">, columns: Columns): Promise<string> {
      const { rows } = await sql<{
        id: string;
      }>`${inserted(table, columns)} returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    /** The passages of an edition in one statement, handled as it is. */
    async addPassages(editionId: string, passages: readonly PassageRow[]): Promise<void> {
      await sql`
        insert into evidence.passage (id, edition_id, number, starts, ends, kind, language, words,
          verification, source_url, level, audience, originator)
        select p.id, e.id, p.number, p.starts, p.ends, p.kind, p.language, p.words,
          e.verification, e.source_url, e.level, e.audience, e.originator
        from evidence.edition e, jsonb_to_recordset(${JSON.stringify(passages)}::jsonb)
          as p(id text, number integer, starts integer, ends integer, kind text, language text, words text)
        where e.id = ${editionId}::uuid`.execute(db);
    },

    async addReading(columns: Columns & { readonly edition_id: string }): Promise<void> {
      await sql`delete from evidence.reading where edition_id = ${columns.edition_id}::uuid`.execute(db);
      await inserted("evidence.reading", columns).execute(db);
    },

    forgetReadings: (id: string) => forgetReadings(db, id),
    ...factWrites(db),

    /** Changes a document, and with its handling that of everything read out of it. */
    async changeDocument(id: string, columns: Columns): Promise<void> {
      const sets = given("evidence.document", columns).map(
        ([name, value]) => sql`${sql.ref(name)} = ${value}`,
      );
      if (sets.length > 0)
        await sql`update evidence.document set ${sql.join(sets)} where id = ${id}`.execute(db);
    },

    /** Everything that was read out of a document is handled as it is. */
    async handleAlike(id: string): Promise<void> {
      const editions = sql`(select e.id from evidence.edition e where e.document_id = ${id})`;
      const alike = (table: Table, where: ReturnType<typeof sql>) =>
        sql`update ${sql.table(table)} t set level = d.level, audience = d.audience, originator = d.originator
          from evidence.document d where d.id = ${id} and ${where}
            and (t.level, t.audience, t.originator) is distinct from (d.level, d.audience, d.originator)`.execute(
          db,
        );
      await alike("evidence.edition", sql`t.document_id = ${id}`);
      for (const table of ["evidence.passage", "evidence.reading", "evidence.proposal"] as const)
        await alike(table, sql`t.edition_id in ${editions}`);
      // An intake is never public, even when its document is.
      await sql`update evidence.intake i set audience = d.audience, originator = d.originator,
          level = case d.level when 'public' then 'unclassified' else d.level end
        from evidence.document d where d.id = ${id} and i.document_id = d.id`.execute(db);
      await alike(
        "evidence.citation",
        sql`t.passage_id in (select s.id from evidence.passage s where s.edition_id in ${editions})`,
      );
      await alike(
        "evidence.decision",
        sql`t.proposal_id in (select p.id from evidence.proposal p where p.edition_id in ${editions})`,
      );
    },

    /** Until the transaction ends nobody else takes in a file or decides: two at once do each thing once. */
    async lock(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('evidence', 0))`.execute(db);
    },
  };
}

interface Citation extends Columns {
  readonly passage_id: string;
  readonly fact_table: string;
  readonly fact_id: string;
  readonly starts: number;
}

function factWrites(db: Db) {
  return {
    /** Whether a passage cites a fact with the words at this place. */
    async cites({ passage_id, fact_table, fact_id, starts }: Citation): Promise<boolean> {
      const { rows } = await sql`select from evidence.citation c where c.passage_id = ${passage_id}
        and c.fact_table = ${fact_table} and c.fact_id = ${fact_id} and c.starts = ${starts}`.execute(db);
      return rows.length > 0;
    },

    /** A fact that not everybody could see is public once a public text says it; that text is its source from then on. */
    async openFact({ table, id }: FactRef, source: FactSource): Promise<void> {
      const { level, audience, originator, source_url, source_passage, verification, verified_on } = source;
      if (level !== "public") return;
      await sql`update ${sql.table(table)} set level = ${level}, audience = ${audience}, originator = ${originator},
          source_url = ${source_url}, source_passage = ${source_passage}, verification = ${verification},
          verified_on = ${verified_on}
        where id::text = ${id} and level <> 'public'`.execute(db);
    },

    /** Does what can be done, or nothing of it. @returns undefined when it was refused; what else goes wrong is thrown. */
    async attempt<Output>(work: () => Promise<Output>): Promise<Output | undefined> {
      await sql`savepoint attempt`.execute(db);
      try {
        const output = await work();
        await sql`release savepoint attempt`.execute(db);
        return output;
      } catch (error) {
        if (!(error instanceof EntenteError) || error.kind === "unavailable") throw error;
        await sql`rollback to savepoint attempt`.execute(db);
        return undefined;
      }
    },
  };
}

/** Readings are derived, and made anew. @returns how many there were, one an edition. */
async function forgetReadings(db: Db, id: string): Promise<number> {
  const { rows } = await sql`
    delete from evidence.reading r using evidence.edition e
    where e.id = r.edition_id and e.document_id = ${id} returning 1`.execute(db);
  return rows.length;
}
