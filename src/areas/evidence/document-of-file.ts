import { languageOf } from "../../engines/written-language/index.ts";
import type { Extracted } from "../../platform/extraction/index.ts";
import type { DocumentInput } from "./commands/add-document.ts";

interface GivenFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What somebody said of it stands before what the file says. */
  readonly said: Partial<DocumentInput>;
}

/** What is known of a document from the file that it came in. */
export function documentOfFile(read: Extracted, { bytes, name, said }: GivenFile): DocumentInput {
  const title = read.title?.trim() || firstLine(read.text) || name;
  return {
    ...{ bytes, text: read.text, file_name: name, media_type: read.mediaType },
    ...{ encoding: read.encoding ?? "", warnings: [...read.warnings] },
    ...{ title: plainLine(title, 1000) || "–", symbol: plainLine(read.symbol ?? "", 100) },
    ...{ dated: read.date ?? null, issuer: plainLine(read.author ?? "", 500) },
    ...said,
    language: said.language ?? languageOf(read.text),
  };
}

/** The first line with words in it. */
const firstLine = (text: string): string => /^.*\p{L}{2}.*$/mu.exec(text)?.[0] ?? "";

/** No characters that end a line or turn its direction: a title is to read as it is stored. */
const plainLine = (text: string, longest: number): string =>
  text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, " ")
    .trim()
    .slice(0, longest);
