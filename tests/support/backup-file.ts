import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { extract, pack } from "tar-stream";

/** A member of a backup file, as tar knows it. */
export interface Member {
  readonly name: string;
  readonly content: Buffer;
  readonly type?: "file" | "symlink" | "link" | "directory" | "fifo";
  readonly linkname?: string;
}

/** The manifest, as loosely as a test needs it to spoil it. */
export interface LooseManifest {
  format: number;
  head: string;
  migrations: Array<{ id: string; digest: string }>;
  tables: Array<{
    schema: string;
    name: string;
    columns: string[];
    rows: number;
    members: Array<{ name: string; bytes: number; sha256: string }>;
  }>;
  sequences: Array<{ schema: string; name: string; last: string | null }>;
  [other: string]: unknown;
}

/** Takes a backup apart, without the code that reads backups. */
export async function membersOf(file: string): Promise<Member[]> {
  const archive = extract();
  archive.end(gunzipSync(readFileSync(file)));
  const members: Member[] = [];
  for await (const entry of archive) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry) chunks.push(chunk as Uint8Array);
    members.push({ name: entry.header.name, content: Buffer.concat(chunks) });
  }
  return members;
}

/** Puts members together to a file that begins as a backup does. */
export async function writeMembers(file: string, members: readonly Member[]): Promise<string> {
  const archive = pack();
  for (const { name, content, type = "file", linkname } of members) {
    if (type === "file") archive.entry({ name }, content);
    else archive.entry({ name, type, ...(linkname ? { linkname } : {}) });
  }
  archive.finalize();
  const packed = gzipSync(await buffer(archive));
  packed[9] = 0xff;
  writeFileSync(file, packed);
  return file;
}

/** The same members with another manifest, and, where `content` says so, with other rows, whose digests are made to fit. */
export function spoiled(
  members: readonly Member[],
  change: (manifest: LooseManifest) => void,
  content: (name: string, rows: Buffer) => Buffer = (_name, rows) => rows,
): Member[] {
  const rows = members
    .filter(({ name }) => name !== "manifest.json")
    .map((member) => ({ ...member, content: content(member.name, member.content) }));
  const manifest = JSON.parse(String(members.at(-1)?.content)) as LooseManifest;
  for (const entry of manifest.tables.flatMap((table) => table.members)) {
    const found = rows.find(({ name }) => name === entry.name)?.content ?? Buffer.alloc(0);
    entry.bytes = found.length;
    entry.sha256 = createHash("sha256").update(found).digest("hex");
  }
  change(manifest);
  return [...rows, { name: "manifest.json", content: Buffer.from(JSON.stringify(manifest)) }];
}
