import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isLinux, makeTrialFolder, processesIn, removeTrialFolder } from "./postgres-trial.ts";

/** The program as a person starts it, over an empty data folder of its own. */
export interface SiteProcess {
  /** `http://localhost:PORT`, no slash at the end. */
  readonly origin: string;
  /** What a command prints that a person gives beside the running site. @throws when it fails. */
  command(...args: readonly string[]): Promise<string>;
  /** What it has said so far. */
  said(): string;
  /** Ends it as a service manager does. @throws when it does not stop by itself, or leaves a process behind. */
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL("../../bin/entente", import.meta.url));
const longestStart = 150_000;
const longestStop = 30_000;

/** Starts `entente serve` and waits until it is ready. @throws with what it said when it does not get so far. */
export async function startSite(): Promise<SiteProcess> {
  const port = await freePort();
  const folder = makeTrialFolder();
  const child = spawn(process.execPath, [program, "serve", "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(folder),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += String(data)));
  const origin = `http://localhost:${port}`;
  try {
    await untilReady(child, origin);
  } catch (error) {
    child.kill("SIGKILL");
    await ended(child);
    await removeTrialFolder(folder);
    throw new Error(`The site did not become ready.\n${said}`, { cause: error });
  }
  return {
    origin,
    said: () => said,
    command: async (...args) =>
      (await promisify(execFile)(process.execPath, [program, ...args], { env: environment(folder) })).stdout,
    stop: () => stopSite({ child, folder, said: () => said }),
  };
}

/** Nothing of the tester's own settings reaches the program, whose defaults are tested too. */
function environment(folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:ENTENTE_|DATABASE_URL$|PORT$|NODE_OPTIONS$|NODE_ENV$|VITEST)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    ENTENTE_DATA: folder,
    ENTENTE_READS_PER_SECOND: "0",
    ENTENTE_LOG: "warn",
  };
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  const limit = Date.now() + longestStart;
  while (Date.now() < limit) {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}.`);
    const answer = await fetch(`${origin}/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(100);
  }
  throw new Error(`It was not ready after ${longestStart / 1000} s.`);
}

interface Running {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly said: () => string;
}

async function stopSite({ child, folder, said }: Running): Promise<void> {
  child.kill("SIGTERM");
  const stopped = await Promise.race([
    ended(child).then(() => true),
    pause(longestStop, false, { ref: false }),
  ]);
  if (!stopped) child.kill("SIGKILL");
  await ended(child);
  const left = isLinux ? processesIn(folder).length : 0;
  await removeTrialFolder(folder);
  if (!stopped) throw new Error(`The site did not stop ${longestStop / 1000} s after SIGTERM.\n${said()}`);
  if (child.exitCode !== 0) throw new Error(`The site ended with exit code ${child.exitCode}.\n${said()}`);
  if (left > 0) throw new Error(`The site left ${left} processes of its database behind.\n${said()}`);
}

/** Resolves when it is gone and has said all. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.once("close", () => done()));
}

/** A port that nobody has now. */
function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
