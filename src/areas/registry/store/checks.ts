import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";

/** Questions that a command asks before it writes. */
export function checkQuestions(db: Db) {
  return {
    /** An id that says nothing of who has it. */
    async opaquePartyId(): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        select 'party-' || left(replace(gen_random_uuid()::text, '-', ''), 12) as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    /** Whether an id leads to another party: the id of one that was merged is nobody else's. */
    async leadsElsewhere(id: string): Promise<boolean> {
      const { rows } = await sql<{ elsewhere: boolean }>`
        select registry.current_party(${id}) <> ${id} as elsewhere`.execute(db);
      return rows[0]?.elsewhere === true;
    },

    /** The digest of the text of a name of the party, for a name that renders it. */
    async nameDigest(id: string, party: string): Promise<string | undefined> {
      const { rows } = await sql<{ digest: string }>`
        select registry.text_digest(name) as digest from registry.party_name
        where id = ${id} and party_id = ${party}`.execute(db);
      return rows[0]?.digest;
    },

    /** Whether `id` is `above`, or stands anywhere below it. */
    async standsBelow(id: string, above: string): Promise<boolean> {
      const { rows } = await sql`
        with recursive up(id) as (
          select ${id}::text
          union select p.parent_id from registry.party p join up on p.id = up.id where p.parent_id is not null
        ) select 1 from up where up.id = ${above}`.execute(db);
      return rows.length > 0;
    },

    async regionExists(id: string): Promise<boolean> {
      const { rows } = await sql`select 1 from registry.region where id = ${id}`.execute(db);
      return rows.length > 0;
    },
  };
}
