import {
  countOldTexts,
  countOldTraces,
  eraseOldTexts,
  eraseOldTraces,
  mailDays,
} from "../../../platform/mail/index.ts";
import { eraseAccount } from "./erase.ts";
import type { RetentionRule } from "./shares.ts";
import { erasureStore } from "./store.ts";

const longest = 3650;

/** How long accounts, links and mails are kept, and what signing in leaves behind. */
export const accessRules: readonly RetentionRule[] = [
  { id: "sign-in-attempt", usual: 1, least: 1, most: 30 },
  { id: "sign-in-session", usual: 30, least: 1, most: 30 },
  {
    ...{ id: "link-recipient", usual: 90, least: 1, most: longest },
    work: {
      due: async ({ db }, before) => (await erasureStore(db).linksOver(before)).length,
      async apply({ db, now }, before) {
        const store = erasureStore(db);
        return store.eraseRecipients(await store.linksOver(before), now);
      },
    },
  },
  {
    ...{ id: "mail-text", usual: mailDays.text, least: 1, most: mailDays.text },
    work: { due: countOldTexts, apply: eraseOldTexts },
  },
  {
    ...{ id: "mail-recipient", usual: mailDays.trace, least: 1, most: mailDays.trace },
    work: { due: countOldTraces, apply: eraseOldTraces },
  },
  {
    ...{ id: "deactivated-account", usual: 730, least: 30, most: longest },
    work: {
      due: async ({ db }, before) => (await erasureStore(db).accountsOver(before)).length,
      async apply(context, before) {
        const accounts = await erasureStore(context.db).accountsOver(before);
        for (const id of accounts) await eraseAccount(context, id);
        return accounts.length;
      },
    },
  },
];
