import { z } from "zod";
import { notFound } from "../../../../kernel/errors.ts";
import { languages } from "../../../../kernel/language.ts";
import { asDay, type Day } from "../../../../kernel/partial-date.ts";
import { statementKinds } from "../../../../kernel/statement.ts";
import { type AnyAct, query } from "../../../../platform/acts/index.ts";
import type { Db } from "../../../../platform/storage/index.ts";
import { listPeople } from "../../../access/index.ts";
import {
  type DecisionRow,
  type DocumentRow,
  evidenceStore,
  namedIn,
  type PresentFact,
  type ProposalRow,
  type ProposalTally,
  presentFacts,
  surenesses,
} from "../../../evidence/index.ts";
import {
  type DocumentPage,
  maySee,
  partAt,
  readDocumentPage,
  readThings,
  type Subject,
  type Things,
} from "../../../publication/index.ts";
import { inHand, type Queued, standOf, subjectsOf } from "./model.ts";
import { type PendingAct, pendingActs } from "./pending.ts";
import { resolveTyped } from "./resolve.ts";
import { readReviewStates } from "./states.ts";

const language = z.enum(languages);

/** A proposal as the queue shows it. */
export interface ShownProposal extends ProposalRow, Queued {
  /** Its place in the order of reading. */
  readonly number: number;
  readonly decision: DecisionRow | undefined;
  readonly pending: PendingAct | undefined;
}

export interface QueuePage {
  readonly tallies: readonly ProposalTally[];
  readonly documents: ReadonlyMap<string, DocumentRow>;
  readonly proposals: readonly ProposalRow[];
  /** Those of which a confirmation waits for whoever publishes. */
  readonly pending: ReadonlySet<string>;
  readonly things: Things;
}

/** Proposals on one page of the queue. */
export const pageLength = 50;

/** What waits in all documents that the reader may read. */
export const readReviewQueue = query({
  name: "workspace.read-review-queue",
  permission: "review",
  input: z.strictObject({
    document: z.string().max(100).optional(),
    kind: z.enum(statementKinds).optional(),
    sureness: z.enum(surenesses).optional(),
    page: z.int().min(1).max(100_000).default(1),
    language,
  }),
  async run({ db }, { language, page, ...filter }): Promise<QueuePage> {
    const store = evidenceStore(db);
    const skip = (page - 1) * pageLength;
    const [tallies, documents, proposals] = await Promise.all([
      store.proposalTallies(),
      store.listDocuments({}),
      store.listProposals({ ...filter, state: "waiting", limit: pageLength, skip }),
    ]);
    const [pending, things] = await Promise.all([
      pendingActs(
        db,
        proposals.map(({ id }) => id),
      ),
      readThings(
        db,
        proposals.flatMap(({ content }) => subjectsOf(content)),
        language,
      ),
    ]);
    return {
      ...{ tallies, proposals, things },
      documents: new Map(documents.map((one) => [one.id, one])),
      pending: new Set(pending.map(({ of }) => of)),
    };
  },
});

/** A document beside what is proposed of it. */
export interface Review {
  readonly page: DocumentPage;
  readonly proposals: readonly ShownProposal[];
  readonly hand: ShownProposal | undefined;
  /** What the register says now of what is in hand is about. */
  readonly present: readonly PresentFact[];
  readonly things: Things;
  /** A decision on the whole document that waits for whoever publishes. */
  readonly pendingAll: PendingAct | undefined;
  /** Names of people by their ids. */
  readonly people: ReadonlyMap<string, string>;
}

const day = z.string().transform((value, context): Day => {
  const parsed = asDay(value);
  if (parsed === undefined) context.addIssue({ code: "custom", message: "not a day" });
  return parsed ?? ("" as Day);
});

export const readReview = query({
  name: "workspace.read-review",
  permission: "review",
  input: z.strictObject({
    document: z.string().max(100),
    at: z.string().max(100).optional(),
    part: z.string().max(10).optional(),
    ...{ language, on: day },
  }),
  async run(context, { document, at, part, ...reading }): Promise<Review> {
    const { db } = context;
    const edition = await evidenceStore(db).findEdition(document);
    if (edition === undefined) throw notFound("document-unknown", { id: document.slice(0, 60) });
    const [{ proposals, pendingAll }, { people }] = await Promise.all([
      readProposals(db, { document, edition: edition.id }),
      listPeople.run(context, {}),
    ]);
    const chosen = inHand(proposals, at);
    const hand = proposals.find(({ id }) => id === chosen);
    const page = await readDocumentPage.run(context, {
      ...{ id: document, edition: undefined, ...reading },
      part: part ?? (hand && String(await partOf(db, hand))),
    });
    const present = hand === undefined ? [] : await presentFacts(db, hand.content);
    const named = [...everythingIn(proposals, present), ...(hand?.reasons ?? []).flatMap(namedSubjects)];
    const things = await readThings(db, named, reading.language);
    return {
      ...{ page, proposals, hand, things, pendingAll },
      present: present.filter(({ says }) => factSubjects(says).every((subject) => maySee(subject, things))),
      people: new Map(people.map(({ id, name }) => [id, name])),
    };
  },
});

async function readProposals(
  db: Db,
  { document, edition }: { readonly document: string; readonly edition: string },
): Promise<{
  readonly proposals: readonly ShownProposal[];
  readonly pendingAll: PendingAct | undefined;
}> {
  const store = evidenceStore(db);
  const [rows, decisions] = await Promise.all([store.proposalsOf(edition), store.decisionsOf(edition)]);
  const pending = await pendingActs(db, [document, ...rows.map(({ id }) => id)]);
  return {
    pendingAll: pending.find(({ act }) => act === "evidence.decide-document"),
    proposals: rows.map((row, at) => {
      const waits = pending.find(({ of }) => of === row.id);
      return {
        ...{ ...row, number: at + 1, pending: waits, decision: decisions.get(row.id) },
        stand: standOf(row.verdict, waits !== undefined),
      };
    }),
  };
}

/** The part of the text in which a proposal stands: a passage stands where it begins. */
async function partOf(db: Db, { edition_id, passage_id }: ProposalRow): Promise<number> {
  const passages = await evidenceStore(db).passagesOf(edition_id, { start: 0, end: 0 });
  return partAt(passages.find(({ id }) => id === passage_id)?.starts ?? 0);
}

const factSubjects = (says: PresentFact["says"]): Subject[] =>
  says.kind === "called" ? [{ kind: "party", id: says.party }] : subjectsOf(says);

function everythingIn(proposals: readonly ShownProposal[], present: readonly PresentFact[]): Subject[] {
  return [
    ...proposals.flatMap(({ content, decision }) => [
      ...subjectsOf(content),
      ...(decision?.content ? subjectsOf(decision.content) : []),
    ]),
    ...proposals.flatMap(({ contradicts }) =>
      contradicts?.field === "holder" ? [{ kind: "party" as const, id: contradicts.held }] : [],
    ),
    ...present.flatMap(({ says }) => factSubjects(says)),
  ];
}

/** What a reason names; what is of any kind is looked for as each. */
function namedSubjects(reason: ProposalRow["reasons"][number]): Subject[] {
  const named = namedIn(reason);
  if (named === undefined) return [];
  if (named.kind !== "any") return [{ kind: named.kind, id: named.id }];
  return (["party", "instrument", "state"] as const).map((kind) => ({ kind, id: named.id }));
}

export const reviewQueries: readonly AnyAct[] = [readReviewQueue, readReview, readReviewStates, resolveTyped];
