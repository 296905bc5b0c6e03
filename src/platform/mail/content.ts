import type { Language } from "../../kernel/language.ts";
import type { MailText } from "./words.ts";

/** The one thing that a mail asks its reader to do, at one address. */
export interface MailAction {
  readonly label: string;
  /** `https:` or `http:`, without a password. */
  readonly url: string;
  /** Until when the address works. */
  readonly until?: Date | undefined;
}

/** What a mail says: between a greeting and a closing, which are the frame's. */
export interface MailContent {
  readonly language: Language;
  readonly subject: string;
  /** Whom it greets; without it, whoever reads. */
  readonly name?: string | undefined;
  readonly paragraphs: readonly MailText[];
  readonly action?: MailAction | undefined;
}

/** A mail as it is kept and sent. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
