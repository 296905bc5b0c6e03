import type { Method, Needs, Proof, Step, Tier } from "./model.ts";

/** What happened, for whoever keeps the journal. Nothing in it is secret, and no more of an address than its first part. */
export interface SignInEvent {
  readonly kind: SignInEventKind;
  readonly person?: string | undefined;
  readonly method?: Method | undefined;
  /** Why it was refused. */
  readonly reason?: string | undefined;
  readonly address: string;
}

export const signInEventKinds = [
  "link-made",
  "proven",
  "refused",
  "limited",
  "session-started",
  "session-raised",
  "session-ended",
  "sessions-ended",
  "passkey-added",
  "passkey-removed",
  "totp-enrolled",
  "factors-removed",
  "recovery-codes-made",
  "recovery-code-used",
  "oidc-linked",
  "oidc-unlinked",
] as const;
export type SignInEventKind = (typeof signInEventKinds)[number];

interface Told {
  readonly events: readonly SignInEvent[];
}

/** One factor has been shown; a session is still to be asked for. */
export interface Proven extends Told {
  readonly kind: "proven";
  readonly proof: Proof;
}

/** Nobody is let in. The reason is for the person in front of it as far as they hold the genuine thing. */
export interface Refused<Reason extends string> extends Told {
  readonly kind: "refused";
  readonly reason: Reason;
}

/** Too many tries: nothing was looked at. */
export interface Limited extends Told {
  readonly kind: "limited";
  /** In whole seconds, at least one. */
  readonly retryAfter: number;
}

export interface Session {
  /** By which the person who owns it may end it; of no use for signing in. */
  readonly id: string;
  readonly person: string;
  readonly tier: Tier;
  readonly step: Step;
  readonly needs: Needs;
  readonly method: Method;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** When it ends unless somebody uses it, and when it ends in any case. */
  readonly idleUntil: Date;
  readonly expiresAt: Date;
  /** Browser and system, and the first part of the address, as they were at signing in. */
  readonly agent: string;
  readonly address: string;
}

/** A session and its token, which is known now and never again. As long as `needs` is not `nothing` nobody is signed in. */
export interface SignedIn extends Told {
  readonly kind: "signed-in";
  readonly person: string;
  readonly needs: Needs;
  readonly token: string;
  readonly session: Session;
}

export interface None {
  readonly kind: "none";
}

export const none: None = { kind: "none" };

export const refused = <Reason extends string>(
  reason: Reason,
  event: Omit<SignInEvent, "kind" | "reason">,
): Refused<Reason> => ({ kind: "refused", reason, events: [{ ...event, kind: "refused", reason }] });
