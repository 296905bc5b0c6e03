/**
 * What a fenced process does: bytes in by standard input, one line of JSON out by standard output, then it ends.
 * It has no environment, may open no file but its own code, start no process, and reach no network.
 */
import { EntenteError, type ErrorParams } from "../../kernel/errors.ts";
import { closeNetwork } from "./network.ts";

async function bytesIn(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Why nothing was read: the code of an error of ours, or `stack`, `memory`, `broken`. */
export interface Refused {
  readonly code: string;
  readonly params: ErrorParams;
}

/** One of the two. */
export interface FencedAnswer<Read> {
  readonly read?: Read;
  readonly refused?: Refused;
}

/** What a parser throws when a file nests deeper than the stack, or asks for more memory than there is. */
function refusalOf(error: unknown): Refused {
  if (error instanceof EntenteError) return { code: error.code, params: error.params };
  if (error instanceof RangeError && /call stack/i.test(error.message)) return { code: "stack", params: {} };
  if (error instanceof RangeError) return { code: "memory", params: {} };
  return { code: "broken", params: {} };
}

/** Reads what the process was given, as it was asked to, and writes the answer. */
export async function readInside<Asked, Read>(
  read: (bytes: Uint8Array, asked: Asked) => Promise<Read> | Read,
): Promise<void> {
  const asked = JSON.parse(process.argv[2] ?? "{}") as Asked;
  closeNetwork();
  let answer: FencedAnswer<Read>;
  try {
    answer = { read: await read(await bytesIn(), asked) };
  } catch (error) {
    answer = { refused: refusalOf(error) };
  }
  process.stdout.write(JSON.stringify(answer));
}
