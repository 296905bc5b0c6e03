import { randomBytes } from "node:crypto";
import { linkSync, rmSync } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { conflict, type EntenteError, invalid, unavailable } from "../../kernel/errors.ts";

/** A file that becomes visible under its name only when all of it is on the disk. */
export interface FileInMaking {
  readonly handle: FileHandle;
  /** Gives it its name. @throws conflict `backup-exists` when that name was taken meanwhile. */
  finish(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/**
 * Opens `FILE.….part`, mode 0600: a backup holds everything that the register holds. The middle of its name is drawn,
 * so that two backups to one file do not write into each other. A process that ends takes it away; one that is killed
 * cannot.
 * @throws conflict `backup-exists`, unavailable `backup-unwritable`
 */
export async function makeFile(file: string, { force }: { force: boolean }): Promise<FileInMaking> {
  const part = `${file}.${randomBytes(4).toString("hex")}.part`;
  await refuseTaken(file, force);
  const handle = await open(part, "wx", 0o600).catch((error: unknown) => {
    throw writingFailure(error, file);
  });
  const remove = () => rmSync(part, { force: true });
  process.once("exit", remove);
  const discard = async () => {
    await handle.close().catch(() => {});
    remove();
    process.off("exit", remove);
  };
  return {
    handle,
    discard,
    async finish() {
      try {
        await handle.sync();
        if (force) await rename(part, file);
        // Unlike renaming, linking refuses a name that somebody took in the meantime.
        else linkSync(part, file);
        await syncFolder(dirname(file));
      } catch (error) {
        throw (error as { code?: string }).code === "EEXIST"
          ? conflict("backup-exists", { file })
          : writingFailure(error, file);
      } finally {
        await discard();
      }
    },
  };
}

async function refuseTaken(file: string, force: boolean): Promise<void> {
  const found = await open(file, "r").then(
    async (handle) => {
      const isFile = (await handle.stat()).isFile();
      await handle.close();
      return isFile ? "file" : "other";
    },
    (error: unknown) => ((error as { code?: string }).code === "ENOENT" ? "nothing" : "file"),
  );
  if (found === "other") throw unavailable("backup-unwritable", { file, reason: "EISDIR" });
  if (found === "file" && !force) throw conflict("backup-exists", { file });
}

/** So that the name outlives a power failure as well; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Writing failed: a full disk has its own sentence. */
export function writingFailure(error: unknown, file: string): EntenteError {
  const { code } = error as { code?: string };
  if (code === "ENOSPC" || code === "EDQUOT") return unavailable("disk-full", {}, error);
  return unavailable("backup-unwritable", { file, reason: code ?? "?" }, error);
}

/** @throws invalid `backup-unreadable` */
export async function openFile(file: string): Promise<FileHandle> {
  const refusal = (reason: string) => invalid("backup-unreadable", { file, reason });
  const handle = await open(file, "r").catch((error: unknown) => {
    throw refusal((error as { code?: string }).code ?? "?");
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw refusal("EISDIR");
}
