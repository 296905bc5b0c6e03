/**
 * A ZIP file opened without trust: entries are inflated one by one under one allowance for all of them, whatever sizes
 * the directory claims; entries that share bytes, the trick of the densest bombs, are refused (Fifield, 2019).
 * APPNOTE 6.3.10; no ZIP64, for a file of 50 MB needs none.
 */
import { inflateRawSync } from "node:zlib";
import { invalid } from "../../kernel/errors.ts";
import { megabytes } from "./extracted.ts";
import { asLatin } from "./file-type.ts";

export interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  /** Inflates. Errors: `document-unpacks-too-large`, `document-broken`. */
  readonly read: () => Buffer;
}

const broken = () => invalid("document-broken", { format: "ZIP" });
const mostEntries = 10_000;

interface Stored {
  readonly method: number;
  readonly packed: Buffer;
}

class Allowance {
  readonly #whole: number;
  #left: number;

  constructor(whole: number) {
    this.#whole = whole;
    this.#left = whole;
  }

  inflate({ method, packed }: Stored): Buffer {
    if (method !== 0 && method !== 8) throw broken();
    try {
      const bytes =
        method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, this.#left) });
      this.#left -= bytes.length;
      if (this.#left < 0) throw this.#tooLarge();
      return bytes;
    } catch (error) {
      if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
        throw this.#tooLarge();
      if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw broken();
      throw error;
    }
  }

  #tooLarge() {
    return invalid("document-unpacks-too-large", { limit: megabytes(this.#whole) });
  }
}

/** The end of the central directory stands last, before a comment of at most 64 KiB. */
function directoryOf(file: Buffer): { readonly count: number; readonly offset: number } {
  const at = file.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (at < 0 || at + 22 > file.length || at < file.length - 66_000) throw broken();
  const count = file.readUInt16LE(at + 10);
  const offset = file.readUInt32LE(at + 16);
  if (count > mostEntries || offset > at) throw broken();
  return { count, offset };
}

/** Errors: `document-broken` for what is no ZIP file, is cut off, or has entries that overlap. */
export function openZip(bytes: Uint8Array, unpackedBytes: number): readonly Entry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const allowance = new Allowance(unpackedBytes);
  const { count, offset } = directoryOf(file);
  const entries: Entry[] = [];
  const taken: { from: number; to: number }[] = [];
  let at = offset;
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > file.length || asLatin(file.subarray(at, at + 4)) !== "PK\x01\x02") throw broken();
    const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)];
    const [size, local] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
    const [nameLength, extra, comment] = [
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
    ];
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    if (local + 30 > file.length || asLatin(file.subarray(local, local + 4)) !== "PK\x03\x04") throw broken();
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (from + size > file.length) throw broken();
    taken.push({ from: local, to: from + size });
    const packed = file.subarray(from, from + size);
    entries.push({ name, encrypted: (flags & 1) === 1, read: () => allowance.inflate({ method, packed }) });
    at += 46 + nameLength + extra + comment;
  }
  taken.sort((a, b) => a.from - b.from);
  if (taken.some(({ from }, index) => from < (taken[index - 1]?.to ?? 0))) throw broken();
  return entries;
}
