import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Pack, pack } from "tar-stream";
import { conflict } from "../../kernel/errors.ts";
import { copied, listSequences, listTables, plainValues, quoted, type Table } from "./catalogue.ts";
import { type FileInMaking, makeFile, writingFailure } from "./file.ts";
import { format, type Manifest, type MemberEntry, manifestName, type TableEntry } from "./manifest.ts";

/** How much of a table is held in memory at a time: a member of a tar file states its length before its bytes. */
const memberBytes = 4 * 1024 * 1024;

/** The first bytes of the file: gzip, deflate, no flags, no time, no level, system unknown (RFC 1952). Always these, so that a changed one is seen. */
export const firstBytes = Buffer.from("1f8b08000000000000ff", "hex");

export interface BackupOptions {
  /** Where it is written; a path. */
  readonly file: string;
  /** Whether a file of that name is replaced. */
  readonly force: boolean;
  /** Version of the program. */
  readonly program: string;
  readonly now: Date;
}

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  /** Head of the journal as it stands in the backup. To be kept elsewhere; empty before the first seal. */
  readonly head: string;
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes the whole register as it stood at one moment into one file, while others go on reading and writing. Finished
 * acts are sealed first. Memory does not grow with the register.
 * @param owner a connection of the database's owner, outside any transaction. After a failure it may still be copying,
 *   and is of no further use.
 * @throws conflict `backup-exists`, `backup-nothing`; unavailable `backup-unwritable`, `disk-full`
 */
export async function writeBackup(owner: pg.ClientBase, options: BackupOptions): Promise<BackupReport> {
  const { file } = options;
  const made = await makeFile(file, options);
  try {
    const manifest = await copyAll(owner, made, options);
    const { size } = await made.handle.stat();
    await made.finish();
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const { head, createdAt, tables } = manifest;
    return { file, bytes: size, head, createdAt, tables: tables.length, rows };
  } catch (error) {
    await made.discard();
    throw error;
  }
}

async function copyAll(owner: pg.ClientBase, made: FileInMaking, options: BackupOptions): Promise<Manifest> {
  const tables = await beginSnapshot(owner);
  const archive = pack();
  // Not into a stream of Node's, which closes the file before it is on the disk.
  const output = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) await made.handle.appendFile(chunk);
  };
  const written = pipeline(archive, createGzip(), markedBeginning(), output).catch((error: unknown) => {
    throw writingFailure(error, options.file);
  });
  const copying = copyTables({ owner, archive, mtime: options.now }, tables, options);
  try {
    // Whichever fails first: a full disk leaves the copying waiting for room in the pipe.
    const [manifest] = await Promise.all([copying, written]);
    await owner.query("commit");
    return manifest;
  } catch (error) {
    archive.destroy();
    throw error;
  }
}

/**
 * Opens the transaction whose snapshot is the backup, and holds every table against a change of its form until the
 * end. Until all are held no migration may begin.
 */
async function beginSnapshot(owner: pg.ClientBase): Promise<Table[]> {
  await owner.query("select pg_advisory_lock_shared(hashtext('entente.migrate'))");
  try {
    const found = await owner.query(
      "select to_regclass('journal.act') as journal, to_regclass('public.entente_migration') as ledger",
    );
    if (found.rows[0]?.journal === null || found.rows[0]?.ledger === null) throw conflict("backup-nothing");
    await owner.query("select journal.seal_batch()");
    await owner.query(`begin isolation level repeatable read read only; ${plainValues}`);
    const tables = await listTables(owner);
    const names = tables.map((table) => quoted(owner, table)).join(", ");
    await owner.query(`lock table ${names} in access share mode`);
    return tables;
  } finally {
    await owner.query("select pg_advisory_unlock_shared(hashtext('entente.migrate'))").catch(() => {});
  }
}

interface Copying {
  readonly owner: pg.ClientBase;
  readonly archive: Pack;
  readonly mtime: Date;
}

async function copyTables(
  copying: Copying,
  tables: readonly Table[],
  { program, now }: BackupOptions,
): Promise<Manifest> {
  const entries: TableEntry[] = [];
  for (const table of tables) entries.push(await copyTable(copying, table, entries.length));
  const { owner, archive } = copying;
  const facts = await owner.query<{ postgres: string; head: string | null }>(`
    select current_setting('server_version') as postgres,
      (select encode(hash, 'hex') from journal.seal order by id desc limit 1) as head`);
  const ledger = await owner.query<{ id: string; digest: string }>(
    "select id, digest from public.entente_migration order by position, id",
  );
  const manifest: Manifest = {
    ...{ format, program, createdAt: now.toISOString() },
    postgres: facts.rows[0]?.postgres ?? "?",
    head: facts.rows[0]?.head ?? "",
    migrations: ledger.rows,
    tables: entries,
    // After the tables: numbers given out meanwhile are skipped, none is given out twice.
    sequences: await listSequences(owner),
  };
  await addMember(copying, manifestName, Buffer.from(`${JSON.stringify(manifest)}\n`));
  archive.finalize();
  return manifest;
}

async function copyTable(copying: Copying, table: Table, place: number): Promise<TableEntry> {
  const { owner } = copying;
  const rows = owner.query(copyTo(`copy ${copied(owner, table)} to stdout (encoding 'UTF8')`));
  const members: MemberEntry[] = [];
  let held: Buffer[] = [];
  let bytes = 0;
  const flush = async () => {
    if (bytes === 0) return;
    const name = memberName(table, place, members.length);
    members.push(await addMember(copying, name, Buffer.concat(held)));
    held = [];
    bytes = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes >= memberBytes) await flush();
  }
  await flush();
  const { schema, name, columns } = table;
  return { schema, name, columns: [...columns], rows: rows.rowCount, members };
}

/** `tables/0007-registry.party/000000.copy`: sorted by name they are in the order of the file. */
const memberName = ({ schema, name }: Table, place: number, piece: number): string =>
  `tables/${String(place).padStart(4, "0")}-${schema}.${name}/${String(piece).padStart(6, "0")}.copy`;

async function addMember({ archive, mtime }: Copying, name: string, content: Buffer): Promise<MemberEntry> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  await new Promise<void>((done, failed) => {
    archive.entry({ name, mtime, mode: 0o600 }, content, (error) => (error ? failed(error) : done()));
  });
  return { name, bytes: content.length, sha256 };
}

/** zlib writes into the tenth byte on which system it runs; nobody needs to know. */
function markedBeginning(): Transform {
  let first = true;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (first) firstBytes.copy(chunk);
      first = false;
      done(null, chunk);
    },
  });
}
