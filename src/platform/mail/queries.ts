import { z } from "zod";
import { type AnyAct, query } from "../acts/index.ts";
import { mailStates } from "./model.ts";
import { type MailRow, outboxStore, type WholeMail } from "./store.ts";

export const mailId = z.string().regex(/^[a-z0-9]{1,32}$/);

/** Newest first, without what they say. */
export const listMessages = query({
  name: "mail.list-messages",
  permission: "administer",
  input: z.strictObject({
    state: z.enum(mailStates).optional(),
    limit: z.int().min(1).max(1000).default(100),
  }),
  run: ({ db }, filter): Promise<readonly MailRow[]> => outboxStore(db).list(filter),
});

/** What there is to do at this moment. */
export interface DueMail {
  /** Longest due first. */
  readonly due: readonly string[];
  /** How many have something to be ended or erased. */
  readonly over: number;
}

/** `held`: there is a server, by which those are sent that had to wait for one. */
export const listDueMessages = query({
  name: "mail.list-due-messages",
  permission: "operate",
  input: z.strictObject({ held: z.boolean(), limit: z.int().min(1).max(1000).default(200) }),
  async run({ db, now }, filter): Promise<DueMail> {
    const store = outboxStore(db);
    return { due: await store.listDue(now, filter), over: await store.countOver(now) };
  },
});

/** A mail with what it says, as long as it may be sent. */
export const findMessageToSend = query({
  name: "mail.find-message-to-send",
  permission: "operate",
  input: z.strictObject({ id: mailId }),
  run: ({ db, now }, { id }): Promise<WholeMail | undefined> => outboxStore(db).findToSend(now, id),
});

export const mailQueries: readonly AnyAct[] = [listMessages, listDueMessages, findMessageToSend];
