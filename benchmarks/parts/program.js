import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const door = join(root, "bin", "entente");

/** @typedef {{ origin: string, pid: number, readyMs: number, folder: string, stop: () => Promise<void> }} Server */

/** Builds once, so that no start is measured together with a build. */
export function build() {
  execFileSync(process.execPath, [join(root, "bin", "build.js"), "--if-stale"], { stdio: "ignore" });
}

/** A folder of its own for a data folder to lie in. */
export const scratch = () => mkdtempSync(join(tmpdir(), "entente-bench-"));

/** @param {string} folder */
export const remove = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** @param {Record<string, string>} more */
function environment(more) {
  const { DATABASE_URL: _url, ENTENTE_APP_URL: _app, ...own } = process.env;
  const ours = { LC_ALL: "C", ENTENTE_LOG: "silent", ENTENTE_READS_PER_SECOND: "0", PORT: "0" };
  return { ...own, ...ours, ...more };
}

/**
 * Starts `entente serve` and waits until `/ready` says yes; `readyMs` is the time from the spawn to that answer.
 * @param {string} folder the data folder
 * @param {{ cache?: boolean }} [options]
 * @returns {Promise<Server>}
 */
export async function serve(folder, { cache = true } = {}) {
  const env = environment({ ENTENTE_DATA: folder, ENTENTE_PAGE_CACHE: cache ? "on" : "off" });
  const began = performance.now();
  const child = spawn(process.execPath, [door, "serve"], { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const exited = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  while (performance.now() - began < 180_000 && child.exitCode === null) {
    const origin = /http:\/\/localhost:\d+/.exec(said)?.[0];
    if (origin !== undefined && (await isReady(origin))) {
      return { origin, pid: child.pid ?? 0, readyMs: performance.now() - began, folder, stop };
    }
    await pause(5);
  }
  await stop();
  throw new Error(`entente serve did not become ready: ${said.slice(-500)}`);
}

/** @param {string} origin */
const isReady = (origin) =>
  fetch(`${origin}/ready`).then(
    (answer) => answer.ok,
    () => false,
  );

/**
 * Runs another sub-command to its end.
 * @param {string[]} args
 * @param {string} folder the data folder
 */
export function entente(args, folder) {
  const env = environment({ ENTENTE_DATA: folder });
  return execFileSync(process.execPath, [door, ...args], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
}

/**
 * The owner's address of the embedded database of a data folder, for as long as its server runs.
 * @param {string} folder
 */
export function ownerOf(folder) {
  const { socket, port, ownerPassword } = JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8"));
  const start = `postgres://entente_owner:${encodeURIComponent(ownerPassword)}@`;
  if (socket === null) return `${start}127.0.0.1:${port}/entente`;
  return `${start}localhost/entente?host=${encodeURIComponent(join(folder, socket))}&port=${port}`;
}
