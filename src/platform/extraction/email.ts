/** E-mail as it is stored (RFC 5322, MIME): subject, sender, date and the words of the message. Attachments are named only. */
import PostalMime from "postal-mime";
import { invalid } from "../../kernel/errors.ts";
import { decodeText } from "./encoding.ts";
import type { Attachment, Limits, Reading, Warning } from "./extracted.ts";
import { asLatin } from "./file-type.ts";
import { textOfHtml } from "./html.ts";

const deepest = 20;
const longestHeaders = 1_048_576;

/** Headers that were sent without MIME words hold bytes of some encoding: the whole message says which. */
function asUtf8(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly warnings: readonly Warning[] } {
  const declared = /charset\s*=\s*"?([\w-]{2,40})/i.exec(asLatin(bytes, 65_536))?.[1];
  const bare = !/^content-(?:type|transfer-encoding):/im.test(asLatin(bytes, 65_536));
  if (!bare) return { bytes, warnings: [] };
  const { text, warnings } = decodeText(bytes, declared);
  return { bytes: new TextEncoder().encode(text), warnings };
}

const nameOf = (name: string | null | undefined): string =>
  (name ?? "")
    .replace(/^.*[/\\]/, "")
    .replace(/\p{C}/gu, "")
    .slice(0, 200) || "?";

const sizeOf = (content: unknown): number =>
  typeof content === "string"
    ? content.length
    : content instanceof ArrayBuffer
      ? content.byteLength
      : ArrayBuffer.isView(content)
        ? content.byteLength
        : 0;

async function parse(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: deepest,
      maxHeadersSize: longestHeaders,
      rfc822Attachments: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (/nesting depth/i.test(message)) throw invalid("document-nested-too-deep", { limit: deepest });
    throw invalid("document-broken", { format: "MIME" });
  }
}

function dayOf(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Errors: `document-nested-too-deep`, `document-broken`, `document-text-too-long`. */
export async function readEmail(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const readable = asUtf8(bytes);
  const mail = await parse(readable.bytes);
  const html = mail.html ? textOfHtml(mail.html, limits) : undefined;
  const plain = mail.text?.replace(/\s+$/u, "") ?? "";
  const attachments: Attachment[] = mail.attachments.map(({ filename, mimeType, content }) => ({
    name: nameOf(filename),
    mediaType: mimeType,
    size: sizeOf(content),
  }));
  const warnings: Warning[] = [...readable.warnings, ...(html?.warnings ?? [])];
  if (attachments.length > 0) warnings.push({ code: "attachments", count: attachments.length });
  const text = plain === "" ? (html?.text ?? "") : plain;
  if (text.trim() === "") warnings.push({ code: "no-text" });
  return {
    text,
    title: mail.subject?.trim() || undefined,
    author: mail.from?.name || mail.from?.address || undefined,
    date: dayOf(mail.date),
    attachments,
    warnings,
  };
}
