import { createHash, randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { unavailable } from "../../kernel/errors.ts";
import { type Account, canEnter, giveToFolderOwner } from "./account.ts";
import { folderFailure } from "./failures.ts";
import type { Layout } from "./layout.ts";

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links between library names that the package's install script would have made (`npm ci --ignore-scripts`
 * runs none). Source: `pg-symlinks.json` of the package, whose paths begin with `native/`.
 * @returns whether all of them are there now
 */
export function linkLibraries(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links: LibraryLink[] = JSON.parse(readFileSync(list, "utf8"));
  return links.every(({ source, target }) => {
    const at = join(dirname(native), target);
    if (isThere(at)) return true;
    try {
      symlinkSync(basename(source), at);
    } catch {
      // Read-only, or another process was faster.
    }
    return isThere(at);
  });
}

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * Copies the native folder (60 MB) to the first place that the account can reach: the data folder, `/var/lib/entente`,
 * the folder for temporary files. A copy is complete or absent, and is used again by later starts.
 * @returns the folder of the copy
 * @throws unavailable `postgres-disk-full`, `postgres-data-unreachable`
 */
export async function copyNative(
  source: { readonly native: string; readonly version: string },
  { layout, account }: { readonly layout: Layout; readonly account: Account | undefined },
): Promise<string> {
  const name = `${source.version}-${digestOf(source.native)}`;
  for (const place of placesFor(layout, account)) {
    const copy = join(place, name);
    if (!isOwnPlace(place, account)) continue;
    if (!existsSync(copy)) copyInto(copy, source.native, layout);
    return copy;
  }
  throw unavailable("postgres-data-unreachable", { folder: layout.folder, uid: account?.uid ?? -1 });
}

/** Names what a copy holds: the programs by size and time, so that a changed package is copied anew. */
function digestOf(native: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(join(native, "bin")).sort()) {
    const { size, mtimeMs } = statSync(join(native, "bin", name));
    hash.update(`${name} ${size} ${Math.trunc(mtimeMs)}\n`);
  }
  return hash.digest("hex").slice(0, 12);
}

function placesFor({ native }: Layout, account: Account | undefined): string[] {
  if (!account || process.platform === "win32") return [native];
  return [native, "/var/lib/entente/native", join(tmpdir(), "entente-native")];
}

/** Whether what is made at `path` could be reached by the account, as far as the folders above are there already. */
function isInReach(path: string, account: Account | undefined): boolean {
  return existsSync(path) ? canEnter(path, account) : isInReach(dirname(path), account);
}

/** Makes a place for copies; false when it cannot be made or reached, or when others could put programs there. */
function isOwnPlace(place: string, account: Account | undefined): boolean {
  try {
    if (!isInReach(place, account)) return false;
    mkdirSync(place, { recursive: true, mode: 0o755 });
    giveToFolderOwner(place);
    const { uid, mode } = lstatSync(place);
    const owners = [process.getuid?.() ?? uid, account?.uid];
    return (
      lstatSync(place).isDirectory() &&
      owners.includes(uid) &&
      (mode & 0o022) === 0 &&
      canEnter(place, account)
    );
  } catch {
    return false;
  }
}

function copyInto(copy: string, native: string, layout: Layout): void {
  const half = `${copy}.new-${randomBytes(4).toString("hex")}`;
  try {
    // The package's paths begin with `native/`, so the copy keeps that name until it is complete.
    cpSync(native, join(half, "native"), { recursive: true, verbatimSymlinks: true });
    linkLibraries(join(half, "native"));
    renameSync(join(half, "native"), copy);
  } catch (error) {
    if (!existsSync(copy)) throw folderFailure(error, layout.folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}
