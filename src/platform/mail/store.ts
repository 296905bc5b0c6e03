import { sql } from "kysely";
import type { Language } from "../../kernel/language.ts";
import type { Db } from "../storage/index.ts";
import type { MailAddress } from "./address.ts";
import type { RenderedMail } from "./content.ts";
import { daysOfBody, daysOfTrace, type MailFault, type MailState } from "./model.ts";

/** A mail of the outbox without what it says. Times are ISO 8601, UTC. */
export interface MailRow {
  readonly id: string;
  readonly purpose: string;
  readonly language: Language;
  /** Null once it is erased, and so the subject. */
  readonly recipient: MailAddress | null;
  readonly subject: string | null;
  readonly secret: boolean;
  readonly state: MailState;
  readonly attempts: number;
  readonly next_attempt_at: string | null;
  readonly last_error: MailFault | null;
  readonly last_reply: string | null;
  readonly created_at: string;
  readonly expires_at: string;
  readonly sent_at: string | null;
}

/** With what it says; null once that is erased. */
export interface WholeMail extends MailRow {
  readonly text: string | null;
  readonly html: string | null;
}

export interface NewRow extends RenderedMail {
  readonly purpose: string;
  readonly language: Language;
  readonly recipient: MailAddress;
  readonly secret: boolean;
  readonly createdAt: Date;
  /** When it is sent at the earliest. */
  readonly dueAt: Date;
  readonly expiresAt: Date;
}

/** What became of an attempt. */
export interface Outcome {
  readonly state: MailState;
  readonly now: Date;
  readonly nextAttemptAt?: Date | undefined;
  readonly fault?: { readonly code: MailFault; readonly reply: string | undefined };
}

const stamp = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ${sql.ref(column)}`;
const columns = sql`
  id, purpose, language, recipient, subject, secret, state, attempts, last_error, last_reply,
  ${stamp("next_attempt_at")}, ${stamp("created_at")}, ${stamp("expires_at")}, ${stamp("sent_at")}`;

/** Mails that are due at a time; those that are held as well, where there is a server to send them by. */
const isDue = (now: Date, held: boolean) =>
  sql`expires_at > ${now} and ((state = 'waiting' and next_attempt_at <= ${now}) or (${held} and state = 'held'))`;

/** Not sent in time. */
const isLate = (now: Date) => sql`state in ('waiting', 'held') and expires_at <= ${now}`;
/** Kept for nobody any more: what was sent long ago, and what cannot be sent. */
const isOver = (now: Date) => sql`text is not null and (
  (state = 'sent' and sent_at <= ${now}::timestamptz - make_interval(days => ${daysOfBody}))
  or (state = 'failed' and expires_at <= ${now}))`;
const isOld = (now: Date) => sql`recipient is not null and text is null and state in ('sent', 'failed')
  and created_at <= ${now}::timestamptz - make_interval(days => ${daysOfTrace})`;

/** The outbox as the reader may see it. Whoever adds to it needs to see none of it. */
export const outboxStore = (db: Db) => ({
  async add(row: NewRow): Promise<string> {
    const { purpose, language, recipient, subject, text, html, secret, createdAt, dueAt, expiresAt } = row;
    const { rows } = await sql<{ id: string }>`
      select mail.queue(${purpose}, ${language}, ${recipient}, ${subject}, ${text}, ${html}, ${secret},
        ${createdAt}, ${dueAt}, ${expiresAt}) as id`.execute(db);
    const [added] = rows;
    if (added === undefined) throw new Error("a mail that was added was not given back");
    return added.id;
  },

  async find(id: string): Promise<WholeMail | undefined> {
    const { rows } = await sql<WholeMail>`
      select ${columns}, text, html from mail.outbox where id = ${id}`.execute(db);
    return rows[0];
  },

  /** Newest first. */
  async list(filter: {
    readonly state?: MailState | undefined;
    readonly limit: number;
  }): Promise<readonly MailRow[]> {
    const { state = null, limit } = filter;
    const { rows } = await sql<MailRow>`
      select ${columns} from mail.outbox where (${state}::text is null or state = ${state}::text)
      order by mail.outbox.created_at desc, id limit ${limit}`.execute(db);
    return rows;
  },

  /** Longest due first. */
  async listDue(now: Date, { held, limit }: { held: boolean; limit: number }): Promise<readonly string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from mail.outbox where ${isDue(now, held)}
      order by coalesce(mail.outbox.next_attempt_at, mail.outbox.created_at), id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },

  /** A mail that may be sent now. */
  async findToSend(now: Date, id: string): Promise<WholeMail | undefined> {
    const { rows } = await sql<WholeMail>`
      select ${columns}, text, html from mail.outbox
      where id = ${id} and state in ('waiting', 'held') and expires_at > ${now}`.execute(db);
    return rows[0];
  },

  /** @returns whether it was neither sent nor given up before. A secret is erased as soon as it is on its way. */
  async record(id: string, { state, now, nextAttemptAt, fault }: Outcome): Promise<boolean> {
    const sent = state === "sent";
    const { rows } = await sql`
      update mail.outbox set state = ${state}, next_attempt_at = ${nextAttemptAt ?? null},
        attempts = attempts + ${state === "held" ? 0 : 1}, sent_at = ${sent ? now : null},
        last_error = ${fault?.code ?? null}, last_reply = ${fault?.reply ?? null},
        text = case when secret and ${sent} then null else text end,
        html = case when secret and ${sent} then null else html end,
        erased_at = case when secret and ${sent} then ${now}::timestamptz end
      where id = ${id} and state in ('waiting', 'held') returning id`.execute(db);
    return rows.length > 0;
  },

  /** Sends it anew: as if it had not been tried. @returns whether it can be. */
  async renew(id: string, now: Date): Promise<boolean> {
    const { rows } = await sql`
      update mail.outbox set state = 'waiting', next_attempt_at = ${now}, attempts = 0, last_error = null, last_reply = null
      where id = ${id} and state <> 'sent' and text is not null and expires_at > ${now} returning id`.execute(
      db,
    );
    return rows.length > 0;
  },

  /** How many mails have something that is to be ended or erased. */
  async countOver(now: Date): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from mail.outbox
      where (${isLate(now)}) or (${isOver(now)}) or (${isOld(now)})`.execute(db);
    return rows[0]?.count ?? 0;
  },

  /** Gives up what is late, erases what is over, and forgets who got what is old. */
  async tidy(now: Date): Promise<{ expired: number; erased: number; forgotten: number }> {
    const expired = await sql`
      update mail.outbox set state = 'failed', next_attempt_at = null, last_error = 'mail-expired', last_reply = null,
        text = null, html = null, erased_at = ${now} where ${isLate(now)} returning id`.execute(db);
    const erased = await sql`
      update mail.outbox set text = null, html = null, erased_at = ${now} where ${isOver(now)} returning id`.execute(
      db,
    );
    const forgotten = await sql`
      update mail.outbox set recipient = null, subject = null where ${isOld(now)} returning id`.execute(db);
    return {
      expired: expired.rows.length,
      erased: erased.rows.length,
      forgotten: forgotten.rows.length,
    };
  },
});
