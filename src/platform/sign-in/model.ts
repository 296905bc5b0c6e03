/**
 * The rules of signing in, without time or chance of their own. All durations are in ms.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * What kind of session a person gets; whoever asks for one knows. An officer has a second factor, and a session that ends
 * the same day.
 */
export type Tier = "reader" | "officer";

/** `first`: one factor was shown. `second`: two were, or a passkey, which is two. */
export type Step = "first" | "second";

/** What is still to be done before a session counts: a code, a passkey, or enrolling one of the two. */
export type Needs = "nothing" | "totp" | "passkey" | "enrol";

export type LinkPurpose = "email-link" | "invitation" | "first-admin" | "recovery";

export type Method = LinkPurpose | "email-code" | "passkey" | "oidc" | "totp" | "recovery-code";

export interface SessionLives {
  /** From the last request on. */
  readonly idle: number;
  /** From signing in on, whatever happens. */
  readonly reader: number;
  readonly officer: number;
  /** As long as something is still to be done. */
  readonly waiting: number;
}

export const sessionLives: SessionLives = {
  idle: 8 * hour,
  reader: 7 * day,
  officer: 12 * hour,
  waiting: 15 * minute,
};

/** A session is marked as seen no more often than this, so that reading a page writes nothing. */
export const betweenSightings = minute;

/** How long a link may be used; undefined for until it is used. */
export const linkLives: Readonly<Record<LinkPurpose, number | undefined>> = {
  "email-link": 15 * minute,
  invitation: 7 * day,
  "first-admin": undefined,
  recovery: day,
};

/** How long a browser may take over a passkey, and over another provider. */
export const challengeLife = 5 * minute;
export const oidcLife = 10 * minute;

/** How long what is over is kept, so that a person can be told that a link was used or has expired. */
export const keptAfter = 30 * day;

/** A code by e-mail: 40 bits, and few tries for each that was sent. */
export const emailCodeLength = 8;
export const emailCodeTries = 5;

/** Recovery codes: 50 bits each, stored under a key. */
export const recoveryCodeLength = 10;
export const recoveryCodeCount = 10;

export const mostPasskeys = 20;

/** What a person has shown. `strong`: that were two factors already. */
export interface Proof {
  readonly person: string;
  readonly method: Method;
  readonly strong: boolean;
  /** The address to which the link or code had been sent. */
  readonly email?: string | undefined;
}

/** The second factors that a person has enrolled. */
export interface Factors {
  readonly totp: boolean;
  readonly passkeys: number;
}

/**
 * What is missing after `step`. Whoever has enrolled codes is asked for one, officer or not. An officer who has but a
 * passkey has to show it: enrolling codes instead would let in whoever reads their mail.
 */
export function needsOf({ step, tier, factors }: { step: Step; tier: Tier; factors: Factors }): Needs {
  if (step === "second") return "nothing";
  if (factors.totp) return "totp";
  if (tier === "reader") return "nothing";
  return factors.passkeys > 0 ? "passkey" : "enrol";
}

/** So long after it began a session may change factors, in ms. */
export const changesFor = 15 * minute;

/** What decides whether factors may be changed. */
export interface Changing {
  readonly step: Step;
  readonly tier: Tier;
  readonly factors: Factors;
  readonly created_at: Date;
}

/**
 * Whether a session may add a factor, or change those that are there: only one that has shown what there is to show, and not
 * long ago. Whoever has got hold of the cookie of an older one would keep the account by it.
 */
export function mayEnrol(session: Changing, now: Date): boolean {
  const needs = needsOf(session);
  return needs === "enrol" || (needs === "nothing" && isRecent(session.created_at, now));
}

export const isRecent = (since: Date, now: Date): boolean => now.getTime() - since.getTime() <= changesFor;

/** When a session ends at the latest. */
export const endOf = (lives: SessionLives, { tier, needs }: { tier: Tier; needs: Needs }, from: Date): Date =>
  new Date(from.getTime() + (needs === "nothing" ? lives[tier] : lives.waiting));

/** E-mail addresses that are to count as one. */
export const accountOf = (email: string): string => email.normalize("NFKC").trim().toLowerCase();

/** How often somebody may try, and how long they wait afterwards. */
export interface Allowance {
  /** So many tries cost nothing. */
  readonly free: number;
  /** How long the first wait is; each one after it is twice the one before. */
  readonly first: number;
  readonly most: number;
  /** After so long without a try it begins anew. */
  readonly quiet: number;
}

/**
 * By whom tries are counted. `account`: the e-mail that was typed, or the person whose second step it is. `address`: there
 * are more free ones, for a whole office may stand behind one address, and what succeeds is taken back.
 */
export const allowances = {
  account: { free: 5, first: 15_000, most: 15 * minute, quiet: day },
  address: { free: 20, first: 15_000, most: 15 * minute, quiet: day },
} as const satisfies Readonly<Record<string, Allowance>>;

export type Counted = keyof typeof allowances;

export interface Tries {
  readonly tries: number;
  readonly lastAt: Date;
  readonly lockedUntil: Date;
}

/**
 * How long somebody has to wait before the next try; 0 for not at all. Who has free tries left waits for nothing, whatever
 * the times say: of several at once, one may have read the clock before another wrote it down.
 */
export const waitOf = ({ tries, lockedUntil }: Tries, now: Date, { free }: Allowance): number =>
  tries < free ? 0 : Math.max(0, lockedUntil.getTime() - now.getTime());

/** The state after one more try. It counts before anybody knows whether it is right, so that many at once are many. */
export function afterTry({ tries, lastAt }: Tries, now: Date, allowance: Allowance): Tries {
  const isQuiet = now.getTime() - lastAt.getTime() >= allowance.quiet;
  const count = (isQuiet ? 0 : tries) + 1;
  const over = count - allowance.free;
  const wait = over < 0 ? 0 : Math.min(allowance.most, allowance.first * 2 ** Math.min(over, 30));
  return { tries: count, lastAt: now, lockedUntil: new Date(now.getTime() + wait) };
}

/** The state after one try has turned out to be right: it is taken back, and with it a wait that it alone brought. */
export function takenBack({ tries, lastAt, lockedUntil }: Tries, allowance: Allowance): Tries {
  const count = Math.max(0, tries - 1);
  return { tries: count, lastAt, lockedUntil: count < allowance.free ? lastAt : lockedUntil };
}

/** Where passkeys work: on a name, not a number, over TLS or on the machine itself (WebAuthn, effective domain). */
export function canUsePasskeys(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return true;
  return protocol === "https:" && !/^[\d.]+$|^\[/.test(hostname);
}
