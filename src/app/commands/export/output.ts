import type { Writable } from "node:stream";
import { unavailable } from "../../../kernel/errors.ts";

/** The reader has closed the pipe (`entente export … | head`): it has what it wanted, and nothing more is to be made. */
export class ReaderGone extends Error {}

/** Where an export goes. Each piece is out of our hands before the next is made. */
export interface Output {
  /** @throws ReaderGone, unavailable `output-unwritable` */
  write(piece: string | Uint8Array): Promise<void>;
}

/** Larger than what one row makes and small beside a program: what is gathered before it is written. */
const gathered = 64 * 1024;

/** Waits for each piece: a reader that is slower than the database holds the database back, and memory stays flat. */
export function outputTo(stream: Writable): Output {
  return {
    write: (piece) =>
      new Promise((done, fail) => {
        if (stream.destroyed) return fail(new ReaderGone());
        stream.write(piece, (error) => (error ? fail(asReadable(error)) : done()));
      }),
  };
}

function asReadable(error: Error & { code?: string }): Error {
  const gone = ["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED"];
  if (gone.includes(error.code ?? "")) return new ReaderGone();
  return unavailable("output-unwritable", { reason: error.code ?? error.message }, error);
}

/** Writes small pieces together. `end` writes what is left. */
export function gathering(output: Output): Output & { end(): Promise<void> } {
  let pieces: string[] = [];
  let length = 0;
  const flush = async () => {
    const text = pieces.join("");
    pieces = [];
    length = 0;
    if (text !== "") await output.write(text);
  };
  return {
    async write(piece) {
      pieces.push(String(piece));
      length += piece.length;
      if (length >= gathered) await flush();
    },
    end: flush,
  };
}
