/** Where the program of the reader lies: beside this code when that is built, else built from the source first. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const built = fileURLToPath(new URL("./reader.js", import.meta.url));

async function fromSource(): Promise<string> {
  const script = fileURLToPath(new URL("../../../bin/build-reader.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  return stdout.trim();
}

let known: Promise<string> | undefined;

const readerProgram = (): Promise<string> => {
  known ??= existsSync(built) ? Promise.resolve(built) : fromSource();
  return known;
};

/** Node's own fence (files, processes, threads, add-ons); its flag had another name at first. */
const permission = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

/** Arguments for Node: the heap in MiB, no rights but to read its own code. */
export async function readerArguments(heap: number): Promise<readonly string[]> {
  const program = await readerProgram();
  return [
    `--max-old-space-size=${heap}`,
    "--no-warnings",
    permission,
    `--allow-fs-read=${dirname(program)}/*`,
    program,
  ];
}
