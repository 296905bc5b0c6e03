import { sql } from "kysely";
import { z } from "zod";
import { forbidden, notFound } from "../../../kernel/errors.ts";
import { type Actor, type AnyAct, command } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { registryStore } from "../../registry/index.ts";

const partyId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);

/** The parties that somebody looks after. */
export async function chargesOf(db: Db, person: string): Promise<string[]> {
  const { rows } = await sql<{ party_id: string }>`
    select party_id from workspace.charge where person = ${person} order by party_id`.execute(db);
  return rows.map(({ party_id }) => party_id);
}

/** @throws forbidden `act-refused`: nobody but a person looks after anything */
function personOf({ kind, name }: Actor, act: string): string {
  if (kind !== "person") throw forbidden("act-refused", { act });
  return name;
}

/** From now on one's day begins with this party. */
export const takeCharge = command({
  name: "workspace.take-charge",
  permission: "read-as-staff",
  input: z.strictObject({ party: partyId }),
  async run({ db, actor }, { party }) {
    const person = personOf(actor, "workspace.take-charge");
    const known = await registryStore(db).labels([party], "en");
    if (!known.has(party)) throw notFound("party-unknown", { id: party });
    await sql`
      insert into workspace.charge (person, party_id) values (${person}, ${party})
      on conflict (person, party_id) do nothing`.execute(db);
    return { party };
  },
});

export const leaveCharge = command({
  name: "workspace.leave-charge",
  permission: "read-as-staff",
  input: z.strictObject({ party: partyId }),
  async run({ db, actor }, { party }) {
    const person = personOf(actor, "workspace.leave-charge");
    await sql`delete from workspace.charge where person = ${person} and party_id = ${party}`.execute(db);
    return { party };
  },
});

export const chargeActs: readonly AnyAct[] = [takeCharge, leaveCharge];
