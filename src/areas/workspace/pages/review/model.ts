import type { StatementContent } from "../../../../kernel/statement.ts";
import type { Verdict } from "../../../evidence/index.ts";
import type { Subject } from "../../../publication/index.ts";

/** Where a proposal stands for whoever reviews: one that was confirmed may wait for whoever publishes. */
export type Stand = "waiting" | "deferred" | "pending" | "confirmed" | "corrected" | "rejected";

export const standOf = (verdict: Verdict | null, pending: boolean): Stand => {
  if (verdict === "confirmed" || verdict === "corrected" || verdict === "rejected") return verdict;
  if (pending) return "pending";
  return verdict === "deferred" ? "deferred" : "waiting";
};

/** Something in a queue. */
export interface Queued {
  readonly id: string;
  readonly stand: Stand;
}

/** Nothing is to be decided of it any more, or not here. */
export const isDecided = ({ stand }: Pick<Queued, "stand">): boolean =>
  stand !== "waiting" && stand !== "deferred";

/** What to look at after `last`: what waits behind it, else what waits before it, else what was put off; nothing where all is decided. */
export function nextAfter(queue: readonly Queued[], last: string | undefined): string | undefined {
  const at = queue.findIndex(({ id }) => id === last);
  const inTurn = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  const next =
    inTurn.find(({ stand }) => stand === "waiting") ?? inTurn.find(({ stand }) => stand === "deferred");
  return next?.id;
}

/** What is in hand: what is asked for, else what comes next, else the first. */
export const inHand = (queue: readonly Queued[], asked: string | undefined): string | undefined =>
  queue.find(({ id }) => id === asked)?.id ?? nextAfter(queue, undefined) ?? queue[0]?.id;

const parties = (...ids: readonly (string | undefined)[]): Subject[] =>
  ids.flatMap((id) => (id === undefined ? [] : [{ kind: "party" as const, id }]));
const instruments = (...ids: readonly (string | undefined)[]): Subject[] =>
  ids.flatMap((id) => (id === undefined ? [] : [{ kind: "instrument" as const, id }]));

/** An instrument's id is its symbol or a title in capitals; a party's is lower-case words joined by hyphens. */
export const isPartyId = (id: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);

/** What a statement speaks of. */
export function subjectsOf(content: StatementContent): Subject[] {
  switch (content.kind) {
    case "relation":
      return parties(content.from, content.to);
    case "office":
      return parties(content.holder, content.body);
    case "membership":
      return [{ kind: "state", id: content.state }, ...parties(content.party)];
    case "establishment":
      return [...parties(content.party), ...instruments(content.instrument)];
    case "validity": {
      const { subject, instrument } = content;
      return [...(isPartyId(subject) ? parties(subject) : instruments(subject)), ...instruments(instrument)];
    }
    case "meeting":
      return parties(...content.hosts, ...content.participants);
    case "name":
      return parties(content.party);
    case "candidate":
      return [];
  }
}
