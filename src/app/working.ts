import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { watchJobs } from "../platform/jobs/index.ts";
import type { Config } from "./config.ts";

/** Jobs are seen to, in a process of their own. */
export interface Working {
  /** Ends the process that works. What it was doing is taken up again at the next start. */
  close(): Promise<void>;
}

/** A process that has been told to end has so long for it, in ms. */
const longestEnd = 5_000;

/** Whoever reads a page does not wait for a document that is being read: as of nice(1). */
const belowPages = 10;

/** Starts `entente work` whenever a job waits and nobody does it. @param say hears what went wrong there */
export function startWorking(
  config: Config,
  { appUrl, say }: { readonly appUrl: string; readonly say: (text: string) => void },
): Working {
  let worker: Worker | undefined;
  const watch = watchJobs(appUrl, async () => {
    worker = startWorker(config);
    const { well, said } = await worker.ended;
    worker = undefined;
    if (!well) say(said);
    return well;
  });
  return {
    async close() {
      await watch.close();
      await worker?.end();
    },
  };
}

/** How it ended. One that was killed may begin again at once: what it did then counts as begun, and is not begun for ever. */
interface Ended {
  readonly well: boolean;
  readonly said: string;
}

interface Worker {
  readonly ended: Promise<Ended>;
  end(): Promise<void>;
}

function startWorker(config: Config): Worker {
  const child = spawn(process.execPath, [program(), "work"], {
    cwd: dirname(dirname(program())),
    env: environmentFor(config),
    // A group of its own: Ctrl-C is the server's, and whoever reads a file for it ends with it.
    detached: true,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    windowsHide: true,
  });
  if (child.pid !== undefined) setPriority(child.pid, belowPages);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4000);
  });
  const killGroup = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Nobody of it is left.
    }
  };
  const ended = new Promise<Ended>((resolve) => {
    child.once("error", (error) => resolve({ well: false, said: error.message }));
    child.once("exit", (code, signal) => {
      killGroup();
      resolve({ well: code === 0 || signal !== null, said });
    });
  });
  return {
    ended,
    async end() {
      child.kill("SIGTERM");
      const late = setTimeout(killGroup, longestEnd);
      await ended;
      clearTimeout(late);
    },
  };
}

/** The same settings as the server's, those of its command line included; none of its secrets of other kinds. */
function environmentFor({ folder, databaseUrl, appUrl, jobsUrl }: Config): NodeJS.ProcessEnv {
  const { ENTENTE_API_TOKEN: _token, ...environment } = process.env;
  return {
    ...environment,
    ...{ ENTENTE_DATA: folder, DATABASE_URL: databaseUrl ?? "" },
    ...{ ENTENTE_APP_URL: appUrl ?? "", ENTENTE_JOBS_URL: jobsUrl ?? "" },
    // It runs in another folder than the server.
    ...fullPaths(environment, ["ENTENTE_SMTP_URL_FILE", "ENTENTE_SMTP_CA_FILE"]),
  };
}

const fullPaths = (environment: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(
    names.flatMap((name) => (environment[name] ? [[name, resolve(environment[name])]] : [])),
  );

/** `bin/entente`; both `src/app/` and `dist/` lie below the root. */
function program(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return join(here, here.endsWith("dist") ? ".." : "../..", "bin", "entente");
}
