import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";
import type { Handling } from "./rows.ts";

export type { Handling } from "./rows.ts";

/** Questions about who may read a document, and what it said when somebody read it. */
export const handlingQuestions = (db: Db) => ({
  /** Whether the acting reader could read what is handled so. */
  async couldRead({ level, audience, originator }: Handling): Promise<boolean> {
    const { rows } = await sql<{ could: boolean }>`
      select access.may_read(${level}, ${[...audience]}::text[], ${originator}) as could`.execute(db);
    return rows[0]?.could === true;
  },

  /** A word for what a document says now. */
  async documentVersion(id: string): Promise<string | undefined> {
    const { rows } = await sql<{ version: string }>`
      select registry.version_of(to_jsonb(d)) as version from evidence.document d where d.id = ${id}`.execute(
      db,
    );
    return rows[0]?.version;
  },

  /** The same, held for this transaction. */
  async lockDocument(id: string): Promise<string | undefined> {
    const { rows } = await sql<{ version: string }>`
      select registry.version_of(to_jsonb(d)) as version from evidence.document d where d.id = ${id} for update`.execute(
      db,
    );
    return rows[0]?.version;
  },

  /** Who changed a document last, and when, as far as the reader may know. */
  async lastChange(id: string): Promise<{ readonly by: string; readonly at: string } | undefined> {
    const { rows } = await sql<{ by: string; at: string }>`
      select a.actor as by, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at
      from journal.change c join journal.act a on a.id = c.act_id
      where c.table_name = 'evidence.document' and c.row_id = ${id} order by c.id desc limit 1`.execute(db);
    return rows[0];
  },
});
