/**
 * The process that reads one file: bytes in by standard input, one line of JSON out by standard output, then it ends.
 * It has no environment, may open no file but its own code, start no process, and reach no network.
 */
import { EntenteError } from "../../kernel/errors.ts";
import { closeNetwork } from "./network.ts";
import { type Asked, readDocument } from "./read-document.ts";

async function bytesIn(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What a parser throws when a file nests deeper than the stack, or asks for more memory than there is. */
function refusalOf(error: unknown): { readonly code: string; readonly params: unknown } {
  if (error instanceof EntenteError) return { code: error.code, params: error.params };
  if (error instanceof RangeError && /call stack/i.test(error.message)) return { code: "stack", params: {} };
  if (error instanceof RangeError) return { code: "memory", params: {} };
  return { code: "broken", params: {} };
}

const asked = JSON.parse(process.argv[2] ?? "{}") as Asked;
closeNetwork();

try {
  const extracted = await readDocument(await bytesIn(), asked);
  process.stdout.write(JSON.stringify({ extracted }));
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: refusalOf(error) }));
}
