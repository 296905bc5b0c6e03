import { z } from "zod";
import { type AnyJobTask, type JobContext, jobTask } from "../jobs/index.ts";
import { askForDelivery, expireMessages, recordDelivery } from "./commands.ts";
import { isOutage, type MailState } from "./model.ts";
import { type DueMail, findMessageToSend, listDueMessages } from "./queries.ts";
import { deliveryJob } from "./queue.ts";
import { type Sending, sendMail } from "./send.ts";
import type { MailSettings } from "./settings.ts";

/** The settings as they are now; undefined when there is no server. */
export type ReadSettings = () => MailSettings | undefined;

/** The part of the system that sends, for the journal. */
export const mailActor = { kind: "system", name: "mail" } as const;

/**
 * Sends what is due, one mail after the other, and ends what is over. A mail that was sent and not recorded, because the process
 * was cut off in between, is sent again under the same Message-ID: rather twice than never.
 */
export function deliveryTask(settings: ReadSettings): AnyJobTask {
  const isNews = newsSeldom();
  return jobTask({
    ...deliveryJob,
    actor: mailActor.name,
    payload: z.strictObject({}),

    async run(context) {
      const { over } = await dueIn(context, settings);
      if (over > 0) await context.door.perform(context.actor, expireMessages, { input: {} });
      await deliverAll(context, settings);
    },

    // What is due stays due, and the next look asks again.
    async fail() {},

    async check(context) {
      if (isNews(await dueIn(context, settings))) await ask(context);
    },

    async resume(context, standing) {
      const { due, over } = await dueIn(context, settings);
      if (due.length + over > 0 && (await standing("mail")) !== "waiting") await ask(context);
    },
  });
}

const dueIn = ({ door, actor }: JobContext, settings: ReadSettings): Promise<DueMail> =>
  door.ask(actor, listDueMessages, { held: settings() !== undefined });

const ask = ({ door, actor }: JobContext) => door.perform(actor, askForDelivery, { input: {} });

/** The same mails are asked for again only after so long: a job may be waiting for its turn. In ms. */
const patience = 600_000;

/** Whether there is something due that was not asked for a moment ago. */
function newsSeldom(): (mail: DueMail) => boolean {
  let last = { said: "", at: Number.NEGATIVE_INFINITY };
  return (mail) => {
    if (mail.due.length === 0 && mail.over === 0) return false;
    const [said, at] = [JSON.stringify(mail), performance.now()];
    if (said === last.said && at - last.at < patience) return false;
    last = { said, at };
    return true;
  };
}

/** So many failures to reach the server one after the other, and it is not asked for the others this time. */
const mostOutages = 2;

async function deliverAll(context: JobContext, settings: ReadSettings): Promise<void> {
  const seen = new Set<string>();
  let outage: { readonly times: number; readonly last: Sending } | undefined;
  for (;;) {
    const left = (await dueIn(context, settings)).due.filter((id) => !seen.has(id));
    // A mail is tried once a job, however long that takes.
    if (left.length === 0) return;
    for (const id of left) {
      seen.add(id);
      const known = outage !== undefined && outage.times >= mostOutages ? outage.last : undefined;
      const sending = await deliver(context, id, { settings: settings(), known });
      if (sending === undefined || known !== undefined) continue;
      const isOut = sending.outcome === "unsent" && isOutage(sending.code);
      outage = isOut ? { times: (outage?.times ?? 0) + 1, last: sending } : undefined;
    }
  }
}

interface Means {
  readonly settings: MailSettings | undefined;
  /** What is known to come of it, without trying. */
  readonly known: Sending | undefined;
}

/** @returns what came of it; undefined when nothing was to be sent, or there is no server. */
async function deliver(
  context: JobContext,
  id: string,
  { settings, known }: Means,
): Promise<Sending | undefined> {
  if (settings === undefined) {
    await context.door.perform(context.actor, recordDelivery, { input: { id, outcome: "held" } });
    return undefined;
  }
  return (await deliverOne(context, id, async (mail) => known ?? sendMail(settings, mail)))?.sending;
}

type Send = (mail: Parameters<typeof sendMail>[1]) => Promise<Sending>;

/** What came of one mail, and how it stands now. */
export interface Delivered {
  readonly sending: Sending;
  readonly state: MailState;
}

/** Sends one mail and records what came of it. @returns undefined when it is not to be sent: it has gone, or its time is over. */
export async function deliverOne(
  { door, actor }: JobContext,
  id: string,
  send: Send,
): Promise<Delivered | undefined> {
  const mail = await door.ask(actor, findMessageToSend, { id });
  if (mail === undefined) return undefined;
  const { recipient, subject, text, html } = mail;
  if (recipient === null || subject === null || text === null || html === null) return undefined;
  const sending = await send({ id, language: mail.language, recipient, subject, text, html });
  const { state } = await door.perform(actor, recordDelivery, { input: { id, ...sending } });
  return { sending, state };
}
