import { randomBytes } from "node:crypto";
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { unavailable } from "../../kernel/errors.ts";
import { folderFailure, systemCode } from "./failures.ts";
import type { Layout } from "./layout.ts";
import { findProcess } from "./processes.ts";

const pollMs = 10;
/** A lock without content is being written; one older than this was left so by a kill. */
const emptyLockMs = 2_000;

/** The locks that this very process holds: a lock with our process id that is not among them is from a former life. */
const held = new Set<string>();

/** Lets the next one start. */
export type Release = () => void;

/**
 * Takes the start lock of a data folder, waiting for another start to finish. `instead` is asked on each round: once
 * it returns something (the winner's server), that is returned in place of the lock.
 * A lock is stale when its process is gone, a zombie, or another process that got the same id.
 * @throws unavailable `postgres-start-locked` at the deadline (a time of `performance.now()`, in ms)
 */
export async function takeLock<T>(
  { lock, folder }: Layout,
  deadline: number,
  instead: () => Promise<T | undefined>,
): Promise<{ release: Release } | { instead: T }> {
  for (;;) {
    const content = tryCreate(lock, folder);
    if (content !== undefined) return { release: () => release(lock, content) };
    const other = await instead();
    if (other !== undefined) return { instead: other };
    const holder = readLock(lock);
    if (holder !== undefined && isStale(lock, holder)) breakLock(lock, holder);
    else if (performance.now() > deadline)
      throw unavailable("postgres-start-locked", { folder, pid: pidOf(holder ?? "") });
    else await pause(pollMs);
  }
}

function tryCreate(lock: string, folder: string): string | undefined {
  const me = findProcess(process.pid);
  const content = JSON.stringify({
    pid: process.pid,
    started: me?.started ?? "",
    token: randomBytes(8).toString("hex"),
  });
  try {
    const file = openSync(lock, "wx", 0o644);
    held.add(content);
    try {
      writeSync(file, content);
    } finally {
      closeSync(file);
    }
    return content;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return undefined;
    if (held.delete(content)) rmSync(lock, { force: true });
    throw folderFailure(error, folder);
  }
}

function release(lock: string, content: string): void {
  held.delete(content);
  if (readLock(lock) === content) rmSync(lock, { force: true });
}

function readLock(lock: string): string | undefined {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return undefined;
  }
}

function pidOf(content: string): number {
  return Number(content.match(/"pid":(\d+)/)?.[1] ?? 0);
}

function isStale(lock: string, content: string): boolean {
  const pid = pidOf(content);
  if (pid === 0)
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > emptyLockMs;
  if (pid === process.pid) return !held.has(content);
  const holder = findProcess(pid);
  return !holder || !content.includes(JSON.stringify(holder.started));
}

/**
 * Removes a stale lock without removing the fresh one of somebody who was faster: it is moved aside first, and put
 * back when it turns out to be another one.
 */
function breakLock(lock: string, stale: string): void {
  const aside = `${lock}.stale-${randomBytes(4).toString("hex")}`;
  try {
    renameSync(lock, aside);
    if (readLock(aside) !== stale) linkSync(aside, lock);
  } catch {
    // Somebody else was faster; the next round sees what there is.
  } finally {
    rmSync(aside, { force: true });
  }
}
