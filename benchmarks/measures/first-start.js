import { initdb, startBare } from "../parts/bare-postgres.js";
import { remove, scratch, serve } from "../parts/program.js";
import { middle, ratio, time } from "../parts/table.js";

/** From an empty data folder to `/ready`, beside `initdb` and a start of the same PostgreSQL: what loading adds. */
export async function firstStart() {
  const best = { ours: Infinity, peer: Infinity };
  /** @type {number[]} */
  const ratios = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const ours = await onEmpty(async (folder) => {
      const server = await serve(folder);
      await server.stop();
      return server.readyMs;
    });
    const peer = await onEmpty(async (folder) => {
      const began = performance.now();
      await initdb(folder);
      const server = await startBare(folder, "postgres");
      const took = performance.now() - began;
      await server.stop();
      return took;
    });
    best.ours = Math.min(best.ours, ours);
    best.peer = Math.min(best.peer, peer);
    ratios.push(ours / peer);
  }
  return [
    {
      what: "first start until ready",
      ours: time(best.ours),
      peer: `${time(best.peer)} initdb + start`,
      ratio: ratio(middle(ratios)),
      aim: "≤ 10 s",
      note: "times the bare start; smaller is better",
    },
  ];
}

/**
 * @param {(folder: string) => Promise<number>} work
 * @returns {Promise<number>}
 */
async function onEmpty(work) {
  const folder = scratch();
  try {
    return await work(folder);
  } finally {
    remove(folder);
  }
}
