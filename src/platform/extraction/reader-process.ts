/** Starts the process that reads one file, feeds it, watches it, and ends it when it takes too much. */
import { type ChildProcess, spawn } from "node:child_process";
import { setInterval } from "node:timers";
import type { Limits } from "./extracted.ts";
import { millisecondsBetweenLooks, residentBytes } from "./memory.ts";
import { readerArguments } from "./reader-program.ts";

const mebibyte = 1_048_576;

/** How the process ended: what it wrote, or which limit it met. */
export type Ending =
  | { readonly answer: string }
  | { readonly met: "memory" | "deadline" | "answer" }
  | { readonly died: string };

/** JSON takes up to six bytes for one character, in practice hardly more than two. */
const answerBytes = (limits: Limits): number => limits.characters * 4 + mebibyte;

/** The process holds the file too, besides its heap. */
const heapMegabytes = (limits: Limits): number =>
  Math.max(64, Math.round((limits.memoryBytes * 0.75) / mebibyte));

/** What V8 and the runtime say when the heap is full. */
const outOfMemory = /heap out of memory|allocation failed|out of memory|ERR_OUT_OF_MEMORY/i;

function watch(
  child: ChildProcess,
  limits: Limits,
  meet: (limit: "memory" | "deadline") => void,
): () => void {
  const deadline = setTimeout(() => meet("deadline"), limits.milliseconds);
  let looking = false;
  const look = setInterval(async () => {
    if (looking || child.pid === undefined) return;
    looking = true;
    const resident = await residentBytes(child.pid);
    looking = false;
    if (resident !== undefined && resident > limits.memoryBytes) meet("memory");
  }, millisecondsBetweenLooks);
  return () => {
    clearTimeout(deadline);
    clearInterval(look);
  };
}

function collect(child: ChildProcess, limits: Limits): Promise<Ending> {
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
export async function runReader(bytes: Uint8Array, asked: { readonly limits: Limits }): Promise<Ending> {
  const child = spawn(
    process.execPath,
    [...(await readerArguments(heapMegabytes(asked.limits))), JSON.stringify(asked)],
    {
      env: {},
      cwd: "/",
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    },
  );
  // The process may be gone before it has taken all: its ending says why.
  child.stdin.on("error", () => undefined);
  child.stdin.end(bytes);
  return collect(child, asked.limits);
}
