import type { AnyAct } from "../acts/index.ts";
import { mailCommands } from "./commands.ts";
import { mailQueries } from "./queries.ts";

export { asMailAddress, type MailAddress } from "./address.ts";
export { mailCatalogues } from "./catalogues.ts";
export { addTestMessage, expireMessages, type ReadMail, readMessage, sendMessage } from "./commands.ts";
export type { MailAction, MailContent, RenderedMail } from "./content.ts";
export {
  type Delivered,
  deliverOne,
  deliveryTask,
  mailActor,
  type ReadSettings,
} from "./delivery-job.ts";
export {
  countOldTexts,
  countOldTraces,
  eraseMailsOf,
  eraseOldTexts,
  eraseOldTraces,
  type HeldMail,
  listMailsTo,
  mailDays,
} from "./erasure.ts";
export { mailMigrations } from "./migrations.ts";
export { type MailFault, type MailState, mailStates } from "./model.ts";
export { listMessages } from "./queries.ts";
export { type NewMail, queueMail } from "./queue.ts";
export { renderMail } from "./render.ts";
export { type Sending, sendMail } from "./send.ts";
export { type MailSettings, readMailSettings } from "./settings.ts";
export type { MailRow } from "./store.ts";
export { type Isolated, isolated, type MailText } from "./words.ts";

/** The acts of the outbox. */
export const mailActs: readonly AnyAct[] = [...mailCommands, ...mailQueries];
