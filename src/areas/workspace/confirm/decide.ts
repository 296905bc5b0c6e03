import { invalid, notFound } from "../../../kernel/errors.ts";
import type { WorkForm, WorkRequest } from "../../../platform/http/index.ts";
import { actsThatWait } from "../waiting/acts.ts";
import type { Consent } from "../waiting/model.ts";
import { getWaiting } from "../waiting/queries.ts";
import { approve } from "../waiting/send.ts";

/** The points that were ticked. @throws invalid `no-point-chosen` */
export function pointsIn(form: WorkForm): readonly string[] {
  const points = form.all("point");
  if (points.length === 0) throw invalid("no-point-chosen");
  return points.slice(0, 100);
}

/**
 * Consents to points of an answer, each an act of its own: when one cannot be done, those before it stay done and it goes on waiting.
 * What waits for somebody else's consent is none of them: what the public would see is published where it is read.
 * @throws not-found `waiting-unknown`, and as `approve`
 */
export async function acceptPoints(
  request: WorkRequest,
  ids: readonly string[],
  awaits: Exclude<Consent, "publisher">,
): Promise<"accepted" | "passed-on"> {
  let passed = false;
  for (const id of ids) {
    const waiting = await request.door.ask(request.actor, getWaiting, { id });
    if (waiting.awaits !== awaits) throw notFound("waiting-unknown", { id });
    const done = await approve(request, actsThatWait(), { id, can: request.can });
    passed ||= done === "passed-on";
  }
  return passed ? "passed-on" : "accepted";
}
