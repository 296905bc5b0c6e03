import { crc32, createDeflateRaw } from "node:zlib";
import { invalid } from "../../../kernel/errors.ts";
import type { Output } from "./output.ts";

/** Writes a ZIP file from front to back (PKWARE APPNOTE 6.3): sizes stand behind each entry, so none is held. */
export interface Zip {
  entry(name: string, content: (write: (text: string) => Promise<void>) => Promise<void>): Promise<void>;
  end(): Promise<void>;
}

interface Entry {
  readonly name: Buffer;
  readonly at: number;
  readonly sizes: Buffer;
}

/** Version 2.0; bit 3: sizes behind the data; bit 11: names in UTF-8; method 8: deflated; 1980-01-01, for no moment matters. */
const common = Buffer.from([20, 0, 0x08, 0x08, 8, 0, 0, 0, 0x21, 0]);
/** Without ZIP64 no size and no place may pass this. */
const most = 0xffff_ffff;

const number = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};
const signature = (mark: number): Buffer => Buffer.from([0x50, 0x4b, mark, mark + 1]);

export function zipTo(output: Output): Zip {
  const entries: Entry[] = [];
  let at = 0;
  const put = async (bytes: Uint8Array) => {
    at += bytes.length;
    if (at > most) throw invalid("export-too-large", { gigabytes: 4 });
    await output.write(bytes);
  };
  return {
    async entry(name, content) {
      const bytes = Buffer.from(name);
      const begin = at;
      await put(
        Buffer.concat([signature(3), common, Buffer.alloc(12), number(bytes.length, 2), number(0, 2), bytes]),
      );
      const sizes = await deflated(content, put);
      await put(Buffer.concat([signature(7), sizes]));
      entries.push({ name: bytes, at: begin, sizes });
    },
    async end() {
      const begin = at;
      for (const entry of entries) await put(directoryOf(entry));
      const count = number(entries.length, 2);
      const place = [number(at - begin, 4), number(begin, 4), number(0, 2)];
      await put(Buffer.concat([signature(5), number(0, 4), count, count, ...place]));
    },
  };
}

const directoryOf = ({ name, at, sizes }: Entry): Buffer =>
  Buffer.concat([
    signature(1),
    number(20, 2),
    common,
    sizes,
    number(name.length, 2),
    Buffer.alloc(12),
    number(at, 4),
    name,
  ]);

/** Deflates what `content` writes. @returns checksum, deflated size, size: as both places of the file want them */
async function deflated(
  content: (write: (text: string) => Promise<void>) => Promise<void>,
  put: (bytes: Uint8Array) => Promise<void>,
): Promise<Buffer> {
  // Level 3: an export is made once and read once.
  const deflate = createDeflateRaw({ level: 3 });
  let checksum = 0;
  let size = 0;
  let small = 0;
  const drain = async () => {
    for await (const chunk of deflate) {
      small += chunk.length;
      await put(chunk);
    }
  };
  const feed = async () => {
    await content(async (text) => {
      const bytes = Buffer.from(text);
      checksum = crc32(bytes, checksum);
      size += bytes.length;
      if (size > most) throw invalid("export-too-large", { gigabytes: 4 });
      await new Promise<void>((done, fail) => {
        deflate.write(bytes, (error) => (error ? fail(error) : done()));
      });
    });
    deflate.end();
  };
  const draining = drain();
  const feeding = feed().catch((error: unknown) => {
    deflate.destroy();
    throw error;
  });
  // Both come to their end before anything is said: the transaction behind the content must not outlive the file.
  const [fed, drained] = await Promise.allSettled([feeding, draining]);
  const causes = [drained, fed].flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  const telling = causes.find((cause) => !isAftermath(cause));
  if (causes.length > 0) throw telling ?? causes[0];
  return Buffer.concat([number(checksum >>> 0, 4), number(small, 4), number(size, 4)]);
}

/** What one side says because the other has failed. */
const isAftermath = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && String(cause.code).startsWith("ERR_STREAM_");
