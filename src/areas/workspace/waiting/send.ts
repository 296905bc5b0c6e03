import { conflict, forbidden, invalid, notFound } from "../../../kernel/errors.ts";
import type { Actor, AnyAct, Command, Door, Permission } from "../../../platform/acts/index.ts";
import { holdsRole } from "../../access/index.ts";
import { passOn, proposeAct } from "./commands.ts";
import { handlingOf, type WaitingHandling } from "./handling.ts";
import { consentNeeds, MustWait, type Sent } from "./model.ts";
import { getWaiting } from "./queries.ts";
import { rowsDigest } from "./rows-digest.ts";
import { waitingStore } from "./store.ts";

interface Sender {
  readonly door: Door;
  readonly actor: Actor;
}

interface SentInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly why?: string;
  /** Who may see it while it waits, where fewer may than the secretariat and partners; what the rows are that it changes closes it further. */
  readonly handling?: WaitingHandling;
}

/**
 * Performs an act of somebody who works here; one that would change what the public sees is not done, and waits for whoever
 * publishes. Whether it would is not guessed: it is done, looked at, and taken back.
 * @throws as the door
 */
export async function send<Input, Output>(
  { door, actor }: Sender,
  command: Command<Input, Output>,
  { input, why = "", handling }: SentInput,
): Promise<Sent<Output>> {
  try {
    const output = await door.perform(actor, command, {
      input,
      reasons: { why },
      async after({ db }) {
        const store = waitingStore(db);
        const shown = await store.shownByAct();
        if (shown.length === 0) return;
        const parties = [...new Set(shown.flatMap((row) => row.parties))];
        throw new MustWait(parties, await store.handlingsOfAct());
      },
    });
    return { kind: "done", output };
  } catch (error) {
    if (!(error instanceof MustWait)) throw error;
    const { parties } = error;
    const { level, audience } = handlingOf(error.rows, actor, handling);
    const seen = { level, audience: [...audience] };
    const proposed = { act: command.name, input, parties: [...parties], awaits: "publisher", why, ...seen };
    const { id } = await door.perform(actor, proposeAct, { input: proposed, reasons: { why } });
    return { kind: "waits", id, parties };
  }
}

/** What a partner's validator has consented to is done for them: they keep no register. */
const validated: Actor = { kind: "system", name: "validated" };

export interface Approval {
  readonly id: string;
  readonly reason?: string;
  /** What the act was seen to change for the public, row by row (`rowsDigest`); another change is not done. */
  readonly seen?: string;
  /** Whether whoever consents may do what an act needs. */
  can(permission: Permission): boolean;
}

/**
 * Does what waits, as one act of whoever consents: the journal names both. What a validator or an officer has consented to
 * goes on to whoever publishes when the public would see it. When it can no longer be done, nothing happens and it goes on waiting.
 * @param acts those that may wait, by name
 * @throws not-found `waiting-unknown`, conflict `waiting-decided`, forbidden `own-proposal`, `act-refused`, invalid `view-changed`, and whatever the act throws
 */
export async function approve(
  { door, actor }: Sender,
  acts: ReadonlyMap<string, AnyAct>,
  { id, reason = "", seen, can }: Approval,
): Promise<"done" | "passed-on"> {
  const waiting = await door.ask(actor, getWaiting, { id });
  const { awaits, proposer } = waiting;
  const act = acts.get(waiting.act);
  if (act === undefined || act.kind !== "command") throw notFound("waiting-unknown", { id });
  if (waiting.state !== "waiting") throw conflict("waiting-decided", { id });
  if (!can(consentNeeds[awaits])) throw forbidden("act-refused", { act: "workspace.approve-act" });
  // Of a partner, whoever proposes and whoever validates differ.
  if (awaits === "validator" && proposer.kind === actor.kind && proposer.name === actor.name)
    throw forbidden("own-proposal");
  try {
    await door.perform(awaits === "validator" ? validated : actor, act, {
      input: waiting.input,
      reasons: {
        why: waiting.why,
        request: {
          waiting: id,
          proposer: `${proposer.kind} ${proposer.name}`,
          consent: `${actor.kind} ${actor.name}`,
        },
      },
      async after({ db, now, today }) {
        // A validator speaks for the parties that they are one of, and for no other that they know.
        const theirs = { role: "validator", parties: waiting.parties, on: today } as const;
        if (awaits === "validator" && actor.kind === "person" && !(await holdsRole(db, actor, theirs)))
          throw forbidden("act-refused", { act: "workspace.approve-act" });
        const store = waitingStore(db);
        const shown = awaits === "publisher" ? [] : await store.shownByAct();
        if (shown.length > 0) throw new MustWait(shown.flatMap(({ parties }) => parties));
        if (seen !== undefined && seen !== rowsDigest(await store.publicRowsOfAct()))
          throw invalid("view-changed");
        const verdict = { state: "approved", by: actor.name, at: now, reason } as const;
        if (!(await store.decide(id, verdict))) throw conflict("waiting-decided", { id });
      },
    });
    return "done";
  } catch (error) {
    if (!(error instanceof MustWait)) throw error;
    await door.perform(actor, passOn, { input: { id, parties: [...new Set(error.parties)] } });
    return "passed-on";
  }
}
