import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("peer-server.js", import.meta.url));

/**
 * Starts the peer on the same database.
 * @param {string} url the owner's address
 * @param {{ partners: number, partner: number }} bytes sizes of our pages
 */
export async function startPeer(url, { partners, partner }) {
  const child = spawn(process.execPath, [file, url, String(partners), String(partner)], {
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
