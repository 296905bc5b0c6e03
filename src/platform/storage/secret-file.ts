import { randomBytes } from "node:crypto";
import { chownSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A secret of a data folder: 256 random bits in a file of it, which is made when missing. Any number of processes may be
 * making it at the same moment; all of them get the same.
 * @throws what the file system says; an error when the file is empty
 */
export function secretIn(folder: string, name: string): string {
  const file = join(folder, name);
  const found = readSecret(file);
  if (found !== undefined) return found;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  makeSecret(folder, file);
  const made = readSecret(file);
  if (made === undefined) throw new Error("the file is gone");
  return made;
}

function readSecret(file: string): string | undefined {
  try {
    const found = readFileSync(file, "utf8").trim();
    if (found === "") throw new Error("the file is empty");
    return found;
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Written whole under another name, and then named: nobody reads half of it, and whoever comes second changes nothing. */
function makeSecret(folder: string, file: string): void {
  const next = `${file}.new-${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(next, `${randomBytes(32).toString("base64url")}\n`, {
      ...{ mode: 0o600, flag: "wx", flush: true },
    });
    // As root: it belongs to whom the data folder belongs to, so that its owner can go on alone.
    const { uid, gid } = statSync(folder);
    if (process.getuid?.() === 0) chownSync(next, uid, gid);
    linkSync(next, file);
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  } finally {
    rmSync(next, { force: true });
  }
}
