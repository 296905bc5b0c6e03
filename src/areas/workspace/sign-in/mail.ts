import { z } from "zod";
import { languages } from "../../../kernel/language.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import type { Translate } from "../../../platform/i18n/index.ts";
import { isolated, type MailText, queueMail } from "../../../platform/mail/index.ts";

const line = z.string().min(1).max(500);
const text = z.union([line, z.array(z.union([line, z.strictObject({ isolated: line })])).max(9)]);

/** A link to sign in with, an invitation, or that somebody signs in by other ways now. Nobody else reads what it says: whoever does could come in. */
export const sendEntryMail = command({
  name: "workspace.send-entry-mail",
  permission: "operate",
  input: z.strictObject({
    to: z.email().max(254),
    language: z.enum(languages),
    name: line,
    purpose: z.enum(["sign-in", "invitation", "sign-in-changed"]),
    subject: line,
    paragraphs: z.array(text).max(5),
    action: z.strictObject({ label: line, url: z.url().max(500), until: z.date() }),
  }),
  async run(context, { action, ...mail }) {
    const id = await queueMail(context, { ...mail, action, expires: action.until, secret: true });
    return { id };
  },
});

export const entryMailCommands: readonly AnyAct[] = [sendEntryMail];

interface LinkMail {
  readonly to: string;
  readonly name: string;
  readonly url: string;
  readonly until: Date;
}

/** What is sent to somebody who asked to come in. */
export const signInMail = (
  translate: Translate,
  { code, ...mail }: LinkMail & { readonly code: string },
) => ({
  ...{ to: mail.to, name: mail.name, language: translate.language, purpose: "sign-in" as const },
  subject: translate("entry.mail-subject"),
  paragraphs: [
    translate("entry.mail-text"),
    codeLine(translate("entry.mail-code", { code: "\u0000" }), code),
    translate("entry.mail-not-you"),
  ],
  action: { label: translate("entry.mail-action"), url: mail.url, until: mail.until },
});

/** What is sent to somebody who has been given an account. */
export const invitationMail = (translate: Translate, mail: LinkMail) => ({
  ...{ to: mail.to, name: mail.name, language: translate.language, purpose: "invitation" as const },
  subject: translate("entry.invite-subject"),
  paragraphs: [translate("entry.invite-mail")],
  action: { label: translate("entry.invite-action"), url: mail.url, until: mail.until },
});

/** What is sent to somebody by whose account one signs in otherwise than before. */
export const changedMail = (translate: Translate, mail: LinkMail) => ({
  ...{ to: mail.to, name: mail.name, language: translate.language, purpose: "sign-in-changed" as const },
  subject: translate("entry.notice-subject"),
  paragraphs: [translate("entry.notice-text"), translate("entry.notice-not-you")],
  action: { label: translate("entry.notice-action"), url: mail.url, until: mail.until },
});

/** The code stands by itself in a sentence of any direction. */
function codeLine(sentence: string, code: string): MailText {
  const [before = "", after = ""] = sentence.split("\u0000");
  return [before, isolated(code), after].filter((part) => part !== "");
}
