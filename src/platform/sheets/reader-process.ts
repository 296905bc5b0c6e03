/** Starts the process that reads one table, feeds it, watches it, and ends it when it takes too much. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { SheetLimits } from "./limits.ts";
import program from "./reader.js?raw";

const mebibyte = 1_048_576;

/** How the process ended: what it wrote, or which limit it met. */
export type Ending =
  | { readonly answer: string }
  | { readonly met: "memory" | "deadline" | "answer" }
  | { readonly died: string };

export interface Asked {
  readonly limits: SheetLimits;
  readonly sheet?: string;
}

/** The packages that the program imports lie in one folder; it is all that the process may read. */
const packages = (): string =>
  dirname(dirname(createRequire(import.meta.url).resolve("read-excel-file/package.json")));

/** Node's own fence (files, processes, threads, add-ons); its flag had another name at first. */
const permission = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

/** JSON takes up to six bytes for one character, in practice hardly more than two; and some for each cell. */
const answerBytes = ({ characters, rows }: SheetLimits): number => characters * 4 + rows * 1_000 + mebibyte;

/** In bytes; nothing when the process has ended, or where the system does not tell (Windows): there the heap's limit stands alone. */
async function residentBytes(pid: number): Promise<number | undefined> {
  try {
    if (process.platform === "linux") {
      const status = await readFile(`/proc/${pid}/status`, "latin1");
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    }
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
    return Number(stdout.trim()) * 1024;
  } catch {
    return undefined;
  }
}

function watch(
  child: ChildProcess,
  limits: SheetLimits,
  meet: (limit: "memory" | "deadline") => void,
): () => void {
  const deadline = setTimeout(() => meet("deadline"), limits.milliseconds);
  let looking = false;
  const between = process.platform === "linux" ? 20 : 250;
  const look = setInterval(async () => {
    if (looking || child.pid === undefined) return;
    looking = true;
    const resident = await residentBytes(child.pid);
    looking = false;
    if (resident !== undefined && resident > limits.memoryBytes) meet("memory");
  }, between);
  return () => {
    clearTimeout(deadline);
    clearInterval(look);
  };
}

/** What V8 and the runtime say when the heap is full. */
const outOfMemory = /heap out of memory|allocation failed|out of memory|ERR_OUT_OF_MEMORY/i;

function collect(child: ChildProcess, limits: SheetLimits): Promise<Ending> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let complaint = "";
    let met: "memory" | "deadline" | "answer" | undefined;
    const meet = (limit: "memory" | "deadline" | "answer"): void => {
      met ??= limit;
      child.kill("SIGKILL");
    };
    const stopWatching = watch(child, limits, meet);
    child.stdout?.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > answerBytes(limits)) meet("answer");
      else chunks.push(chunk);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      if (complaint.length < 8192) complaint += chunk.toString("utf8");
    });
    const end = (code: number | null, why = ""): void => {
      stopWatching();
      if (met) resolve({ met });
      else if (code === 0) resolve({ answer: Buffer.concat(chunks).toString("utf8") });
      else resolve(outOfMemory.test(complaint) ? { met: "memory" } : { died: why || complaint });
    };
    child.on("error", (error) => end(null, error.message));
    child.on("close", (code) => end(code));
  });
}

/** Reads in a process of its own, without environment; it is gone when the promise is settled. */
export function runReader(bytes: Uint8Array, asked: Asked): Promise<Ending> {
  const folder = packages();
  const heap = Math.max(64, Math.round((asked.limits.memoryBytes * 0.75) / mebibyte));
  const fence = [`--max-old-space-size=${heap}`, "--no-warnings", permission, `--allow-fs-read=${folder}/*`];
  const child = spawn(
    process.execPath,
    [...fence, "--input-type=module", "--eval", program, JSON.stringify(asked)],
    // Packages are looked for from the folder in which the process stands.
    { env: {}, cwd: dirname(folder), stdio: ["pipe", "pipe", "pipe"], windowsHide: true },
  );
  // The process may be gone before it has taken all: its ending says why.
  child.stdin.on("error", () => undefined);
  child.stdin.end(bytes);
  return collect(child, asked.limits);
}
