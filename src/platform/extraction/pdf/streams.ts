/**
 * What the compressed streams of a PDF unpack to, counted while unpacking and kept nowhere, before the file is read.
 * Pictures are left out, for reading text does not unpack them. A stream inside a stream is counted once; what it makes
 * of itself later is for the watch on memory.
 */
import { createInflate } from "node:zlib";
import { invalid } from "../../../kernel/errors.ts";
import { megabytes } from "../extracted.ts";
import { asLatin } from "../file-type.ts";

const streamStart = /stream\r?\n/g;
const dictionaryLength = 2048;

function isDeflated(before: string): boolean {
  const dictionary = before.slice(Math.max(0, before.lastIndexOf("obj")));
  return /\/(?:FlateDecode|Fl)\b/.test(dictionary) && !/\/Subtype\s*\/Image\b/.test(dictionary);
}

/** How much a stream unpacks to, at most `most` and a little. A damaged one counts as far as it goes. */
function unpackedLength(packed: Uint8Array, most: number): Promise<number> {
  return new Promise((resolve) => {
    const inflate = createInflate();
    let length = 0;
    const end = (): void => {
      inflate.destroy();
      resolve(length);
    };
    inflate.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) end();
    });
    inflate.on("end", end);
    inflate.on("error", end);
    inflate.end(packed);
  });
}

/** Errors: `document-unpacks-too-large`. */
export async function countStreams(bytes: Uint8Array, unpackedBytes: number): Promise<void> {
  const content = asLatin(bytes);
  let left = unpackedBytes;
  for (const found of content.matchAll(streamStart)) {
    const start = found.index + found[0].length;
    if (!isDeflated(content.slice(Math.max(0, found.index - dictionaryLength), found.index))) continue;
    const end = content.indexOf("endstream", start);
    left -= await unpackedLength(bytes.subarray(start, end < 0 ? bytes.length : end), left);
    if (left < 0) throw invalid("document-unpacks-too-large", { limit: megabytes(unpackedBytes) });
  }
}
