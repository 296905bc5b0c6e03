import { invalid } from "../../kernel/errors.ts";
import type { Context } from "../acts/index.ts";
import { enqueue } from "../jobs/index.ts";
import { asMailAddress } from "./address.ts";
import type { MailContent } from "./content.ts";
import { usualExpiry } from "./model.ts";
import { renderMail } from "./render.ts";
import { outboxStore } from "./store.ts";

/** The job that sends what is due, and its key: however often it is asked for, one waits. */
export const deliveryJob = { name: "mail.send-due-messages" } as const;
export const askForJob = ({ db }: Pick<Context, "db">): Promise<void> =>
  enqueue(db, deliveryJob, { payload: {}, key: "mail" });

/** A mail to one person. */
export interface NewMail extends MailContent {
  /** Their address. */
  readonly to: string;
  /** What it is for, in a word or two of the area: `sign-in`, `invitation`. */
  readonly purpose: string;
  /** After this it is not sent any more; without it, after thirty days. */
  readonly expires?: Date | undefined;
  /** Whoever reads it could act in the recipient's name: it is erased once sent, and nobody else reads it but where it is held. */
  readonly secret?: boolean | undefined;
}

/** What a mail may hold at most; in characters. */
const longestText = 100_000;

/**
 * Adds a mail to the outbox within the act at hand, whoever acts, and asks for it to be sent: when the act is committed it
 * will be, and when the act fails there was none.
 * @returns the id of the mail
 * @throws invalid `mail-address-refused`, `mail-too-long`; unavailable `jobs-missing`; Error for an action that is no address of a site
 */
export async function queueMail(context: Pick<Context, "db" | "now">, mail: NewMail): Promise<string> {
  const id = await addMail(context, mail, context.now);
  await askForJob(context);
  return id;
}

/** The same, due at a time of its own, and nobody is asked to send it. @throws as `queueMail` */
export async function addMail(
  { db, now }: Pick<Context, "db" | "now">,
  mail: NewMail,
  dueAt: Date,
): Promise<string> {
  const { to, purpose, language, expires, secret = false } = mail;
  const recipient = asMailAddress(to);
  if (recipient === undefined) throw invalid("mail-address-refused", { address: to.slice(0, 100) });
  const rendered = renderMail(mail);
  if (rendered.html.length > longestText) throw invalid("mail-too-long", { most: longestText });
  return outboxStore(db).add({
    ...{ purpose, language, recipient, secret, ...rendered },
    ...{ createdAt: now, dueAt, expiresAt: expires ?? usualExpiry(now) },
  });
}
