import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { conflict } from "../../kernel/errors.ts";
import { type Account, giveTo } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Layout } from "./layout.ts";

/** Whether the data folder holds a database. */
export const hasCluster = ({ data }: Layout) => existsSync(join(data, "PG_VERSION"));

/**
 * Checks that the programs are of the major version that made the database.
 * @throws conflict `postgres-version-differs`
 */
export function checkVersion({ folder, data }: Layout, { major }: Binaries): void {
  const found = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  if (found !== String(major)) throw conflict("postgres-version-differs", { folder, found, expected: major });
}

/**
 * Makes good what copying a database does to it: files that belong to root (restored by root) go to the account, and
 * a folder that others can enter is closed. PostgreSQL refuses both.
 */
export function reclaimCluster({ data }: Layout, account: Account | undefined): void {
  const { uid, mode } = statSync(data);
  if (account && uid !== account.uid) giveTo(account, data);
  if (process.platform !== "win32" && (mode & 0o027) !== 0) chmodSync(data, 0o700);
}
