import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files by path; `undefined` leaves one of the base out. */
export type Files = Readonly<Record<string, string | undefined>>;

/** Puts files into a git work tree of their own, hands it to `look`, and takes it away again. */
export async function withTree<T>(files: Files, look: (root: string) => T | Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "entente-planted-"));
  try {
    execFileSync("git", ["init", "--quiet", root]);
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await look(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
