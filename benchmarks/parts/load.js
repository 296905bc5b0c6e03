import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { middle } from "./table.js";

const child = fileURLToPath(new URL("load-child.js", import.meta.url));
const run = promisify(execFile);

/** How long one repetition runs at most, and with how many connections. */
export const seconds = 4;
const connections = 10;

/**
 * Sends requests from a process of its own.
 * @param {string | string[]} urls asked in turn
 * @param {{ headers?: Record<string, string>, count?: number, seconds?: number }} [options]
 * @returns {Promise<import("./load-child.js").Outcome & { perSecond: number }>}
 */
export async function load(urls, options = {}) {
  const order = { urls: [urls].flat(), connections, count: 50_000, seconds, ...options };
  const { stdout } = await run(process.execPath, [child, JSON.stringify(order)], {
    timeout: (order.seconds + 30) * 1000,
  });
  const outcome = JSON.parse(stdout);
  if (outcome.requests === 0) throw new Error(`no answer from ${order.urls[0]}`);
  return { ...outcome, perSecond: outcome.requests / outcome.seconds };
}

/** @typedef {{ url: string, headers?: Record<string, string> }} Target */

/**
 * Ours and the peer in turn, three times: the best rate of each, and the middle one of the turns' ratios.
 * @param {Target} ours
 * @param {Target} peer
 */
export async function beside(ours, peer) {
  const best = { ours: 0, peer: 0 };
  /** @type {number[]} */
  const ratios = [];
  for (const { url, headers } of [ours, peer]) await load(url, { ...(headers && { headers }), seconds: 2 });
  for (let turn = 0; turn < 3; turn += 1) {
    const own = await load(ours.url, ours.headers && { headers: ours.headers });
    const other = await load(peer.url, peer.headers && { headers: peer.headers });
    best.ours = Math.max(best.ours, own.perSecond);
    best.peer = Math.max(best.peer, other.perSecond);
    ratios.push(own.perSecond / other.perSecond);
  }
  return { ...best, ratio: middle(ratios) };
}
