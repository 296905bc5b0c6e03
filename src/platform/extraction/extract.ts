/** The one way from a file to its text. */
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { EntenteError, invalid, unavailable } from "../../kernel/errors.ts";
import type { FencedAnswer, Refused } from "../fenced/index.ts";
import { type Extracted, type Limits, megabytes, usualLimits } from "./extracted.ts";
import { runReader } from "./reader-process.ts";

/** A file that is at hand, or where it lies. */
export type Source = { readonly bytes: Uint8Array } | { readonly path: string };

export type ReadableFile = Source & {
  /** For its extension; of a path only the last part is used, and it opens nothing. */
  readonly name?: string;
  /** What the sender says it is; the bytes decide. */
  readonly mediaType?: string;
};

/** Reads at most one byte more than is allowed, however long the file says it is. */
async function bytesAt(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > most) throw invalid("document-too-large", { limit: megabytes(most), size: megabytes(size) });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const lastPart = (name: string): string =>
  basename(name.replaceAll("\\", "/")).replace(/\p{C}/gu, "").slice(-200);

function refusalOf({ code, params }: Refused, limits: Limits): EntenteError {
  switch (code) {
    case "memory":
      return invalid("document-memory", { limit: megabytes(limits.memoryBytes) });
    case "stack":
      return invalid("document-nested-too-deep", { limit: 1000 });
    case "broken":
      return invalid("document-broken", { format: "unknown" });
    default:
      return new EntenteError("invalid", code, { params });
  }
}

/**
 * The text of a file, read in a process of its own that is ended when it takes too much.
 *
 * Errors: `invalid` with `document-empty`, `-too-large`, `-type-unknown`, `-encrypted`, `-broken`, `-unpacks-too-large`,
 * `-memory`, `-deadline`, `-encoding-unknown`, `-nested-too-deep`, `-text-too-long`, `-too-many-pages`; `unavailable`
 * with `document-reader-failed` when the process cannot be started. A path that cannot be opened throws as the system
 * says it.
 */
export async function extract(file: ReadableFile, limits: Limits = usualLimits): Promise<Extracted> {
  const bytes = "bytes" in file ? file.bytes : await bytesAt(file.path, limits.bytes);
  if (bytes.length > limits.bytes)
    throw invalid("document-too-large", { limit: megabytes(limits.bytes), size: megabytes(bytes.length) });
  if (bytes.length === 0) throw invalid("document-empty");
  const name = lastPart(file.name ?? ("path" in file ? file.path : ""));
  const asked = { name, mediaType: file.mediaType?.slice(0, 200), limits };
  const ending = await runReader(bytes, asked);
  if ("died" in ending) throw unavailable("document-reader-failed", {}, new Error(ending.died));
  if ("met" in ending) {
    if (ending.met === "deadline")
      throw invalid("document-deadline", { limit: Math.max(1, Math.round(limits.milliseconds / 1000)) });
    if (ending.met === "memory") throw invalid("document-memory", { limit: megabytes(limits.memoryBytes) });
    throw invalid("document-text-too-long", { limit: limits.characters });
  }
  // The reader is our own code; that it was led astray by a file is what the fence is for, and its text is text anyway.
  const { read, refused } = JSON.parse(ending.answer) as FencedAnswer<Extracted>;
  if (refused) throw refusalOf(refused, limits);
  if (!read) throw unavailable("document-reader-failed");
  return read;
}
