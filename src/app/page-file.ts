import { open } from "node:fs/promises";
import { EntenteError, invalid, notFound } from "../kernel/errors.ts";

/** Bytes of the largest page that is read: no list of partners comes near it. */
export const largestPage = 5_000_000;

/**
 * The bytes of a file, or with `-` of standard input; of a regular file that is too large, none is read.
 * @throws not-found `file-missing`, invalid `file-is-folder`, `file-unreadable`, `file-too-large`.
 */
export const readPageFile = (file: string): Promise<Uint8Array> => readWhole(file, largestPage);

/** As `readPageFile`, with a bound of one's own, in bytes. */
export async function readWhole(file: string, largest: number): Promise<Uint8Array> {
  if (file === "-") return gather(process.stdin, { file, largest });
  const handle = await open(file).catch((error: unknown) => {
    throw refusalOf(error, file);
  });
  try {
    const stats = await handle.stat();
    if (stats.isDirectory()) throw invalid("file-is-folder", { file });
    if (stats.size > largest) throw tooLarge({ file, largest });
    return await gather(handle.createReadStream({ autoClose: false }), { file, largest });
  } catch (error) {
    throw refusalOf(error, file);
  } finally {
    await handle.close();
  }
}

/** A pipe and a device have no size beforehand. */
async function gather(stream: AsyncIterable<Uint8Array>, bound: Bound): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > bound.largest) throw tooLarge(bound);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

interface Bound {
  readonly file: string;
  /** In bytes. */
  readonly largest: number;
}

const tooLarge = ({ file, largest }: Bound) => invalid("file-too-large", { file, megabytes: largest / 1e6 });

function refusalOf(error: unknown, file: string): unknown {
  if (error instanceof EntenteError) return error;
  const { code = "" } = error as { code?: string };
  if (code === "ENOENT" || code === "ENOTDIR") return notFound("file-missing", { file });
  if (code === "EISDIR") return invalid("file-is-folder", { file });
  return code.startsWith("E") ? invalid("file-unreadable", { file, reason: code }) : error;
}
