/** Reads a document in a fenced process. */
import { builtProgram, type Ending, runFenced } from "../fenced/index.ts";
import type { Limits } from "./extracted.ts";

const mebibyte = 1_048_576;

/** JSON takes up to six bytes for one character, in practice hardly more than two. */
const answerBytes = ({ characters }: Limits): number => characters * 4 + mebibyte;

export async function runReader(bytes: Uint8Array, asked: { readonly limits: Limits }): Promise<Ending> {
  const { memoryBytes, milliseconds } = asked.limits;
  const fence = { memoryBytes, milliseconds, answerBytes: answerBytes(asked.limits) };
  return runFenced(await builtProgram("reader"), { bytes, asked }, fence);
}
