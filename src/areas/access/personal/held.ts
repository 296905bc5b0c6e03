import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { type AnyAct, type Context, command, query } from "../../../platform/acts/index.ts";
import { listMailsTo } from "../../../platform/mail/index.ts";
import { emailAddress } from "../commands/fields.ts";
import { accessStore } from "../store.ts";
import { needNoAccount } from "./erase.ts";
import { type HeldOf, personalShares } from "./shares.ts";
import { type Erasure, heldStore } from "./store.ts";

/** Parts of what is held of somebody, by name. */
export type Held = Readonly<Record<string, unknown>>;

/** What is held by an address: links and mails sent there, and what the areas know. */
async function heldByAddress(context: Context, of: HeldOf): Promise<Held> {
  const links = await heldStore(context.db).linksTo(of.address);
  const mails = await listMailsTo(context.db, of.address);
  const parts = [];
  for (const share of personalShares()) parts.push(await share.held(context, of));
  return Object.assign({ links, mails }, ...parts);
}

/** Everything that is held of whoever asks, but for what signs them in. What of it is confidential is recorded as read, by them as by others. */
export const readOwnData = query({
  name: "access.read-own-data",
  permission: "read-as-person",
  input: z.strictObject({}),
  async run(context): Promise<Held> {
    const { db, actor } = context;
    const [store, held] = [accessStore(db), heldStore(db)];
    const person = actor.kind === "person" ? await store.personById(actor.name) : undefined;
    if (person === undefined || person.email === null) throw notFound("person-unknown", { id: actor.name });
    const { id, name, email, language, active, invited_on, erasure_asked_at } = person;
    const roles = await store.roles(id);
    const members = (await store.members()).filter(({ person_id }) => person_id === id);
    return {
      person: { id, name, email, language, active, invited_on, erasure_asked_at },
      roles: roles.map(({ role, party_id, since, until }) => ({ role, party_id, since, until })),
      circles: members.map(({ circle_id }) => circle_id),
      past_values: await held.valuesOf(id),
      acts: await held.actsOf(id),
      ...(await heldByAddress(context, { person: id, address: email })),
    };
  },
});

/** The same of somebody without an account, by their address. Whoever reads it is in the journal, and so this is a command. */
export const exportAddress = command({
  name: "access.export-address",
  permission: "administer",
  input: z.strictObject({ address: emailAddress }),
  async run(context, { address }): Promise<Held> {
    await needNoAccount(context, address);
    return { address, ...(await heldByAddress(context, { person: undefined, address })) };
  },
});

/** When, by whom and why values were erased whose places somebody has read in the journal. */
export const listErasures = query({
  name: "access.list-erasures",
  permission: "read-as-staff",
  input: z.strictObject({ entries: z.array(z.uuid()).max(5000) }),
  run: ({ db }, { entries }): Promise<ReadonlyMap<string, Erasure>> => heldStore(db).erasuresOf(entries),
});

export const heldActs: readonly AnyAct[] = [readOwnData, exportAddress, listErasures];
