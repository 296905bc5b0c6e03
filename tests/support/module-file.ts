import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";

/** A source file without imports of ours, as a module that a process of its own can load: its path. */
export async function moduleFile(source: URL, folder: string): Promise<string> {
  const path = fileURLToPath(source);
  const { code } = await transformWithOxc(readFileSync(path, "utf8"), path);
  const made = join(folder, `${basename(path, ".ts")}.mjs`);
  writeFileSync(made, code);
  return made;
}
