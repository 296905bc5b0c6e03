import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unavailable } from "../../kernel/errors.ts";

const name = ".sign-in-secret";

/**
 * The secret of the installation: the one that is given, else that of the data folder, which is made when missing.
 * Without it the second steps in the database cannot be read, so that a copy of the database is of no use for signing in.
 * @throws unavailable `sign-in-secret-unreadable`
 */
export function secretOf({ folder, secret }: { folder: string; secret: string | undefined }): string {
  if (secret !== undefined) return secret;
  const file = join(folder, name);
  try {
    return readFile(file) ?? makeFile(folder, file);
  } catch (error) {
    throw unavailable("sign-in-secret-unreadable", { file }, error);
  }
}

function readFile(file: string): string | undefined {
  try {
    const found = readFileSync(file, "utf8").trim();
    if (found === "") throw new Error("the file is empty");
    return found;
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}

function makeFile(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // Another process may be making it at the same moment: whoever comes second reads what the first wrote.
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, {
      mode: 0o600,
      flag: "wx",
      flush: true,
    });
    // As root: it belongs to whom the data folder belongs to, so that its owner can go on alone.
    const { uid, gid } = statSync(folder);
    if (process.getuid?.() === 0) chownSync(file, uid, gid);
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
  const made = readFile(file);
  if (made === undefined) throw new Error("the file is gone");
  return made;
}
