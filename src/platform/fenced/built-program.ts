/** Where the program of a reader lies: beside this code when that is built, else built from the source first. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { FencedProgram } from "./run-fenced.ts";

const folder = dirname(fileURLToPath(import.meta.url));

async function fromSource(name: string): Promise<string> {
  const script = join(folder, "..", "..", "..", "bin", "build-reader.js");
  const { stdout } = await promisify(execFile)(process.execPath, [script, name]);
  return stdout.trim();
}

const known = new Map<string, Promise<string>>();

function fileOf(name: string): Promise<string> {
  const built = join(folder, `${name}.js`);
  const found = known.get(name) ?? (existsSync(built) ? Promise.resolve(built) : fromSource(name));
  known.set(name, found);
  return found;
}

/** A program that `bin/build-reader.js` builds, by its name there. */
export async function builtProgram(name: string): Promise<FencedProgram> {
  const file = await fileOf(name);
  return { start: [file], mayRead: dirname(file), cwd: "/" };
}
