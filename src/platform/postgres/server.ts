import { type ChildProcess, execFile, spawn } from "node:child_process";
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { type EntenteError, unavailable } from "../../kernel/errors.ts";
import { type Account, giveToFolderOwner } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Facts } from "./facts.ts";
import { failureOf, folderFailure } from "./failures.ts";
import type { Layout } from "./layout.ts";
import { findPidFile } from "./pid-file.ts";
import { signal } from "./processes.ts";
import { runIn } from "./program.ts";

const pollMs = 4;
const stopMs = 30_000;
const maxLogBytes = 10_000_000;

/** What a server is run with. */
export interface Running {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly facts: Facts;
  /** Server settings over ours, by name. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How long a start may take. */
export interface Limit {
  /** A time of `performance.now()`, in ms. */
  readonly deadline: number;
  /** How far away it was at the beginning. */
  readonly timeoutMs: number;
}

/** A postmaster that is our child. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when it is gone: its exit code, or null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** What it has printed since it was started. */
  printed(): string;
  /** "Fast" shutdown: sessions are ended, all is written. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** For a small machine. The socket lies in PGDATA ("."), where only the account itself and root can come. */
function settingsFor({ facts, settings }: Running): string[] {
  const all: Record<string, string> = {
    cluster_name: facts.cluster,
    port: String(facts.port),
    listen_addresses: facts.socket === null ? "127.0.0.1" : "",
    unix_socket_directories: facts.socket === null ? "" : ".",
    unix_socket_permissions: "0700",
    shared_buffers: "128MB",
    max_connections: "50",
    fsync: "on",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/**
 * Starts a postmaster. It leads a process group of its own, so that Ctrl-C reaches only us, and prints to a file, so
 * that it goes on when we are killed.
 */
export function spawnServer(running: Running): Postmaster {
  const { layout, binaries, account } = running;
  const { name, options } = runIn(layout.data, account);
  const log = openLog(layout);
  const start = fstatSync(log).size;
  const child = spawn(binaries.postgres, ["-D", name, ...settingsFor(running)], {
    ...options,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let problem = "";
  const exited = new Promise<number | null>((done) => {
    child.on("error", (error) => {
      problem = error.message;
      done(null);
    });
    child.on("exit", done);
  });
  const printed = () => `${problem}${readFrom(layout.log, start)}`;
  return { pid: child.pid ?? 0, exited, printed, stop: () => stopServer({ child, exited, running }) };
}

/** Opens the log for appending; a large one is put aside first (one generation is kept). */
function openLog({ log, folder }: Layout): number {
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > maxLogBytes) renameSync(log, `${log}.1`);
    const file = openSync(log, "a", 0o600);
    giveToFolderOwner(log);
    return file;
  } catch (error) {
    throw folderFailure(error, folder);
  }
}

function readFrom(path: string, start: number): string {
  const file = openSync(path, "r");
  try {
    const text = Buffer.alloc(Math.max(0, Math.min(fstatSync(file).size - start, 64_000)));
    readSync(file, text, 0, text.length, start);
    return text.toString("utf8");
  } finally {
    closeSync(file);
  }
}

/**
 * Waits until the postmaster says in its pid file that it is ready. Crash recovery is waited for.
 * @returns undefined when it is ready, else the error: `postgres-start-timeout` at the deadline (it still runs
 *   then), or why it ended
 */
export async function waitUntilReady(
  postmaster: Postmaster,
  { layout }: Running,
  { deadline, timeoutMs }: Limit,
): Promise<EntenteError | undefined> {
  const { folder, log, data } = layout;
  let gone = false;
  void postmaster.exited.then(() => {
    gone = true;
  });
  for (;;) {
    if (gone) return failureOf(postmaster.printed(), layout, "postgres-start-failed");
    const file = findPidFile(data);
    if (file?.ready && (file.pid === postmaster.pid || process.platform === "win32")) return undefined;
    if (performance.now() > deadline)
      return unavailable("postgres-start-timeout", { folder, log, seconds: Math.round(timeoutMs / 1000) });
    await pause(pollMs);
  }
}

interface Stopping {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly running: Running;
}

/** SIGINT is "fast", SIGQUIT "immediate" (recovery at the next start); Windows has no signals, `pg_ctl` sends them. */
async function stopServer({ child, exited, running }: Stopping): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  if (process.platform === "win32") {
    const args = ["stop", "-D", running.layout.data, "-m", "fast", "-w"];
    await promisify(execFile)(running.binaries.pgCtl, args, { windowsHide: true });
    return;
  }
  for (const name of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    signal(pid, name);
    if (await isDoneWithin(exited, stopMs)) return;
  }
}

async function isDoneWithin(exited: Promise<unknown>, ms: number): Promise<boolean> {
  const limit = new AbortController();
  const late = pause(ms, false, { signal: limit.signal }).catch(() => false);
  const done = await Promise.race([exited.then(() => true), late]);
  limit.abort();
  return done;
}
