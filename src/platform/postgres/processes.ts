import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { systemCode } from "./failures.ts";

/** A living process; the values are empty where the system does not tell them. */
export interface ProcessFacts {
  readonly pid: number;
  /** The command line, its parts joined by one space; on Windows the name of the program. */
  readonly command: string;
  /** Tells two processes with the same id apart. */
  readonly started: string;
  /** Working folder, where we may know it. */
  readonly cwd: string | undefined;
}

/** What `read` returns, or undefined when the system refuses or the process is gone. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A living process by its id. A zombie (dead, not yet collected by its parent) is not living. */
export function findProcess(pid: number): ProcessFacts | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") return findInProc(pid);
  if (process.platform === "win32") return findInTaskList(pid);
  return findInPs(pid);
}

/** Whether a process lives; cheap enough to ask again and again. Outside Linux a zombie counts as living. */
export function isLiving(pid: number): boolean {
  if (process.platform === "linux") return findInProc(pid) !== undefined;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** Source: proc_pid_stat(5); the second field may hold spaces and brackets, so fields count from its last bracket. */
function findInProc(pid: number): ProcessFacts | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  const boot = attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "";
  const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim());
  const cwd = attempt(() => readlinkSync(`/proc/${pid}/cwd`));
  return { pid, command: command ?? "", started: `${boot} ${fields[19] ?? ""}`, cwd };
}

function findInPs(pid: number): ProcessFacts | undefined {
  const line = attempt(() =>
    execFileSync("ps", ["-o", "stat=,lstart=,command=", "-p", String(pid)], {
      encoding: "utf8",
      env: { PATH: "/bin:/usr/bin", LC_ALL: "C" },
    }).trim(),
  );
  const match = line?.match(/^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/s);
  if (!match || match[1]?.startsWith("Z")) return undefined;
  return { pid, command: match[3] ?? "", started: match[2] ?? "", cwd: undefined };
}

function findInTaskList(pid: number): ProcessFacts | undefined {
  const line = attempt(() =>
    execFileSync("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"], { encoding: "utf8" }),
  );
  const name = line?.match(/^"([^"]+)","(\d+)"/m);
  return name?.[1] ? { pid, command: name[1], started: "", cwd: undefined } : undefined;
}

function listPids(): number[] {
  if (process.platform === "win32") return [];
  const names =
    process.platform === "linux"
      ? attempt(() => readdirSync("/proc"))
      : attempt(() => execFileSync("ps", ["-axo", "pid="], { encoding: "utf8" }).split("\n"));
  return (names ?? []).map(Number).filter((pid) => pid > 0);
}

/** A database as its processes show it. */
export interface ClusterMark {
  readonly data: string;
  readonly cluster: string;
}

/**
 * Whether a process serves this database: it is a PostgreSQL and works in this folder. Where the working folder is
 * hidden from us (root in a container without CAP_SYS_PTRACE, macOS) the cluster's name in the command line decides.
 */
export function servesCluster({ command, cwd }: ProcessFacts, { data, cluster }: ClusterMark): boolean {
  if (!/postgres|postmaster/i.test(command)) return false;
  if (process.platform === "win32") return true;
  if (cwd !== undefined) return cwd === data;
  return command.includes(cluster) || command.includes(data);
}

/** Every living process of this database: the postmaster and its backends. */
export function listClusterProcesses(mark: ClusterMark): ProcessFacts[] {
  return listPids()
    .map(findProcess)
    .filter((found) => found !== undefined)
    .filter((found) => servesCluster(found, mark));
}

/** Whether a process of a database is a backend or other helper (their titles begin `postgres: `). */
export const isBackend = ({ command }: ProcessFacts) => command.startsWith("postgres: ");

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  attempt(() => process.kill(pid, name));
}
