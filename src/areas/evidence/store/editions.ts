import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

/** An edition of a list: all but its text. */
export interface ListedEdition {
  readonly number: number;
  /** In bytes. */
  readonly size: number;
  readonly media_type: string;
  readonly file_name: string;
  readonly sha256: string;
  /** ISO 8601, UTC. */
  readonly received_at: string;
  /** Whether the program has looked for what it speaks of. */
  readonly read: boolean;
}

/** Questions about editions as they are kept. */
export const editionQuestions = (db: Db) => ({
  /** Every edition of a document without its text, the latest first. */
  async everyEdition(documentId: string): Promise<readonly ListedEdition[]> {
    const { rows } = await sql<ListedEdition>`
        select e.number, e.size::int as size, e.media_type, e.file_name, e.sha256,
          to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as received_at,
          exists (select from evidence.reading r where r.edition_id = e.id) as read
        from evidence.edition e where e.document_id = ${documentId} order by e.number desc`.execute(db);
    return rows;
  },

  /** Documents whose latest edition has been read by the program. */
  async documentsRead(): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ id: string }>`
        select e.document_id as id from evidence.edition e join evidence.reading r on r.edition_id = e.id
        where not exists (select from evidence.edition l where l.document_id = e.document_id and l.number > e.number)`.execute(
      db,
    );
    return new Set(rows.map(({ id }) => id));
  },
});
