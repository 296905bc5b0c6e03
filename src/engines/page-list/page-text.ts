import { invalid } from "../../kernel/errors.ts";

/** The first bytes of files that people take for text (file(1), Wikipedia's list of file signatures). */
const signatures: ReadonlyArray<readonly [string, string]> = [
  ["%PDF-", "PDF"],
  ["PK\u0003\u0004", "DOCX / ODT / ZIP"],
  ["\u00d0\u00cf\u0011\u00e0", "DOC"],
  ["{\\rtf", "RTF"],
  ["\u0089PNG", "PNG"],
  ["\u00ff\u00d8\u00ff", "JPEG"],
  ["\u001f\u008b", "GZIP"],
  ["\u007fELF", "ELF"],
];

/** Above this share of control characters, bytes that happen to be valid UTF-8 are still no text. */
const mostControls = 0.02;

/**
 * The text of a page that was saved as plain text in UTF-8, with or without a byte order mark.
 * @throws invalid `page-empty`, `page-format` (`format`), `page-encoding` (`encoding`), `page-binary`, `page-html`.
 */
export function readPageText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw invalid("page-empty");
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const format = signatures.find(([signature]) => start.startsWith(signature))?.[1];
  if (format !== undefined) throw invalid("page-format", { format });
  const wide = wideEncoding(bytes);
  if (wide !== undefined) throw invalid("page-encoding", { encoding: wide });
  const text = decoded(bytes);
  if (shareOfControls(text) > mostControls) throw invalid("page-binary");
  if (text.trim() === "") throw invalid("page-empty");
  if (looksLikeHtml(text)) throw invalid("page-html");
  return text;
}

/** UTF-16 and UTF-32 by their mark, else by zero bytes: text in a Latin script has one in every second byte. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return "UTF-32";
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "UTF-32" : "UTF-16";
  if (first === 0xfe && second === 0xff) return "UTF-16";
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const isWide = Math.max(even, odd) > sample.length / 4 && Math.min(even, odd) <= sample.length / 50;
  return isWide ? "UTF-16" : undefined;
}

/** @throws invalid `page-binary`, `page-encoding` */
function decoded(bytes: Uint8Array): string {
  try {
    // The mark, if there is one, is taken off.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Every byte is a character in this encoding, so only its control characters tell text from the rest.
    const sample = new TextDecoder("windows-1252").decode(bytes.subarray(0, 65_536));
    throw shareOfControls(sample) > mostControls
      ? invalid("page-binary")
      : invalid("page-encoding", { encoding: "Windows-1252 / ISO 8859-1" });
  }
}

function shareOfControls(text: string): number {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32) || code === 127) controls += 1;
  }
  return controls / text.length;
}

function looksLikeHtml(text: string): boolean {
  if (/<!doctype html|<html[\s>]/i.test(text.slice(0, 4096))) return true;
  return (
    (text.match(/<\/?(?:ul|ol|li|p|div|span|body|table|h[1-6])(?:\s[^<>]{0,400})?>/gi)?.length ?? 0) >= 4
  );
}
