import { sql } from "kysely";
import type { Language } from "../../kernel/language.ts";
import type { Context } from "../acts/index.ts";
import type { Db } from "../storage/index.ts";
import { daysOfBody, daysOfTrace, type MailState } from "./model.ts";

/** Whose mails they are; addresses in lower case. */
export interface MailsOf {
  readonly addresses: readonly string[];
  /** Addresses that an account had before: what was written there to sign in, and nothing else, was theirs. */
  readonly former: readonly string[];
  /** Addresses to which links were sent that were theirs: the mails that brought such were. */
  readonly linked: readonly string[];
}

const forSigningIn = ["sign-in", "sign-in-changed", "invitation"];
const withLinks = ["confirm-details"];

/**
 * Erases what was written to somebody, and what was written to others and holds one of their addresses. What waits is not sent
 * any more. The reader has to be an administrator, or the program.
 * @returns how many mails
 */
export async function eraseMailsOf(
  { db, now }: Pick<Context, "db" | "now">,
  { addresses, former, linked }: MailsOf,
): Promise<number> {
  const { rows } = await sql`
    update mail.outbox o set recipient = null, subject = null, text = null, html = null, erased_at = coalesce(o.erased_at, ${now}),
      ${givenUp}
    where lower(o.recipient) = any (${[...addresses]}::text[])
      or (lower(o.recipient) = any (${[...former]}::text[]) and o.purpose = any (${forSigningIn}::text[]))
      or (lower(o.recipient) = any (${[...linked]}::text[]) and o.purpose = any (${withLinks}::text[]))
      or exists (select from unnest(${[...addresses]}::text[]) one where position(one in lower(o.text || o.html)) > 0)
    returning 1`.execute(db);
  return rows.length;
}

/** How long is kept what mails say, and to whom they went; what the outbox does by itself is the most. */
export const mailDays = { text: daysOfBody, trace: daysOfTrace } as const;

/** Nobody waits for it any more: sent, given up, or never sent in its time. */
const isDone = (now: Date) => sql`(o.state in ('sent', 'failed') or o.expires_at <= ${now})`;
const hasOldText = (now: Date, before: Date) =>
  sql`o.text is not null and ${isDone(now)} and coalesce(o.sent_at, o.created_at) < ${before}`;
const hasOldTrace = (now: Date, before: Date) =>
  sql`o.recipient is not null and ${isDone(now)} and o.created_at < ${before}`;
/** What was never sent is given up. */
const givenUp = sql`next_attempt_at = null, state = case when o.state in ('waiting', 'held') then 'failed' else o.state end`;

const countOf = async (db: Db, condition: ReturnType<typeof hasOldText>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from mail.outbox o where ${condition}`.execute(db);
  return rows[0]?.count ?? 0;
};

type Now = Pick<Context, "db" | "now">;

export const countOldTexts = ({ db, now }: Now, before: Date): Promise<number> =>
  countOf(db, hasOldText(now, before));
export const countOldTraces = ({ db, now }: Now, before: Date): Promise<number> =>
  countOf(db, hasOldTrace(now, before));

/** Erases what mails said that were sent or given up before a time. */
export async function eraseOldTexts({ db, now }: Now, before: Date): Promise<number> {
  const { rows } = await sql`
    update mail.outbox o set text = null, html = null, erased_at = ${now}, ${givenUp}
    where ${hasOldText(now, before)} returning 1`.execute(db);
  return rows.length;
}

/** Erases to whom they went as well. */
export async function eraseOldTraces({ db, now }: Now, before: Date): Promise<number> {
  const { rows } = await sql`
    update mail.outbox o set recipient = null, subject = null, text = null, html = null, erased_at = coalesce(o.erased_at, ${now}),
      ${givenUp}
    where ${hasOldTrace(now, before)} returning 1`.execute(db);
  return rows.length;
}

/** A mail as it is told to whoever it was written to. */
export interface HeldMail {
  readonly id: string;
  readonly purpose: string;
  readonly language: Language;
  readonly recipient: string;
  readonly subject: string | null;
  /** Null where it is erased, and of what lets its reader act. */
  readonly body: string | null;
  readonly state: MailState;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

/** What was written to an address, for its owner and administrators; for others nothing. */
export async function listMailsTo(db: Db, address: string): Promise<readonly HeldMail[]> {
  const { rows } = await sql<HeldMail>`select * from mail.held_for(${address})`.execute(db);
  return rows;
}
