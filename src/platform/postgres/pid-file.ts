import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a running postmaster says of itself in PGDATA. */
export interface PidFile {
  readonly pid: number;
  /** Whether it has said that it accepts connections. */
  readonly ready: boolean;
}

/**
 * Reads `postmaster.pid`, or undefined when there is none or it has no process id.
 * Source: src/include/utils/pidfile.h of PostgreSQL; line 1 is the process id, line 8 the status.
 */
export function findPidFile(data: string): PidFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(data, "postmaster.pid"), "utf8");
  } catch {
    return undefined;
  }
  const lines = text.split("\n");
  // A standalone backend writes its process id as a negative number.
  const pid = Math.abs(Number.parseInt(lines[0] ?? "", 10));
  return pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : undefined;
}
