import { realpathSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { type Facts, findFacts } from "./facts.ts";
import type { Layout } from "./layout.ts";
import { findPidFile } from "./pid-file.ts";
import { findProcess, isLiving, servesCluster } from "./processes.ts";
import { urlOf, withClient } from "./urls.ts";

/** A server that was running already. */
export interface FoundServer {
  readonly facts: Facts;
  readonly pid: number;
}

const watchMs = 250;
/** A server that does not answer in this time is asked again, until the start gives up. */
const answerMs = 1_000;

/** The running and answering server of this data folder, or undefined. */
export async function findServer(layout: Layout): Promise<FoundServer | undefined> {
  const facts = findFacts(layout);
  const file = findPidFile(layout.data);
  if (!facts || !file?.ready || !findProcess(file.pid)) return undefined;
  return (await answers(layout, facts)) ? { facts, pid: file.pid } : undefined;
}

/**
 * Whether the server at the address of the facts answers and works in this very folder. On loopback the port of a
 * copied data folder may be that of its original, which has the same passwords.
 */
async function answers(layout: Layout, facts: Facts): Promise<boolean> {
  try {
    const url = urlOf(layout, facts, { role: "postgres", database: "postgres" });
    const ask = async (client: pg.Client) => (await client.query("show data_directory")).rows[0];
    const served: string = (await withClient(url, ask, answerMs)).data_directory;
    if (facts.socket !== null) return true;
    if (served !== "/proc/self/cwd") return realpathSync(served) === layout.data;
    const postmaster = findProcess(findPidFile(layout.data)?.pid ?? 0);
    return (
      postmaster !== undefined && servesCluster(postmaster, { data: layout.data, cluster: facts.cluster })
    );
  } catch {
    return false;
  }
}

/** Resolves with null when a process that is not our child is gone; does not keep Node running. */
export async function goneOf(pid: number): Promise<null> {
  while (isLiving(pid)) await pause(watchMs, undefined, { ref: false });
  return null;
}
