import { conflict, forbidden, notFound } from "../../../kernel/errors.ts";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Actor, AnyAct, Command, Door, Permission } from "../../../platform/acts/index.ts";
import { passOn, proposeAct } from "./commands.ts";
import { type Consent, MustWait, type Sent } from "./model.ts";
import { getWaiting } from "./queries.ts";
import { waitingStore } from "./store.ts";

interface Sender {
  readonly door: Door;
  readonly actor: Actor;
}

interface SentInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly why?: string;
  /** Who may see it while it waits, where fewer may than the secretariat and partners. */
  readonly handling?: { readonly level: HandlingLevel; readonly audience: readonly string[] };
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
        const shown = await waitingStore(db).shownByAct();
        if (shown.length > 0) throw new MustWait([...new Set(shown.flatMap(({ parties }) => parties))]);
      },
    });
    return { kind: "done", output };
  } catch (error) {
    if (!(error instanceof MustWait)) throw error;
    const { parties } = error;
    const seen = handling === undefined ? {} : { ...handling, audience: [...handling.audience] };
    const proposed = { act: command.name, input, parties: [...parties], awaits: "publisher", why, ...seen };
    const { id } = await door.perform(actor, proposeAct, { input: proposed, reasons: { why } });
    return { kind: "waits", id, parties };
  }
}

/** Who may give the consent that an act waits for. */
const consentNeeds: Readonly<Record<Consent, Permission>> = {
  publisher: "publish",
  validator: "validate",
  officer: "keep-register",
};

/** What a partner's validator has consented to is done for them: they keep no register. */
const validated: Actor = { kind: "system", name: "validated" };

export interface Approval {
  readonly id: string;
  readonly reason?: string;
  /** Whether whoever consents may do what an act needs. */
  can(permission: Permission): boolean;
}

/**
 * Does what waits, as one act of whoever consents: the journal names both. What a validator or an officer has consented to
 * goes on to whoever publishes when the public would see it. When it can no longer be done, nothing happens and it goes on waiting.
 * @param acts those that may wait, by name
 * @throws not-found `waiting-unknown`, conflict `waiting-decided`, forbidden `own-proposal`, `act-refused`, and whatever the act throws
 */
export async function approve(
  { door, actor }: Sender,
  acts: ReadonlyMap<string, AnyAct>,
  { id, reason = "", can }: Approval,
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
      async after({ db, now }) {
        const store = waitingStore(db);
        const shown = awaits === "publisher" ? [] : await store.shownByAct();
        if (shown.length > 0) throw new MustWait(shown.flatMap(({ parties }) => parties));
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
