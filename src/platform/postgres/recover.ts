import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { unavailable } from "../../kernel/errors.ts";
import { type FoundServer, findServer } from "./attach.ts";
import type { Facts } from "./facts.ts";
import type { Layout } from "./layout.ts";
import { findPidFile } from "./pid-file.ts";
import {
  type ClusterMark,
  findProcess,
  isBackend,
  listClusterProcesses,
  type ProcessFacts,
  servesCluster,
  signal,
} from "./processes.ts";

const pollMs = 10;
/** How long backends of a killed postmaster may take to notice by themselves, and then to obey, in ms. */
const graceMs = 1_000;

/** What a start knows when it looks for remains. */
export interface Remains {
  readonly layout: Layout;
  readonly facts: Facts;
  /** A time of `performance.now()`, in ms. */
  readonly deadline: number;
  readonly log: (line: string) => void;
}

/**
 * Clears what a killed server left: backends that still live, the pid file, the socket and its lock. A postmaster
 * that lives is waited for until it answers (it is then returned) or is gone. Call it under the start lock.
 * @throws unavailable `postgres-in-use` when processes of this database neither answer nor go
 */
export async function clearRemains(remains: Remains): Promise<FoundServer | undefined> {
  const mark = { data: remains.layout.data, cluster: remains.facts.cluster };
  if (listRunFiles(remains.layout).length === 0) return undefined;
  const server = await settlePostmaster(remains, mark);
  if (server) return server;
  await endBackends(remains, mark);
  removeFiles(remains);
  return undefined;
}

/** The living postmaster of the database; a pid file that names another process, or none, is no evidence of one. */
function findPostmaster({ layout }: Remains, mark: ClusterMark): ProcessFacts | undefined {
  const named = findProcess(findPidFile(layout.data)?.pid ?? 0);
  if (named && servesCluster(named, mark)) return named;
  return listClusterProcesses(mark).find((found) => !isBackend(found));
}

async function settlePostmaster(remains: Remains, mark: ClusterMark): Promise<FoundServer | undefined> {
  for (;;) {
    const postmaster = findPostmaster(remains, mark);
    if (!postmaster) return undefined;
    const server = await findServer(remains.layout);
    if (server) return server;
    if (performance.now() > remains.deadline) throw inUse(remains, postmaster.pid);
    await pause(pollMs);
  }
}

const inUse = ({ layout }: Remains, pid: number) =>
  unavailable("postgres-in-use", { folder: layout.folder, pid });

/**
 * Backends outlive a killed postmaster while they compute, and hold its shared memory. They are waited for, asked to
 * leave (SIGQUIT), and killed; the journal of PostgreSQL makes that safe, as no new server runs yet.
 */
async function endBackends(remains: Remains, mark: ClusterMark): Promise<void> {
  for (const name of [undefined, "SIGQUIT", "SIGKILL"] as const) {
    const living = listClusterProcesses(mark);
    if (living.length === 0) return;
    if (name) {
      remains.log(`ending ${living.length} processes left by a killed server (${name})`);
      for (const { pid } of living) signal(pid, name);
    }
    const until = performance.now() + graceMs;
    while (performance.now() < until && listClusterProcesses(mark).length > 0) await pause(pollMs);
  }
  const last = listClusterProcesses(mark)[0];
  if (last) throw inUse(remains, last.pid);
}

/** The files that exist only while a server runs. After a clean stop there are none, and nothing has to be looked for. */
function listRunFiles({ data }: Layout): string[] {
  return readdirSync(data).filter((name) => name === "postmaster.pid" || name.startsWith(".s.PGSQL."));
}

function removeFiles({ layout, log }: Remains): void {
  const files = listRunFiles(layout);
  log(`removing what a server that is gone left: ${files.join(", ")}`);
  for (const name of files) rmSync(join(layout.data, name), { force: true });
}
