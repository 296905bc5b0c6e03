/** It waits for its next attempt; there is no mail server; the server took it; it is given up. */
export const mailStates = ["waiting", "held", "sent", "failed"] as const;
export type MailState = (typeof mailStates)[number];

/** Why a mail was not sent; each is the code of an error in the catalogues. */
export const mailFaults = [
  "mail-unreachable",
  "mail-tls-refused",
  "mail-login-refused",
  "mail-sender-refused",
  "mail-refused",
  "mail-put-off",
  "mail-expired",
  "mail-fault",
] as const;
export type MailFault = (typeof mailFaults)[number];

/** Faults that lie between us and the server, and no mail is to blame for. */
export const isOutage = (fault: MailFault): boolean =>
  fault === "mail-unreachable" ||
  fault === "mail-tls-refused" ||
  fault === "mail-login-refused" ||
  fault === "mail-sender-refused";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long it waits after the first failed attempt, after the second, and so on. After the one that follows the last it is given up. */
const waits = [minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour, day] as const;

export interface FailedAttempt {
  /** Attempts so far, this one among them. */
  readonly attempts: number;
  /** The server will never take it. */
  readonly permanent: boolean;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** When a mail is tried again; undefined when it never is, because that would come too late or be of no use. */
export function nextAttempt({ attempts, permanent, now, expiresAt }: FailedAttempt): Date | undefined {
  const wait = permanent ? undefined : waits[attempts - 1];
  if (wait === undefined) return undefined;
  const next = new Date(now.getTime() + wait);
  return next < expiresAt ? next : undefined;
}

/** A mail whose purpose names no end is of no use to anybody after this. */
export const usualExpiry = (created: Date): Date => new Date(created.getTime() + 30 * day);

/** What was sent this long ago is kept no longer; in days. */
export const daysOfBody = 30;

/** Who got a mail, and of what subject, is known this long; in days. */
export const daysOfTrace = 365;

/** Where a row of the outbox ends up with every mail server: the Message-ID, the same at each attempt. */
export const messageIdOf = (id: string, domain: string): string => `<${id}@${domain}>`;
