import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Under a loaded machine a start takes long; a child that hangs must still not outlive its test. */
const hangsAfterMs = 100_000;

/** A child of the program. */
export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from standard input. */
  readonly input?: string;
  /** Whose process it is; the tests' own when not given. */
  readonly uid?: number;
  /** Whether it leads a process group of its own, as a program at a terminal does. */
  readonly ownGroup?: boolean;
}

/** What a child did. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A child that is under way. */
export interface Child {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Outcome>;
}

/** A server that has said it is ready. */
export interface Serving extends Child {
  readonly origin: string;
}

/** The real program, built. */
export interface Entente {
  /** `bin/entente` of it. */
  readonly door: string;
  /** Its reference data. */
  readonly data: string;
  run(args: readonly string[], options?: ChildOptions): Promise<Outcome>;
  start(args: readonly string[], options?: ChildOptions): Child;
  /** `serve` on a free port of its own, unless the arguments name one; resolves when it is ready. */
  serve(args: readonly string[], options?: ChildOptions): Promise<Serving>;
}

/**
 * Builds the program where it is stale and lays it out in `folder` as an installation without its source has it, so
 * that a change of the source during the tests builds nothing under them. Every user of the system can run it.
 */
export function layOutEntente(folder: string): Entente {
  execFileSync(process.execPath, [join(root, "bin", "build.js"), "--if-stale"], { stdio: "pipe" });
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  for (const part of ["bin", "dist", "data", "package.json"])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const door = join(folder, "bin", "entente");
  const start = (args: readonly string[], options: ChildOptions = {}) => startChild([door, ...args], options);
  return {
    door,
    data: join(folder, "data"),
    start,
    run: (args, options) => start(args, options).ended,
    serve(args, options) {
      const port = args.includes("--port") ? [] : ["--port", "0"];
      return readiness(start(["serve", ...port, ...args], options));
    },
  };
}

/** Nothing of the environment of the tests, but what a program cannot do without. */
const environment = {
  PATH: process.env.PATH ?? "",
  USER: "tester",
  ENTENTE_READS_PER_SECOND: "0",
};

function startChild(words: readonly string[], { env, input, uid, ownGroup }: ChildOptions): Child {
  const child = spawn(process.execPath, [...words], {
    cwd: dirname(words[0] ?? ""),
    env: { ...environment, ...env },
    detached: ownGroup ?? false,
    timeout: hangsAfterMs,
    killSignal: "SIGKILL",
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // A child that reads nothing may be gone before all is written.
  child.stdin.on("error", () => {}).end(input ?? "");
  const ended = new Promise<Outcome>((done) => {
    child.once("close", (code) => done({ code, stdout, stderr }));
  });
  return { process: child, stdout: () => stdout, stderr: () => stderr, ended };
}

/** The address in the line by which a server says that it is ready, whatever its language. */
export const readyLine = /\bhttp:\/\/\S+:\d+\/(?=\s)/g;

async function readiness(child: Child): Promise<Serving> {
  let gone = false;
  void child.ended.then(() => {
    gone = true;
  });
  for (;;) {
    const origin = child.stderr().match(readyLine)?.[0].slice(0, -1);
    if (origin !== undefined) return { ...child, origin };
    if (gone) throw new Error(`the server ended before it was ready:\n${child.stderr()}`);
    await pause(10);
  }
}

/** What standard output holds, which must be JSON and nothing else. */
export const answerOf = ({ stdout }: Outcome) => JSON.parse(stdout);

/** The error that `--json` prints. */
export const errorOf = (outcome: Outcome): { code: string; kind: string; message: string; params: object } =>
  answerOf(outcome).error;

/** Status and text of an answer, or what the system said when there was none. */
export async function ask(address: string): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(address, { headers: { connection: "close" } });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    return { status: 0, text: String((error as Error).cause ?? error) };
  }
}

/** Waits until `condition` holds. @throws after 60 s */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error("this did not become true in 60 s");
    await pause(20);
  }
}
