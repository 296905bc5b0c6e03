import type { Language } from "../../kernel/language.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import { createTranslators, formatDate } from "../i18n/index.ts";
import { mailCatalogues } from "./catalogues.ts";
import type { MailAction, MailContent } from "./content.ts";
import { type Isolated, isolated, oneLine, partsOf } from "./words.ts";

const translators = createTranslators([mailCatalogues]);

type Parts = ReadonlyArray<string | Isolated>;

/** A mail in its frame, sentence by sentence: what both forms of it are made of. */
export interface FramedMail {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: Parts;
  readonly paragraphs: readonly Parts[];
  readonly action: FramedAction | undefined;
  readonly closing: string;
  readonly signature: string;
  /** Why it came, and what to do when it was not meant for its reader. */
  readonly foot: string;
}

export interface FramedAction {
  readonly label: string;
  readonly url: string;
  /** What to do where the button does not work. */
  readonly otherwise: string;
  readonly until: string | undefined;
}

/** Most characters of a subject (a line that programs show whole), a name, the label of a button. */
const longest = { subject: 150, name: 120, label: 80 };

/** @throws Error for an address that no mail may ask its reader to open: a fault of ours. */
export function framed({ language, subject, name = "", paragraphs, action }: MailContent): FramedMail {
  const translate = translators[language];
  const greeted = oneLine(name, longest.name);
  return {
    language,
    subject: oneLine(subject, longest.subject),
    greeting:
      greeted === ""
        ? [translate("mail.greeting")]
        : translate.rich<Isolated>("mail.greeting-named", { name: isolated(greeted) }),
    paragraphs: paragraphs.map(partsOf),
    action: action && framedAction(action, language),
    closing: translate("mail.closing"),
    signature: translate("mail.signature"),
    foot: translate("mail.foot"),
  };
}

function framedAction({ label, url, until }: MailAction, language: Language): FramedAction {
  const translate = translators[language];
  return {
    label: oneLine(label, longest.label),
    url: openable(url),
    otherwise: translate("mail.otherwise"),
    until:
      until &&
      // In UTC, as nobody knows where the reader is.
      translate("mail.until", {
        day: formatDate(language, dayOf(until)),
        hour: until.toISOString().slice(11, 16),
      }),
  };
}

function openable(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw new Error("a mail asks its reader to open what is no address of a site");
  return url.href;
}
