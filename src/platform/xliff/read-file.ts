/** The one way from a file for translation that came from outside to its units. */
import type { ReadXliff } from "../../engines/xliff/index.ts";
import { EntenteError, invalid, unavailable } from "../../kernel/errors.ts";
import { builtProgram, type Ending, type FencedAnswer, type Refused, runFenced } from "../fenced/index.ts";
import { type PackedXliff, unpacked } from "./packed.ts";

/** How much reading may take. */
export interface XliffLimits {
  /** Of the process that reads the file. */
  readonly memoryBytes: number;
  readonly milliseconds: number;
}

const mebibyte = 1_048_576;

/** An act waits for it with its transaction open. */
export const usualXliffLimits: XliffLimits = { memoryBytes: 1_024 * mebibyte, milliseconds: 30_000 };

/** Texts are said twice at most, by the data that codes stand for; each of the units has names and marks beside them. */
const answerBytes = (bytes: number): number => bytes * 4 + 16 * mebibyte;

function refusalOf({ code, params }: Refused, { memoryBytes }: XliffLimits): EntenteError {
  if (code === "memory") return invalid("document-memory", { limit: Math.round(memoryBytes / mebibyte) });
  if (code === "stack" || code === "broken") return invalid("document-broken", { format: "XLIFF" });
  return new EntenteError("invalid", code, { params });
}

function answerOf(ending: Ending, limits: XliffLimits): FencedAnswer<PackedXliff> {
  if ("died" in ending) throw unavailable("document-reader-failed", {}, new Error(ending.died));
  if ("answer" in ending) return JSON.parse(ending.answer) as FencedAnswer<PackedXliff>;
  if (ending.met === "deadline")
    throw invalid("document-deadline", { limit: Math.max(1, Math.round(limits.milliseconds / 1000)) });
  throw refusalOf({ code: "memory", params: {} }, limits);
}

/**
 * The units of a file, read in a process of its own that is ended when it takes too much.
 * @throws invalid as `readXliff` and `decodeXliff`, `document-memory`, `document-deadline`, `document-broken`; unavailable
 *   `document-reader-failed`
 */
export async function readXliffFile(
  text: string,
  limits: XliffLimits = usualXliffLimits,
): Promise<ReadXliff> {
  const bytes = Buffer.from(text, "utf8");
  const fence = { ...limits, answerBytes: answerBytes(bytes.length) };
  const ending = await runFenced(await builtProgram("xliff-reader"), { bytes, asked: {} }, fence);
  const { read, refused } = answerOf(ending, limits);
  if (refused) throw refusalOf(refused, limits);
  if (!read) throw unavailable("document-reader-failed");
  return unpacked(read);
}
