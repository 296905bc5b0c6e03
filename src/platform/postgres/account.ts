import { chownSync, lstatSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Layout } from "./layout.ts";

/** A user and group id of the system. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** "nobody" on Linux: PostgreSQL refuses to run as root, and no account has to be made for it. */
const nobody: Account = { uid: 65534, gid: 65534 };

/**
 * The account that PostgreSQL has to run under, or undefined when it runs under our own. Only root switches: to the
 * owner of the database, else to the owner of the data folder, else (both root's) to 65534.
 */
export function accountFor({ folder, data }: Layout): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const path of [data, folder]) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  }
  return nobody;
}

/**
 * Whether an account can enter `path` and every folder above it, by the mode bits (access lists are not read).
 * Without an account the question is about ourselves and the answer is yes.
 */
export function canEnter(path: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let at = path; ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/** Gives a file or a whole folder to an account; without an account nothing changes. */
export function giveTo(account: Account | undefined, path: string): void {
  if (!account) return;
  chownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) giveTo(account, join(path, entry.name));
  }
}

/** As root: a file beside the database belongs to whom the data folder belongs to, so that its owner can go on alone. */
export function giveToFolderOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}
