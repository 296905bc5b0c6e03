import { z } from "zod";
import { conflict, forbidden, notFound } from "../../kernel/errors.ts";
import { languages } from "../../kernel/language.ts";
import { type Actor, type AnyAct, command } from "../acts/index.ts";
import { createTranslators } from "../i18n/index.ts";
import { mailCatalogues } from "./catalogues.ts";
import { mailFaults, nextAttempt } from "./model.ts";
import { mailId } from "./queries.ts";
import { addMail, askForJob } from "./queue.ts";
import { type Outcome, outboxStore, type WholeMail } from "./store.ts";

const translators = createTranslators([mailCatalogues]);

/** A mail as somebody reads it who did not get it. */
export interface ReadMail extends WholeMail {
  /** It is there, but it would let its reader act for another, whom it will reach or has reached. */
  readonly withheld: boolean;
}

/**
 * One mail with what it says. Reading what another was written is itself kept in the journal, and so this is a command. What
 * lets its reader act for another is shown to people only while nobody can send it.
 */
export const readMessage = command({
  name: "mail.read-message",
  permission: "administer",
  input: z.strictObject({ id: mailId }),
  async run({ db, actor }, { id }): Promise<ReadMail> {
    const mail = await outboxStore(db).find(id);
    if (mail === undefined) throw notFound("mail-unknown", { id });
    const withheld = mail.secret && mail.state !== "held" && actor.kind !== "operator";
    return { ...mail, ...(withheld ? { text: null, html: null } : {}), withheld };
  },
});

/** A mail that was given up, or waits for its next attempt, is sent anew. */
export const sendMessage = command({
  name: "mail.send-message",
  permission: "operate",
  input: z.strictObject({ id: mailId }),
  async run(context, { id }): Promise<{ readonly id: string }> {
    const store = outboxStore(context.db);
    const mail = await store.find(id);
    if (mail === undefined) throw notFound("mail-unknown", { id });
    if (mail.state === "sent") throw conflict("mail-sent-already", { id });
    if (!(await store.renew(id, context.now))) throw conflict("mail-expired");
    await askForJob(context);
    return { id };
  },
});

/** How long a mail that is sent by hand is left to whoever sends it, in ms; then it is sent like any other. */
const byHand = 180_000;

/** A mail that says nothing, to see whether mails arrive. Whoever asks for it sends it; what they leave is sent later. */
export const addTestMessage = command({
  name: "mail.add-test-message",
  permission: "operate",
  input: z.strictObject({ to: z.string().max(300), language: z.enum(languages) }),
  async run(context, { to, language }): Promise<{ readonly id: string }> {
    const translate = translators[language];
    const paragraphs = [translate("mail.test-paragraph")];
    const mail = { to, language, purpose: "test", subject: translate("mail.test-subject"), paragraphs };
    return { id: await addMail(context, mail, new Date(context.now.getTime() + byHand)) };
  },
});

/** A job is asked for where something is due and none is on its way: a mail whose time has come, one that was held. */
export const askForDelivery = command({
  name: "mail.ask-for-delivery",
  permission: "operate",
  input: z.strictObject({}),
  async run(context): Promise<null> {
    await askForJob(context);
    return null;
  },
});

/** Only who sends knows what became of it. */
function refuseOthers(actor: Actor, act: string): void {
  if (actor.kind !== "system") throw forbidden("act-refused", { act });
}

const deliveryFields = z.discriminatedUnion("outcome", [
  z.strictObject({ id: mailId, outcome: z.literal("sent") }),
  z.strictObject({ id: mailId, outcome: z.literal("held") }),
  z.strictObject({
    id: mailId,
    outcome: z.literal("unsent"),
    code: z.enum(mailFaults),
    reply: z.string().max(20).optional(),
    permanent: z.boolean(),
  }),
]);
type Delivery = z.output<typeof deliveryFields>;

/** What became of an attempt: the server took it, there is none, or it did not. */
export const recordDelivery = command({
  name: "mail.record-delivery",
  permission: "operate",
  input: deliveryFields,
  async run({ db, actor, now }, delivery): Promise<{ readonly state: Outcome["state"] }> {
    refuseOthers(actor, "mail.record-delivery");
    const { id } = delivery;
    const store = outboxStore(db);
    const mail = await store.find(id);
    if (mail === undefined) throw notFound("mail-unknown", { id });
    const outcome = outcomeOf(delivery, mail, now);
    return { state: (await store.record(id, outcome)) ? outcome.state : mail.state };
  },
});

function outcomeOf(delivery: Delivery, mail: WholeMail, now: Date): Outcome {
  if (delivery.outcome !== "unsent") return { state: delivery.outcome, now };
  const { code, reply, permanent } = delivery;
  const attempts = mail.attempts + 1;
  const next = nextAttempt({ attempts, permanent, now, expiresAt: new Date(mail.expires_at) });
  return {
    state: next === undefined ? "failed" : "waiting",
    ...{ now, nextAttemptAt: next, fault: { code, reply } },
  };
}

/** What was not sent in time is given up, and what nobody needs any more is erased. */
export const expireMessages = command({
  name: "mail.expire-messages",
  permission: "operate",
  input: z.strictObject({}),
  run: ({ db, now }) => outboxStore(db).tidy(now),
});

export const mailCommands: readonly AnyAct[] = [
  readMessage,
  sendMessage,
  addTestMessage,
  askForDelivery,
  recordDelivery,
  expireMessages,
];
