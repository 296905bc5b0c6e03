/** Bytes of a file to its text, whatever its format. Runs in the process of the reader, which has nothing to lose. */
import { invalid } from "../../kernel/errors.ts";
import { decodeText } from "./encoding.ts";
import type { Extracted, Limits, MediaType, Reading, Warning } from "./extracted.ts";
import { docx, fileTypeOf, isAsPromised } from "./file-type.ts";

export interface Asked {
  /** For the extension and for messages; no path is made of it. */
  readonly name: string;
  /** What the sender says it is; the bytes decide. */
  readonly mediaType?: string | undefined;
  readonly limits: Limits;
}

function readPlain(bytes: Uint8Array, limits: Limits): Reading {
  const { text, encoding, warnings } = decodeText(bytes);
  if (text.length > limits.characters) throw invalid("document-text-too-long", { limit: limits.characters });
  return { text, encoding, warnings };
}

/** Each reader is loaded when its format is met: pdf.js alone takes a third of a second. */
async function readAs(mediaType: MediaType, bytes: Uint8Array, limits: Limits): Promise<Reading> {
  switch (mediaType) {
    case "application/pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(bytes, limits);
    case docx:
      return (await import("./docx.ts")).readDocx(bytes, limits);
    case "text/html":
      return (await import("./html.ts")).readHtml(bytes, limits);
    case "message/rfc822":
      return (await import("./email.ts")).readEmail(bytes, limits);
    case "text/plain":
    case "text/markdown":
      return readPlain(bytes, limits);
  }
}

/** All but tabs and line breaks. */
const controls = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;

/** Half a surrogate pair: no character at all. */
const halves = /\p{Surrogate}/gu;

/** Control characters become spaces, one for one, so that offsets into the text stay what they are in the file. */
function withoutControls(text: string): { readonly text: string; readonly warnings: readonly Warning[] } {
  let count = 0;
  const clean = text.replace(halves, "\ufffd").replace(controls, () => {
    count += 1;
    return " ";
  });
  return { text: clean, warnings: count === 0 ? [] : [{ code: "characters", count }] };
}

/** A symbol of a document of the United Nations on a line of the masthead, or alone on one. */
const symbol =
  /(?:^|\s)((?:[AES]|CAC|CCPR|CEDAW|CERD|CRC|CTOC|NPT|TD|HRI|CAT|DP)\/(?:[A-Z0-9][\w.-]*\/)*[A-Z0-9][\w.-]*(?: ?\(\d{4}\))?)(?=\s|$)/u;

function symbolOf(text: string): string | undefined {
  for (const line of text
    .slice(0, 1500)
    .split(/[\n\f]/)
    .slice(0, 12)) {
    const found = line.trim().length <= 80 ? symbol.exec(line.trim())?.[1] : undefined;
    if (found && /\d/.test(found)) return found;
  }
  return undefined;
}

/** Errors: `document-…`, each with the limit that was met. */
export async function readDocument(
  bytes: Uint8Array,
  { name, mediaType: said, limits }: Asked,
): Promise<Extracted> {
  const mediaType = fileTypeOf(bytes, { name, mediaType: said });
  const reading = await readAs(mediaType, bytes, limits);
  const { text, warnings } = withoutControls(reading.text);
  const wrongName: readonly Warning[] = isAsPromised(name, mediaType)
    ? []
    : [{ code: "type", found: mediaType }];
  return {
    ...reading,
    mediaType,
    text,
    symbol: symbolOf(text),
    warnings: [...wrongName, ...reading.warnings, ...warnings],
  };
}
