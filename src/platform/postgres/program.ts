import type { SpawnOptions } from "node:child_process";
import { type Account, canEnter } from "./account.ts";

/** What the programs need of our environment; secrets such as DATABASE_URL stay with us. */
const passedOn = [
  "PATH",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "windir",
  "USERPROFILE",
];

/**
 * How to run a PostgreSQL program in PGDATA under an account: the spawn options, and what to call the folder.
 * A folder that the account cannot reach by its name (a clone below a home of mode 0700, started as root) is called
 * `/proc/self/cwd`: the process is put there by us and needs no right to any folder above (proc_pid_cwd(5), Linux).
 */
export function runIn(data: string, account: Account | undefined): { name: string; options: SpawnOptions } {
  const env: Record<string, string> = { LC_ALL: "C" };
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  const options: SpawnOptions = { cwd: data, env, windowsHide: true, ...account };
  return { name: canEnter(data, account) ? data : "/proc/self/cwd", options };
}

/**
 * Whether `runIn` can work below a folder: under our own account, by name, or on Linux from PostgreSQL 16 on (the
 * programs of older ones leave their working folder for a moment and have to find it again by name).
 */
export function canRunIn(folder: string, account: Account | undefined, major: number): boolean {
  return (process.platform === "linux" && major >= 16) || canEnter(folder, account);
}
