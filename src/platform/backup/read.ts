import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Extract, extract, type Header } from "tar-stream";
import { EntenteError, invalid } from "../../kernel/errors.ts";
import { type Manifest, type MemberEntry, manifestName, parseManifest, type TableEntry } from "./manifest.ts";
import { firstBytes } from "./write.ts";

/** More than the manifest of a register of a terabyte; another file is not read into memory. */
const longestManifest = 64 * 1024 * 1024;

/** A member of the file, whose bytes have to be read before the next one comes. */
interface Entry extends AsyncIterable<Buffer> {
  readonly header: Header;
}

/** A backup file that is open. */
export interface BackupFile {
  readonly path: string;
  readonly handle: FileHandle;
}

const damaged = ({ path }: BackupFile, member: string, cause?: unknown): EntenteError =>
  new EntenteError("invalid", "backup-damaged", { params: { file: path, member }, cause });

/**
 * Reads the whole file and compares every member with the manifest, which comes last. Nothing is written anywhere.
 * @throws invalid `backup-foreign` when it is no backup, `backup-damaged` when it is not as it was written; conflict `backup-format`
 */
export async function checkBackup(file: BackupFile): Promise<Manifest> {
  await refuseForeign(file);
  const found: MemberEntry[] = [];
  let manifestText: string | undefined;
  for await (const entry of entriesOf(file)) {
    const { name, type } = entry.header;
    // Only plain files have content of ours; nothing is ever unpacked under the name that a member states.
    if (type !== "file" || manifestText !== undefined) throw damaged(file, name);
    if (name === manifestName) manifestText = await textOf(file, entry);
    else found.push(await digestOf(entry));
  }
  if (manifestText === undefined) throw invalid("backup-foreign", { file: file.path });
  const manifest = parseManifest(manifestText, file.path);
  compare(file, manifest, found);
  return manifest;
}

async function refuseForeign({ path, handle }: BackupFile): Promise<void> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(firstBytes.length), 0, firstBytes.length, 0);
  if (bytesRead < firstBytes.length || !buffer.equals(firstBytes))
    throw invalid("backup-foreign", { file: path });
}

/** The members of the file in their order. @throws invalid `backup-damaged` when the file breaks off or is not what it was. */
async function* entriesOf(file: BackupFile): AsyncGenerator<Entry> {
  const archive: Extract = extract();
  const unpacked = createGunzip();
  let at = "";
  const reading = pipeline(chunksOf(file), unpacked, archive);
  reading.catch(() => {});
  try {
    for await (const entry of archive) {
      at = entry.header.name;
      yield { header: entry.header, [Symbol.asyncIterator]: () => bytesOf(file, entry) };
    }
    await reading;
  } catch (error) {
    throw error instanceof EntenteError ? error : damaged(file, at, error);
  } finally {
    archive.destroy();
  }
  // zlib overlooks what stands behind its end.
  if (unpacked.bytesWritten !== (await file.handle.stat()).size) throw damaged(file, at);
}

const chunkBytes = 256 * 1024;

/** Not by a stream of Node's, which closes the file when it is left early. */
async function* chunksOf({ handle }: BackupFile): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The package does not say of what type its chunks are. What breaks the file is heard where it is being read. */
async function* bytesOf(file: BackupFile, entry: AsyncIterable<unknown> & { readonly header: Header }) {
  try {
    for await (const chunk of entry) {
      if (!Buffer.isBuffer(chunk)) throw new Error("a member of a tar file that is not bytes");
      yield chunk;
    }
  } catch (error) {
    throw damaged(file, entry.header.name, error);
  }
}

async function textOf(file: BackupFile, entry: Entry): Promise<string> {
  if (entry.header.size > longestManifest) throw damaged(file, manifestName);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function digestOf(entry: Entry): Promise<MemberEntry> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of entry) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { name: entry.header.name, bytes, sha256: hash.digest("hex") };
}

/** All members, each as the manifest says, in its order, and no other. */
function compare(file: BackupFile, { tables }: Manifest, found: readonly MemberEntry[]): void {
  const stated = tables.flatMap(({ members }) => members);
  for (let place = 0; place < Math.max(stated.length, found.length); place += 1) {
    const [ours, theirs] = [stated[place], found[place]];
    if (ours?.name !== theirs?.name || ours?.bytes !== theirs?.bytes || ours?.sha256 !== theirs?.sha256)
      throw damaged(file, ours?.name ?? theirs?.name ?? "");
  }
}

/** The rows of one table after the other, as they were copied. Each table's have to be read to their end before the next. */
export interface TableReader {
  rowsOf(table: TableEntry): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** Opens a checked file again. @throws invalid `backup-damaged` when it changed since it was checked. */
export function readTables(file: BackupFile): TableReader {
  const entries = entriesOf(file);
  async function* rowsOf({ members }: TableEntry): AsyncGenerator<Buffer> {
    for (const { name, sha256 } of members) {
      const { value: entry, done } = await entries.next();
      if (done || entry.header.name !== name) throw damaged(file, name);
      const hash = createHash("sha256");
      for await (const chunk of entry) {
        hash.update(chunk);
        yield chunk;
      }
      if (hash.digest("hex") !== sha256) throw damaged(file, name);
    }
  }
  return {
    rowsOf,
    async close() {
      await entries.return(undefined).catch(() => {});
    },
  };
}
