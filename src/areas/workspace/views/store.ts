import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** Of whom, and of which list. */
export interface ViewOwner {
  readonly person: string;
  readonly page: string;
}

/** Views that people have saved, each under the rules of its table: nobody reads another's. */
export function viewStore(db: Db) {
  return {
    async list({ person, page }: ViewOwner): Promise<SavedView[]> {
      const { rows } = await sql<SavedView>`
        select id::text as id, name, query from workspace.saved_view
        where person = ${person} and page = ${page} order by at, id`.execute(db);
      return rows;
    },

    /** A view under a name that there is already takes its place. */
    async save({ person, page }: ViewOwner, { name, query, at }: Omit<SavedView, "id"> & { at: Date }) {
      const { rows: changed } = await sql<{ id: string }>`
        update workspace.saved_view set query = ${query}, at = ${at}
        where person = ${person} and page = ${page} and name = ${name} returning id::text as id`.execute(db);
      if (changed[0] !== undefined) return changed[0].id;
      const { rows } = await sql<{ id: string }>`
        insert into workspace.saved_view (person, page, name, query, at, audience)
        values (${person}, ${page}, ${name}, ${query}, ${at}, ${[`person:${person}`]}) returning id::text as id`.execute(
        db,
      );
      return rows[0]?.id ?? "";
    },

    /** @returns whether there was such a view of theirs. */
    async remove(person: string, id: string): Promise<boolean> {
      const { rows } = await sql`
        delete from workspace.saved_view where person = ${person} and id::text = ${id} returning 1`.execute(
        db,
      );
      return rows.length > 0;
    },
  };
}
