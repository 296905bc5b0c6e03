import type { MailContent, RenderedMail } from "./content.ts";
import { type FramedMail, framed } from "./frame.ts";
import { renderHtml } from "./mail-document.tsx";
import { flat } from "./words.ts";

/** A mail in both its forms. Whatever is put into it is text, and stays text. @throws Error as `framed` */
export function renderMail(content: MailContent): RenderedMail {
  const mail = framed(content);
  return { subject: mail.subject, text: renderText(mail), html: renderHtml(mail) };
}

function renderText({
  language,
  greeting,
  paragraphs,
  action,
  closing,
  signature,
  foot,
}: FramedMail): string {
  // An address stands alone on its line, so that nothing beside it becomes part of it.
  const asked = action && [`${action.label}:\n${action.url}`, ...(action.until ? [action.until] : [])];
  return `${[
    flat(greeting, language),
    ...paragraphs.map((paragraph) => flat(paragraph, language)),
    ...(asked ?? []),
    `${closing}\n${signature}`,
    // The line by which programs know the end of what was written (RFC 3676, 4.3).
    `-- \n${foot}`,
  ].join("\n\n")}\n`;
}
