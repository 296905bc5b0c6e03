/** Starts a process that reads what came from outside, feeds it, watches it, and ends it when it takes too much. */
import { type ChildProcess, spawn } from "node:child_process";
import { setInterval } from "node:timers";
import { millisecondsBetweenLooks, residentBytes } from "./memory.ts";

const mebibyte = 1_048_576;

/** What is started, and what of the disk it may read. */
export interface FencedProgram {
  /** Of Node: a file, or `--input-type=module --eval` and a text. */
  readonly start: readonly string[];
  /** The one folder of which it may open files: that of its own code. */
  readonly mayRead: string;
  /** Where it stands. */
  readonly cwd: string;
}

/** How much the process may take. */
export interface Fence {
  readonly memoryBytes: number;
  readonly milliseconds: number;
  /** Of what it writes. */
  readonly answerBytes: number;
}

/** How the process ended: what it wrote, or which limit it met. */
export type Ending =
  | { readonly answer: string }
  | { readonly met: "memory" | "deadline" | "answer" }
  | { readonly died: string };

/** The process holds what it reads too, besides its heap. */
const heapMegabytes = ({ memoryBytes }: Fence): number =>
  Math.max(64, Math.round((memoryBytes * 0.75) / mebibyte));

/** Node's own fence (files, processes, threads, add-ons); its flag had another name at first. */
const permission = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

/** What V8 and the runtime say when the heap is full. */
const outOfMemory = /heap out of memory|allocation failed|out of memory|ERR_OUT_OF_MEMORY/i;

function watch(child: ChildProcess, fence: Fence, meet: (limit: "memory" | "deadline") => void): () => void {
  const deadline = setTimeout(() => meet("deadline"), fence.milliseconds);
  let looking = false;
  const look = setInterval(async () => {
    if (looking || child.pid === undefined) return;
    looking = true;
    const resident = await residentBytes(child.pid);
    looking = false;
    if (resident !== undefined && resident > fence.memoryBytes) meet("memory");
  }, millisecondsBetweenLooks);
  return () => {
    clearTimeout(deadline);
    clearInterval(look);
  };
}

function collect(child: ChildProcess, fence: Fence): Promise<Ending> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let complaint = "";
    let met: "memory" | "deadline" | "answer" | undefined;
    const meet = (limit: "memory" | "deadline" | "answer"): void => {
      met ??= limit;
      child.kill("SIGKILL");
    };
    const stopWatching = watch(child, fence, meet);
    child.stdout?.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > fence.answerBytes) meet("answer");
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

/** What the process is given: bytes by standard input, and how they are to be read. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly asked: unknown;
}

/** Reads in a process of its own, without environment; it is gone when the promise is settled. */
export function runFenced({ start, mayRead, cwd }: FencedProgram, task: Task, fence: Fence): Promise<Ending> {
  const heap = `--max-old-space-size=${heapMegabytes(fence)}`;
  const child = spawn(
    process.execPath,
    [heap, "--no-warnings", permission, `--allow-fs-read=${mayRead}/*`, ...start, JSON.stringify(task.asked)],
    { env: {}, cwd, stdio: ["pipe", "pipe", "pipe"], windowsHide: true },
  );
  // The process may be gone before it has taken all: its ending says why.
  child.stdin.on("error", () => undefined);
  child.stdin.end(task.bytes);
  return collect(child, fence);
}
