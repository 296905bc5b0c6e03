import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const fileOf = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Starts the peer on the same database.
 * @param {string} url the owner's address
 * @param {{ partners: number, partner: number }} bytes sizes of our pages
 */
export const startPeer = (url, { partners, partner }) =>
  started([fileOf("peer-server.js"), url, String(partners), String(partner)]);

/**
 * Starts the bare API on the same database.
 * @param {string} url the owner's address
 * @param {string} origin of ours, whose pages the answers name
 */
export const startBareApi = (url, origin) => started([fileOf("bare-api.js"), url, origin]);

/** @param {string[]} args */
async function started(args) {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const [first] = await Promise.race([once(child.stdout, "data"), exited.then(() => [""])]);
  const origin = `http://localhost:${new URL(String(first).trim()).port}`;
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  return { origin, stop };
}
