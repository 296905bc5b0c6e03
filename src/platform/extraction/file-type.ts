/**
 * What a file is, by its bytes. The name is believed only where bytes cannot tell (Markdown is plain text).
 * Signatures: ISO 32000-2 (PDF), APPNOTE 6.3 (ZIP), MS-CFB (Office before 2007, and every encrypted Office file).
 */
import { invalid } from "../../kernel/errors.ts";
import type { MediaType } from "./extracted.ts";

export const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  [...signature].every((character, at) => bytes[at] === character.charCodeAt(0));

/** Latin-1, so that offsets are bytes. */
export const asLatin = (bytes: Uint8Array, length = bytes.length): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString("latin1");

/** Formats that are met and not read, by their first bytes. */
const others: ReadonlyArray<readonly [signature: string, name: string]> = [
  ["\x89PNG", "PNG"],
  ["\xff\xd8\xff", "JPEG"],
  ["GIF8", "GIF"],
  ["II*\0", "TIFF"],
  ["MM\0*", "TIFF"],
  ["RIFF", "RIFF"],
  ["MZ", "EXE"],
  ["\x7fELF", "ELF"],
  ["\x1f\x8b", "GZIP"],
  ["7z\xbc\xaf", "7-Zip"],
  ["Rar!", "RAR"],
  ["BZh", "BZIP2"],
  ["\xfd7zXZ", "XZ"],
  ["{\\rtf", "RTF"],
  ["%!PS", "PostScript"],
  ["ID3", "MP3"],
  ["\0\0\x01\0", "ICO"],
];

const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const utf16 = (text: string): string => [...text].map((character) => `${character}\0`).join("");

/** Office files before 2007, and the shell that Office puts around a file with a password. */
function refuseCompound(bytes: Uint8Array): never {
  const content = asLatin(bytes);
  if (content.includes(utf16("EncryptedPackage"))) throw invalid("document-encrypted");
  if (content.includes(utf16("WordDocument")))
    throw invalid("document-type-unknown", { found: "DOC (Word 97–2003)" });
  throw invalid("document-type-unknown", { found: "OLE" });
}

/** Whether the bytes hold text; UTF-16 has NUL in every other place, other text has hardly a control character. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  if (startsWith(sample, "\xff\xfe") || startsWith(sample, "\xfe\xff")) return true;
  const nul = [0, 0];
  let controls = 0;
  sample.forEach((byte, at) => {
    if (byte === 0) nul[at % 2] = (nul[at % 2] ?? 0) + 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  });
  const [even = 0, odd = 0] = nul;
  if (Math.max(even, odd) > sample.length / 8 && Math.min(even, odd) < sample.length / 50) return true;
  return controls + even + odd <= Math.max(4, sample.length / 20);
}

const headerLine = /^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?.*(?:\r?\n[ \t]+.*)*\r?\n/;
const mailHeaders =
  /^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to|content-type|cc)$/i;

function isMail(start: string): boolean {
  let rest = start.replace(/^From .*\r?\n/, "");
  const seen = new Set<string>();
  for (let lines = 0; lines < 60; lines += 1) {
    const line = headerLine.exec(rest);
    if (!line) break;
    const name = line[0].slice(0, line[0].indexOf(":"));
    if (mailHeaders.test(name)) seen.add(name.toLowerCase());
    rest = rest.slice(line[0].length);
  }
  return seen.size >= 3 || (seen.size === 2 && seen.has("from") && /^\r?\n/.test(rest));
}

const htmlStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<title[\s>]|<meta\s)/i;
const htmlSomewhere = /<(?:html|body|head)[\s>]/i;
const xmlStart = /^\s*<\?xml\s/i;

export const extensionOf = (name: string): string =>
  /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** What an extension promises; others promise nothing that bytes could break. */
const promised: Readonly<Record<string, readonly MediaType[]>> = {
  pdf: ["application/pdf"],
  docx: [docx],
  docm: [docx],
  doc: [docx],
  html: ["text/html"],
  htm: ["text/html"],
  xhtml: ["text/html"],
  txt: ["text/plain"],
  md: ["text/markdown"],
  markdown: ["text/markdown"],
  eml: ["message/rfc822"],
};

export const isAsPromised = (name: string, found: MediaType): boolean =>
  promised[extensionOf(name)]?.includes(found) ?? true;

/** Bytes of a text as ASCII for looking at its beginning: UTF-16 loses its NUL bytes. */
const beginning = (bytes: Uint8Array): string =>
  asLatin(bytes, 16_384)
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "");

function typeOfText(
  bytes: Uint8Array,
  hint: { readonly name: string; readonly mediaType?: string | undefined },
): MediaType {
  const start = beginning(bytes);
  if (htmlStart.test(start)) return "text/html";
  if (xmlStart.test(start)) {
    if (htmlSomewhere.test(start)) return "text/html";
    throw invalid("document-type-unknown", { found: "XML" });
  }
  if (isMail(start)) return "message/rfc822";
  const extension = extensionOf(hint.name);
  if (["md", "markdown"].includes(extension) || hint.mediaType === "text/markdown") return "text/markdown";
  if (htmlSomewhere.test(start) && ["html", "htm", "xhtml"].includes(extension)) return "text/html";
  return "text/plain";
}

/**
 * Errors: `document-empty`, `document-encrypted`, `document-type-unknown` with the name of the format where it is known.
 * A ZIP file counts as Word; what it holds is looked at when it is opened.
 */
export function fileTypeOf(
  bytes: Uint8Array,
  hint: { readonly name: string; readonly mediaType?: string | undefined },
): MediaType {
  if (bytes.length === 0) throw invalid("document-empty");
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) return docx;
  if (startsWith(bytes, compound)) return refuseCompound(bytes);
  const other = others.find(([signature]) => startsWith(bytes, signature));
  if (other) throw invalid("document-type-unknown", { found: other[1] });
  if (asLatin(bytes, 1024).includes("%PDF-")) return "application/pdf";
  if (!isText(bytes)) throw invalid("document-type-unknown", { found: "unknown" });
  return typeOfText(bytes, hint);
}
