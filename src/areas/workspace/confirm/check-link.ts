import { notFound } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/acts/index.ts";
import { askStore } from "./ask-store.ts";

/**
 * Whoever comes by a link reads and answers only while the focal point stands to whom it was sent, at the address that it was sent to.
 * @throws not-found `link-ended`
 */
export async function checkLink({ db, actor, today }: Context): Promise<void> {
  if (actor.kind !== "link") return;
  const [id = ""] = actor.name.split(" ");
  if (await askStore(db).hasEnded(id, today)) throw notFound("link-ended");
}
