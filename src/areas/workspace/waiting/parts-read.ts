import { sql } from "kysely";
import { z } from "zod";
import { forbidden, notFound } from "../../../kernel/errors.ts";
import { type AnyAct, command, query } from "../../../platform/acts/index.ts";
import { waitingStore } from "./store.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Remembers that somebody has read one part of the public change of a waiting act, as it was then. */
export const readPart = command({
  name: "workspace.read-part",
  permission: "read-as-staff",
  input: z.strictObject({ id: z.uuid(), part: z.int().min(1).max(10_000), rows: digest, view: digest }),
  async run({ db, actor, now }, { id, part, rows, view }) {
    if (actor.kind !== "person") throw forbidden("act-refused", { act: "workspace.read-part" });
    if ((await waitingStore(db).byId(id)) === undefined) throw notFound("waiting-unknown", { id });
    const { rows: held } = await sql`
      update workspace.part_read set rows_digest = ${rows}, view_digest = ${view}, at = ${now}
      where waiting_id::text = ${id} and person = ${actor.name} and part = ${part} returning 1`.execute(db);
    if (held.length === 0)
      await sql`
        insert into workspace.part_read (waiting_id, person, part, rows_digest, view_digest, at, audience)
        values (${id}::uuid, ${actor.name}, ${part}, ${rows}, ${view}, ${now}, ${[`person:${actor.name}`]})`.execute(
        db,
      );
    return { id, part };
  },
});

/** The parts that the reader has read of what the act would change as it stands. */
export const listPartsRead = query({
  name: "workspace.list-parts-read",
  permission: "read-as-staff",
  input: z.strictObject({ id: z.uuid(), rows: digest }),
  async run({ db, actor }, { id, rows }): Promise<readonly number[]> {
    const { rows: found } = await sql<{ part: number }>`
      select distinct part from workspace.part_read
      where waiting_id::text = ${id} and person = ${actor.name} and rows_digest = ${rows} order by part`.execute(
      db,
    );
    return found.map(({ part }) => part);
  },
});

export const partActs: readonly AnyAct[] = [readPart, listPartsRead];
