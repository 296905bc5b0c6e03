import { Agent, get } from "node:http";

/**
 * A load generator over keep-alive connections, in a process of its own: `node load-child.js ORDER`.
 * It reads every answer to its end, stops at the count or the time, whichever comes first, and prints one line of JSON.
 * @typedef {{ urls: string[], headers?: Record<string, string>, connections: number, count: number, seconds: number }} Order
 * @typedef {{ requests: number, failures: number, seconds: number, bytes: number, p50: number, p99: number }} Outcome
 */

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** @type {Order} */
const order = JSON.parse(process.argv[2] ?? "{}");
if (!order.urls.every((url) => loopback.has(new URL(url).hostname))) throw new Error("loopback only");

const agent = new Agent({ keepAlive: true, maxSockets: order.connections, scheduling: "fifo" });

/**
 * @param {string} url
 * @returns {Promise<number>} bytes of the answer's body; rejects when the status is not 200
 */
const fetchOnce = (url) =>
  new Promise((done, fail) => {
    const request = get(url, { agent, headers: order.headers ?? {} }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
      });
      response.on("error", fail);
      response.on("end", () => (response.statusCode === 200 ? done(bytes) : fail(new Error("status"))));
    });
    request.on("error", fail);
  });

const began = performance.now();
const end = began + order.seconds * 1000;
let started = 0;
let failures = 0;
let bytes = 0;
/** @type {number[]} */
const times = [];

async function work() {
  while (started < order.count && performance.now() < end) {
    const url = order.urls[started++ % order.urls.length] ?? "";
    const before = performance.now();
    try {
      const read = await fetchOnce(url);
      bytes += read;
      times.push(performance.now() - before);
    } catch {
      failures += 1;
    }
  }
}

await Promise.all(Array.from({ length: order.connections }, work));
const seconds = (performance.now() - began) / 1000;
times.sort((a, b) => a - b);
/** @param {number} part */
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
/** @type {Outcome} */
const outcome = { requests: times.length, failures, seconds, bytes, p50: at(0.5), p99: at(0.99) };
process.stdout.write(`${JSON.stringify(outcome)}\n`);
agent.destroy();
