import { z } from "zod";
import { conflict, invalid, notFound } from "../../../kernel/errors.ts";
import type { StatementContent, StatementKind } from "../../../kernel/statement.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { type Applied, type Applier, type FactSource, givenAppliers } from "../appliers.ts";
import { contentSchema } from "../content.ts";
import { ownAppliers } from "../facts.ts";
import { stateOf, surenessOf, type Verdict } from "../model.ts";
import { evidenceStore, type ProposalRow } from "../store/index.ts";
import { evidenceWrites } from "../store/writes.ts";
import { documentId } from "./add-document.ts";

const why = z.string().trim().max(2000).default("");

/** What a decision did: the fact, when there is one now. */
export interface Decided {
  readonly proposal: string;
  readonly verdict: Verdict;
  readonly fact?: Applied;
}

/** Takes over what a proposal says, as it is or corrected: a fact of the register with its sentence as source. */
export const confirmProposal = command({
  name: "evidence.confirm-proposal",
  permission: "review",
  input: z.strictObject({ id: z.uuid(), content: contentSchema.optional(), why }),
  async run(context, { id, content, why }): Promise<Decided> {
    await evidenceWrites(context.db).lock();
    return confirm(context, { proposal: await waiting(context, id), content, why });
  },
});

export const rejectProposal = command({
  name: "evidence.reject-proposal",
  permission: "review",
  input: z.strictObject({ id: z.uuid(), why }),
  async run(context, { id, why }): Promise<Decided> {
    await evidenceWrites(context.db).lock();
    return decide(context, { proposal: await waiting(context, id), verdict: "rejected", why });
  },
});

/** Puts a proposal off: it goes on waiting. */
export const deferProposal = command({
  name: "evidence.defer-proposal",
  permission: "review",
  input: z.strictObject({ id: z.uuid(), why }),
  async run(context, { id, why }): Promise<Decided> {
    await evidenceWrites(context.db).lock();
    return decide(context, { proposal: await waiting(context, id), verdict: "deferred", why });
  },
});

/** Takes a decision back: the proposal waits again. A fact that came of it stays, for others may rely on it by now. */
export const reopenProposal = command({
  name: "evidence.reopen-proposal",
  permission: "review",
  input: z.strictObject({ id: z.uuid(), why }),
  async run(context, { id, why }): Promise<Decided> {
    await evidenceWrites(context.db).lock();
    const proposal = await found(context, id);
    if (proposal.verdict === null || proposal.verdict === "reopened")
      throw conflict("proposal-waiting", { id });
    return decide(context, { proposal, verdict: "reopened", why });
  },
});

const mayFollow = ({ contradicts, kind, confidence }: ProposalRow): boolean =>
  contradicts === null && kind !== "candidate" && surenessOf(confidence) !== "doubtful";

/** Decides on everything that waits in one document. What contradicts the register, is doubtful, needs more, or is refused, is left to be looked at singly. */
export const decideDocument = command({
  name: "evidence.decide-document",
  permission: "review",
  input: z.strictObject({ id: documentId, verdict: z.enum(["confirmed", "rejected"]), why }),
  async run(context, { id, verdict, why }) {
    const store = evidenceStore(context.db);
    const { lock, attempt } = evidenceWrites(context.db);
    await lock();
    if ((await store.findDocument(id)) === undefined) throw notFound("document-unknown", { id });
    const proposals = await store.listProposals({ document: id, state: "waiting", limit: 10_000 });
    const decided: Decided[] = [];
    for (const proposal of proposals) {
      if (verdict === "rejected") decided.push(await decide(context, { proposal, verdict, why }));
      else if (mayFollow(proposal)) {
        const one = await attempt(() => confirm(context, { proposal, content: undefined, why }));
        if (one !== undefined) decided.push(one);
      }
    }
    return { decided, left: proposals.length - decided.length };
  },
});

async function found({ db }: Context, id: string): Promise<ProposalRow> {
  const proposal = await evidenceStore(db).findProposal(id);
  if (proposal === undefined) throw notFound("proposal-unknown", { id });
  return proposal;
}

async function waiting(context: Context, id: string): Promise<ProposalRow> {
  const proposal = await found(context, id);
  if (stateOf(proposal.verdict ?? undefined) !== "waiting") throw conflict("proposal-decided", { id });
  return proposal;
}

interface Confirmation {
  readonly proposal: ProposalRow;
  readonly content: StatementContent | undefined;
  readonly why: string;
}

async function confirm(context: Context, { proposal, content, why }: Confirmation): Promise<Decided> {
  if (content !== undefined && content.kind !== proposal.kind)
    throw invalid("content-other-kind", { given: content.kind, proposed: proposal.kind });
  const source = await sourceOf(context, proposal);
  const fact = await apply(context, content ?? proposal.content, source);
  const writes = evidenceWrites(context.db);
  if (fact.held && inOneRow.has(proposal.kind)) await writes.openFact(fact, source);
  const citation = {
    ...{ passage_id: proposal.passage_id, fact_table: fact.table, fact_id: fact.id },
    ...{ starts: proposal.starts, ends: proposal.ends, quoted: proposal.wording },
    ...handledAs(source),
    verification: "verified",
  };
  if (!(await writes.cites(citation))) await writes.add("evidence.citation", citation);
  const verdict = content === undefined ? "confirmed" : "corrected";
  return { ...(await decide(context, { proposal, verdict, why, content })), fact };
}

/** Statements that are a row of the register and no more. A validity is a column of its instrument; a meeting has rows of its own below it. */
const inOneRow: ReadonlySet<StatementKind> = new Set([
  "relation",
  "office",
  "membership",
  "establishment",
  "name",
]);

type Source = FactSource & { readonly language: string };

async function sourceOf({ db, today }: Context, proposal: ProposalRow): Promise<Source> {
  const document = await evidenceStore(db).findDocument(proposal.document_id);
  if (document === undefined) throw notFound("document-unknown", { id: proposal.document_id });
  const { level, audience, originator, source_url, language } = document;
  return {
    ...{ level, audience, originator, source_url, language, verification: "verified", verified_on: today },
    source_passage: proposal.wording.replace(/\s+/gu, " ").trim().slice(0, 500),
  };
}

async function apply<Kind extends StatementKind>(
  { db }: Context,
  content: Extract<StatementContent, { kind: Kind }>,
  source: Source,
): Promise<Applied> {
  const kind: Kind = content.kind;
  const applier: Applier<Kind> | undefined = ownAppliers[kind] ?? givenAppliers[kind];
  if (applier === undefined) throw invalid("statement-not-kept", { kind });
  return applier(db, content, source);
}

const handledAs = ({ level, audience, originator }: FactSource) => ({ level, audience, originator });

interface Decision {
  readonly proposal: ProposalRow;
  readonly verdict: Verdict;
  readonly why: string;
  readonly content?: StatementContent | undefined;
}

/** Decisions are rows: the last one holds, and each stays. */
async function decide(
  { db, actor, now }: Context,
  { proposal, verdict, why, content }: Decision,
): Promise<Decided> {
  const document = await evidenceStore(db).findDocument(proposal.document_id);
  await evidenceWrites(db).add("evidence.decision", {
    ...{ proposal_id: proposal.id, verdict, content, why, decided_by: actor.name, decided_at: now },
    ...{ level: document?.level, audience: document?.audience, originator: document?.originator },
    verification: "unverified",
  });
  return { proposal: proposal.id, verdict };
}
