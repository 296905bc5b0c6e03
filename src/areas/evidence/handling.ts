import { conflict, forbidden, invalid } from "../../kernel/errors.ts";
import type { Context } from "../../platform/acts/index.ts";
import { type Handling, handlingQuestions } from "./store/handling.ts";

/** What is said of a new document's handling; the defaults of `evidence.add-document`. */
type Asked = { readonly [Field in keyof Handling]?: Handling[Field] | undefined };

/**
 * A document that its sender could not read would be one that nobody asked for; and nobody publishes a record: what a person sends
 * comes in closed, and opening it waits for whoever publishes.
 * @throws forbidden `document-not-public-yet`; invalid `handling-shuts-out`
 */
export async function admitNew(context: Context, asked: Asked): Promise<void> {
  const { level = "unclassified", audience = [], originator = "cted" } = asked;
  if (context.actor.kind === "person" && level === "public") throw forbidden("document-not-public-yet");
  await admitHandling(context, { level, audience, originator });
}

/** @throws invalid `handling-shuts-out` */
export async function admitHandling({ db }: Context, handling: Handling): Promise<void> {
  if (!(await handlingQuestions(db).couldRead(handling)))
    throw invalid("handling-shuts-out", { level: handling.level });
}

/**
 * Holds a document for this act, as it was when whoever changes it read it.
 * @throws conflict `changed-by-other` with who and when; `changed-meanwhile` where the reader may not know that
 */
export async function holdDocument({ db }: Context, id: string, expected: string | undefined): Promise<void> {
  const store = handlingQuestions(db);
  const version = await store.lockDocument(id);
  if (expected === undefined || version === undefined || version === expected) return;
  const last = await store.lastChange(id);
  throw last === undefined ? conflict("changed-meanwhile") : conflict("changed-by-other", { id, ...last });
}

/** Whether two things are handled alike: the same people may read both. */
export const alike = (a: Handling, b: Handling): boolean =>
  a.level === b.level &&
  (a.level === "public" ||
    (a.originator === b.originator &&
      JSON.stringify(a.audience.toSorted()) === JSON.stringify(b.audience.toSorted())));
