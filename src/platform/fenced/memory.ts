/** How much memory a process holds now: resident pages, whatever they are for. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** `VmRSS` in KiB (proc(5)). */
async function residentOnLinux(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

async function residentElsewhere(pid: number): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
    const kibibytes = Number(stdout.trim());
    return kibibytes > 0 ? kibibytes * 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** In bytes; nothing when the process has ended, or where the system does not tell (Windows): there the heap's limit stands alone. */
export const residentBytes = process.platform === "linux" ? residentOnLinux : residentElsewhere;

/** Reading `/proc` takes a tenth of a millisecond, starting `ps` some twenty. */
export const millisecondsBetweenLooks = process.platform === "linux" ? 20 : 250;
