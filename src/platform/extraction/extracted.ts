/** What is read out of a file, and how much reading may take. */

export const mediaTypes = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/html",
  "text/plain",
  "text/markdown",
  "message/rfc822",
] as const;
export type MediaType = (typeof mediaTypes)[number];

/** What a reader of the text should know; the message `document-warning.<code>` says it in a sentence. */
export const warningCodes = [
  "attachments",
  "characters",
  "damaged",
  "encoding-declared",
  "encoding-guessed",
  "fonts",
  "macros",
  "no-text",
  "remote",
  "scripts",
  "type",
] as const;
export type WarningCode = (typeof warningCodes)[number];

export interface Warning {
  readonly code: WarningCode;
  readonly [parameter: string]: string | number;
}

/** A file that came inside an e-mail; it is named, and not read. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  /** In bytes, decoded. */
  readonly size: number;
}

/** What a reader of one format gives. */
export interface Reading {
  readonly text: string;
  readonly title?: string | undefined;
  /** ISO 8601, as exact as the file says it. */
  readonly date?: string | undefined;
  readonly author?: string | undefined;
  readonly originator?: string | undefined;
  readonly encoding?: string | undefined;
  readonly pages?: number | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly warnings: readonly Warning[];
}

export interface Extracted extends Reading {
  readonly mediaType: MediaType;
  /** The document symbol on its first page, where there is one: `S/RES/1373 (2001)`. */
  readonly symbol?: string | undefined;
}

export interface Limits {
  /** Of the file. */
  readonly bytes: number;
  /** Of everything that is compressed inside it, unpacked. */
  readonly unpackedBytes: number;
  /** UTF-16 code units of the text that comes out. */
  readonly characters: number;
  readonly pages: number;
  /** Of the process that reads the file. */
  readonly memoryBytes: number;
  readonly milliseconds: number;
}

const mebibyte = 1_048_576;

export const usualLimits: Limits = {
  bytes: 50 * mebibyte,
  unpackedBytes: 400 * mebibyte,
  characters: 20_000_000,
  pages: 5_000,
  memoryBytes: 1_024 * mebibyte,
  milliseconds: 120_000,
};

/** As messages name it. */
export const megabytes = (bytes: number): number => Math.max(1, Math.round(bytes / mebibyte));
