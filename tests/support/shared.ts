import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of texts that are not ours to ship: beside the repository. */
export const sharedFolder = join(import.meta.dirname, "..", "..", "..", "shared");

export const sharedIsHere = existsSync(join(sharedFolder, "mission", "partenariats-fr.txt"));

/** A file of it as text. */
export const readShared = (path: string): string => readFileSync(join(sharedFolder, path), "utf8");

/** What a skipped test says in its title. */
export const unlessShared = sharedIsHere
  ? ""
  : " (skipped: the shared folder with the corpus is not beside the repository)";
