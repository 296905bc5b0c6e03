import { z } from "zod";
import { notFound } from "../../../../kernel/errors.ts";
import type { HandlingLevel } from "../../../../kernel/handling.ts";
import type { StatementKind } from "../../../../kernel/statement.ts";
import { query } from "../../../../platform/acts/index.ts";
import { evidenceStore } from "../../../evidence/index.ts";
import { type Queued, standOf } from "./model.ts";
import { pendingActs } from "./pending.ts";

/** Where each proposal of a document stands, and how the document is handled. */
export interface ReviewStates {
  readonly id: string;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
  readonly queue: readonly (Queued & { readonly kind: StatementKind })[];
}

/** @throws not-found `document-unknown` */
export const readReviewStates = query({
  name: "workspace.read-review-states",
  permission: "review",
  input: z.strictObject({ document: z.string().max(100) }),
  async run({ db }, { document: id }): Promise<ReviewStates> {
    const store = evidenceStore(db);
    const [document, edition] = await Promise.all([store.findDocument(id), store.findEdition(id)]);
    if (document === undefined || edition === undefined)
      throw notFound("document-unknown", { id: id.slice(0, 60) });
    const proposals = await store.proposalsOf(edition.id);
    const pending = new Set(
      (
        await pendingActs(
          db,
          proposals.map((one) => one.id),
        )
      ).map(({ of }) => of),
    );
    return {
      ...{ id, level: document.level, audience: document.audience, originator: document.originator },
      queue: proposals.map(({ id: own, kind, verdict }) => ({
        ...{ id: own, kind },
        stand: standOf(verdict, pending.has(own)),
      })),
    };
  },
});
