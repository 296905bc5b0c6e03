import { conflict, invalid } from "../../../../kernel/errors.ts";
import type { WorkForm, WorkRequest } from "../../../../platform/http/index.ts";
import {
  confirmProposal,
  decideDocument,
  deferProposal,
  rejectProposal,
  reopenProposal,
} from "../../../evidence/index.ts";
import { withdrawAct } from "../../waiting/commands.ts";
import type { Sent } from "../../waiting/model.ts";
import { send } from "../../waiting/send.ts";
import { contentOf } from "./corrected.ts";
import { nextAfter, type Stand } from "./model.ts";
import { type ReviewStates, readReviewStates } from "./states.ts";

interface Deciding {
  readonly request: WorkRequest;
  readonly form: WorkForm;
  readonly states: ReviewStates;
  readonly id: string;
  readonly why: string;
}

/** What a form did: the word for the page, and where the proposal stands by it. */
type Outcome = { readonly done: string; readonly stand: Stand };

/** Who may see what waits: what is decided of a document is handled as it is; nothing that waits is public. */
const handlingOf = ({ level, audience, originator }: ReviewStates) =>
  level === "public" ? {} : { handling: { level, audience, originator } };

const outcomeOf = (sent: Sent<unknown>, done: string, stand: Stand): Outcome =>
  sent.kind === "waits" ? { done: "waits", stand: "pending" } : { done, stand };

type Verb = (of: Deciding) => Promise<Outcome>;

const verbs: Readonly<Record<string, Verb>> = {
  async confirm({ request, states, id, why }) {
    const sent = await send(request, confirmProposal, { input: { id, why }, why, ...handlingOf(states) });
    return outcomeOf(sent, "confirmed", "confirmed");
  },
  async correct({ request, form, states, id, why }) {
    const kind = states.queue.find((one) => one.id === id)?.kind;
    if (kind === undefined) throw conflict("proposal-decided", { id });
    const content = await contentOf(request, kind, form);
    const input = { id, content, why };
    const sent = await send(request, confirmProposal, { input, why, ...handlingOf(states) });
    return outcomeOf(sent, "corrected", "corrected");
  },
  async reject({ request, id, why }) {
    const sent = await send(request, rejectProposal, { input: { id, why }, why });
    return outcomeOf(sent, "rejected", "rejected");
  },
  async defer({ request, id, why }) {
    const sent = await send(request, deferProposal, { input: { id, why }, why });
    return outcomeOf(sent, "deferred", "deferred");
  },
  async undo({ request, id, why }) {
    const sent = await send(request, reopenProposal, { input: { id, why }, why });
    return outcomeOf(sent, "reopened", "waiting");
  },
  async withdraw({ request, form }) {
    const input = { id: form.text("waiting"), reason: form.text("why") };
    await request.door.perform(request.actor, withdrawAct, { input });
    return { done: "withdrawn", stand: "waiting" };
  },
};

/** After these the same proposal stays in hand. */
const staying = new Set(["reopened", "withdrawn"]);

/**
 * Does what a form of the review asks for.
 * @returns the address of what comes next
 * @throws invalid `review-verb-unknown`, conflict `proposal-pending`, and what the acts throw
 */
export async function decide(request: WorkRequest, form: WorkForm): Promise<string> {
  const document = request.params.document ?? "";
  const states = await request.door.ask(request.actor, readReviewStates, { document });
  const verb = form.text("do");
  if (verb === "all") return decideAll(request, form, states);
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  const id = form.text("proposal");
  const of = states.queue.find((one) => one.id === id);
  if (run === undefined || of === undefined) throw invalid("review-verb-unknown");
  if (verb !== "withdraw" && of.stand === "pending") throw conflict("proposal-pending");
  const { done, stand } = await run({ request, form, states, id, why: form.text("why") });
  const queue = states.queue.map((one) => (one.id === id ? { ...one, stand } : one));
  const next = staying.has(done) ? id : (nextAfter(queue, id) ?? id);
  return `work/review/${document}?at=${next}&done=${done}&last=${id}#hand`;
}

async function decideAll(request: WorkRequest, form: WorkForm, states: ReviewStates): Promise<string> {
  const document = request.params.document ?? "";
  const verdict = form.text("verdict");
  if (verdict !== "confirmed" && verdict !== "rejected") throw invalid("review-verdict-missing");
  const why = form.text("why");
  const input = { id: document, verdict, why };
  const sent = await send(request, decideDocument, { input, why, ...handlingOf(states) });
  return `work/review/${document}?done=${sent.kind === "waits" ? "waits" : `all-${verdict}`}`;
}
