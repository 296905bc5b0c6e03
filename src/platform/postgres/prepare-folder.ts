import { accessSync, constants, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { conflict, unavailable } from "../../kernel/errors.ts";
import { folderFailure } from "./failures.ts";
import { type Layout, layoutOf } from "./layout.ts";

/** Prefix of the folder in which `initdb` works until its result is renamed to `postgres`. */
export const stagingPrefix = "postgres.new-";

const isStaging = (name: string) => name.startsWith(stagingPrefix);
const isOurs = (name: string) =>
  name.startsWith(".") || name === "lost+found" || name === "native" || name.startsWith("postgres.");

/**
 * Makes the data folder when it is missing and checks that it may be used. Nothing in a folder that is not ours is
 * touched. The folder is made with mode 0700; for root with 0711, so that the account that PostgreSQL runs under
 * can pass through it.
 * @throws unavailable `postgres-data-forbidden`, `postgres-data-not-a-folder`, `postgres-disk-full`
 * @throws conflict `postgres-data-foreign`, `postgres-facts-lost`
 */
export function prepareFolder(path: string): Layout {
  const wanted = resolve(path);
  try {
    mkdirSync(wanted, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    if (!statSync(wanted).isDirectory()) throw unavailable("postgres-data-not-a-folder", { folder: wanted });
    accessSync(wanted, constants.R_OK | constants.W_OK | constants.X_OK);
    const layout = layoutOf(realpathSync(wanted));
    refuseForeign(layout);
    return layout;
  } catch (error) {
    throw folderFailure(error, wanted);
  }
}

/** @throws conflict `postgres-data-foreign`, `postgres-facts-lost` */
export function refuseForeign({ folder, data, facts }: Layout): void {
  // In this order: a start at the same moment writes the facts first and renames its database into place afterwards.
  const entries = existsSync(data) ? readdirSync(data) : [];
  const hasFacts = existsSync(facts);
  const foreign = (found: string) => conflict("postgres-data-foreign", { folder, found });
  if (entries.length > 0 && !entries.includes("PG_VERSION")) throw foreign("postgres");
  if (hasFacts) return;
  if (entries.length > 0) throw conflict("postgres-facts-lost", { folder });
  const other = readdirSync(folder).find((name) => name !== "postgres" && !isOurs(name));
  if (other !== undefined) throw foreign(other);
}

/** The folders that a killed `initdb` has left behind. Call it only under the start lock. */
export function listStaging({ folder }: Layout): string[] {
  return readdirSync(folder)
    .filter(isStaging)
    .map((name) => join(folder, name));
}
