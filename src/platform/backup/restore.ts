import type pg from "pg";
import { conflict, EntenteError } from "../../kernel/errors.ts";
import { buildSchema, refuseMigrations, type SchemaParts, verifyJournal } from "../storage/index.ts";
import { findOccupant, plainValues } from "./catalogue.ts";
import { openFile } from "./file.ts";
import { checkTables, type Loading, loadTables } from "./loading.ts";
import type { Manifest } from "./manifest.ts";
import { type BackupFile, checkBackup, readTables } from "./read.ts";

export interface RestoreReport {
  readonly file: string;
  /** When the backup was made, ISO 8601. */
  readonly createdAt: string;
  readonly head: string;
  readonly tables: number;
  readonly rows: number;
  /** Migrations applied after the rows were in, because the backup is older than this program. */
  readonly migrated: readonly string[];
}

/** A backup that has been read to its end and found whole. */
export interface CheckedBackup {
  readonly file: BackupFile;
  readonly manifest: Manifest;
  close(): Promise<void>;
}

/**
 * Opens a backup and checks all of it, before any database is touched. `head` is one that was kept outside.
 * @throws invalid `backup-unreadable`, `backup-foreign`, `backup-damaged`; conflict `backup-format`, `backup-newer`,
 *   `migration-changed`, `backup-other-head`
 */
export async function openBackup(
  path: string,
  { sets }: Pick<SchemaParts, "sets">,
  head?: string,
): Promise<CheckedBackup> {
  const handle = await openFile(path);
  const file = { path, handle };
  try {
    const manifest = await checkBackup(file);
    refuseNewer(path, manifest, sets);
    if (head !== undefined && head !== manifest.head)
      throw conflict("backup-other-head", { file: path, head: manifest.head || "–" });
    return { file, manifest, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function refuseNewer(file: string, { migrations, program }: Manifest, sets: SchemaParts["sets"]): void {
  try {
    refuseMigrations(migrations, sets);
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "database-newer") throw error;
    throw conflict("backup-newer", { file, program, migration: String(error.params.migration) });
  }
}

/**
 * Fills an empty database from a checked backup, in one transaction: after a failure, or a kill, it is as empty as before.
 * The journal is verified against the head of the backup before anything is committed.
 * @param owner a connection of the database's owner, outside any transaction
 * @throws conflict `database-not-empty`; invalid `backup-damaged`, `backup-journal-broken`
 */
export async function restoreBackup(
  owner: pg.ClientBase,
  { file, manifest }: CheckedBackup,
  parts: SchemaParts,
): Promise<RestoreReport> {
  await owner.query(`begin; ${plainValues}`);
  try {
    // A server that starts meanwhile waits here, and then finds a register instead of an empty database.
    await owner.query("select pg_advisory_xact_lock(hashtext('entente.migrate'))");
    const occupant = await findOccupant(owner);
    if (occupant !== undefined) throw conflict("database-not-empty", { found: occupant });
    const migrated = await fill({ owner, file }, manifest, parts);
    await owner.query("commit");
    await owner.query("analyze");
    return reportOf(file, manifest, migrated);
  } catch (error) {
    await owner.query("rollback").catch(() => {});
    throw error;
  }
}

async function fill(loading: Loading, manifest: Manifest, parts: SchemaParts): Promise<string[]> {
  const { owner, file } = loading;
  await buildSchema(owner, parts, new Set(manifest.migrations.map(({ id }) => id)));
  await checkTables(loading, manifest);
  const reader = readTables(file);
  try {
    await loadTables(loading, manifest, reader);
  } finally {
    await reader.close();
  }
  const { broken } = await verifyJournal(owner, manifest.head || undefined);
  if (broken)
    throw new EntenteError("invalid", "backup-journal-broken", {
      params: { file: file.path, kind: broken.kind, id: broken.id },
    });
  return buildSchema(owner, parts);
}

function reportOf({ path }: BackupFile, manifest: Manifest, migrated: readonly string[]): RestoreReport {
  const { createdAt, head, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { file: path, createdAt, head, tables: tables.length, rows, migrated };
}
