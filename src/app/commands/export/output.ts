import type { Writable } from "node:stream";
import { unavailable } from "../../../kernel/errors.ts";

/** The reader has closed the pipe (`entente export … | head`): it has what it wanted, and nothing more is to be made. */
export class ReaderGone extends Error {}

/** Where an export goes. Each piece is out of our hands before the next is made. */
export interface Output {
  /** @throws ReaderGone, unavailable `output-unwritable` */
  write(piece: string | Uint8Array): Promise<void>;
}

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
