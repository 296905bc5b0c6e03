import type { Language } from "../../../kernel/language.ts";
import { type Day, dayOf } from "../../../kernel/partial-date.ts";
import type { Actor } from "../../../platform/acts/index.ts";

/** What the holder of a link may know of it. For whom it was made is not among it. */
export interface LinkFacts {
  readonly id: string;
  /** The name of the act that it is for. */
  readonly purpose: string;
  readonly party: string;
  /** Ids that the purpose needs. */
  readonly subject: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly expires: Day;
}

/** `open`: it may be used. Nothing else may be done with it in any other state. */
export type LinkState = "open" | "used" | "revoked" | "expired";

/** The times on which the state of a link depends. */
export interface LinkTimes {
  readonly once: boolean;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly revoked_at: Date | null;
}

/** What was done to a link goes before what time did: who answered is told so, also when the link has expired since. */
export function stateOf({ once, expires_at, used_at, revoked_at }: LinkTimes, now: Date): LinkState {
  if (once && used_at !== null) return "used";
  if (revoked_at !== null) return "revoked";
  return now < expires_at ? "open" : "expired";
}

/** The day on which a link came into the state it is in; of an open one, the day on which it expires. */
export function dayOfState(times: LinkTimes, state: LinkState): Day {
  const since = { used: times.used_at, revoked: times.revoked_at, expired: null, open: null }[state];
  return dayOf(since ?? times.expires_at);
}

/** Whoever holds the link, as an actor: the journal names the link, and row security its party. */
export const holderOf = ({ id, party }: Pick<LinkFacts, "id" | "party">): Actor => ({
  kind: "link",
  name: `${id} ${party}`,
});

/** Visits in a minute above which further ones wait. Many people, and their mail filters, share the address of an office. */
export const visitLimits = { link: 30, answers: 10, visitor: 120 } as const;
export type Counted = keyof typeof visitLimits;

/** How long to wait when a limit has been passed: until the next minute. Undefined when none was. */
export function secondsToWait(
  visits: Readonly<Partial<Record<Counted, number>>>,
  now: Date,
): number | undefined {
  const passed = (Object.keys(visitLimits) as Counted[]).some((one) => (visits[one] ?? 0) > visitLimits[one]);
  return passed ? 60 - now.getUTCSeconds() : undefined;
}
