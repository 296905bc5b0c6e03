import type { ComponentChildren, VNode } from "preact";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { PartyLabel } from "../../../registry/index.ts";
import { comma, recordPath, words } from "../partners/words.tsx";

export interface Labelled {
  readonly request: WorkRequest;
  readonly labels: ReadonlyMap<string, PartyLabel>;
}

/** A party by its name for the reader; by its id where they know none. */
export function partyWords(id: string, { request, labels }: Labelled): ComponentChildren {
  const label = labels.get(id);
  return label === undefined ? <bdi dir="ltr">{id}</bdi> : words(label.name, request);
}

/** The same, leading to its record. */
export const partyLink = (id: string, of: Labelled): VNode => (
  <a href={addressOf(of.request.language, recordPath(id))}>{partyWords(id, of)}</a>
);

/** Several of them, with what stands between the items of a list. */
export const partyList = (ids: readonly string[], of: Labelled): ComponentChildren[] =>
  ids.flatMap((id, at) => [at === 0 ? "" : comma(of.request), partyWords(id, of)]);
