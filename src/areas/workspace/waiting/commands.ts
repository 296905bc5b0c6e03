import { z } from "zod";
import { conflict, forbidden, notFound } from "../../../kernel/errors.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import { authorise, secretariat } from "../../access/index.ts";
import { consentNeeds, consents } from "./model.ts";
import { waitingStore } from "./store.ts";

/** So many parties may wait for publication in one act: it is read in parts. */
export const mostParties = 1200;

const reason = z.string().trim().max(2000).default("");

export const proposeAct = command({
  name: "workspace.propose-act",
  permission: "read-as-person",
  input: z.strictObject({
    act: z.string().regex(/^[a-z]+\.[a-z]+(-[a-z]+)+$/),
    input: z.record(z.string(), z.unknown()),
    parties: z.array(z.string().max(100)).max(mostParties),
    awaits: z.enum(consents),
    why: reason,
    level: z.enum(handlingLevels).default("unclassified"),
    // What waits is the business of the secretariat, unless it says whose else it is.
    audience: z
      .array(z.string().max(120))
      .max(100)
      .default([`party:${secretariat}`]),
  }),
  async run({ db, actor, now }, { ...given }) {
    return { id: await waitingStore(db).add({ ...given, proposer: actor, at: now }) };
  },
});

/** What was consented to, and the public would see, waits for whoever publishes. */
export const passOn = command({
  name: "workspace.pass-act-on",
  permission: "read-as-person",
  input: z.strictObject({ id: z.uuid(), parties: z.array(z.string().max(100)).max(mostParties) }),
  async run({ db }, { id, parties }) {
    if (!(await waitingStore(db).passOn(id, parties))) throw conflict("waiting-decided", { id });
    return { id };
  },
});

/** Ends the waiting of an act that is not done: whoever may consent refuses it, whoever proposed it takes it back. */
const end = (name: string, state: "refused" | "withdrawn") =>
  command({
    name,
    permission: state === "refused" ? "read-as-staff" : "read-as-person",
    input: z.strictObject({ id: z.uuid(), reason }),
    async run({ db, actor, now }, { id, reason: because }) {
      const store = waitingStore(db);
      const waiting = await store.byId(id);
      if (waiting === undefined) throw notFound("waiting-unknown", { id });
      if (state === "withdrawn" && (waiting.proposer_kind !== actor.kind || waiting.proposer !== actor.name))
        throw forbidden("act-refused", { act: name });
      if (state === "refused" && !authorise(actor, consentNeeds[waiting.awaits]))
        throw forbidden("act-refused", { act: name });
      const verdict = { state, by: actor.name, at: now, reason: because };
      if (!(await store.decide(id, verdict))) throw conflict("waiting-decided", { id });
      return { id };
    },
  });

export const refuseAct = end("workspace.refuse-act", "refused");
export const withdrawAct = end("workspace.withdraw-act", "withdrawn");

export const waitingCommands: readonly AnyAct[] = [proposeAct, passOn, refuseAct, withdrawAct];
