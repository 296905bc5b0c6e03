import { startBare } from "../parts/bare-postgres.js";
import { serve } from "../parts/program.js";
import { middle, ratio, time } from "../parts/table.js";

/**
 * A start on a loaded data folder until `/ready`, beside a bare start of the same cluster until it accepts a connection.
 * @param {{ folder: string }} given
 */
export async function warmStart({ folder }) {
  const best = { ours: Infinity, peer: Infinity, over: Infinity };
  /** @type {number[]} */
  const ratios = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const server = await serve(folder);
    await server.stop();
    const bare = await startBare(folder, "entente");
    await bare.stop();
    best.ours = Math.min(best.ours, server.readyMs);
    best.peer = Math.min(best.peer, bare.acceptsMs);
    best.over = Math.min(best.over, server.readyMs - bare.acceptsMs);
    ratios.push(server.readyMs / bare.acceptsMs);
  }
  return [
    {
      what: "warm start until ready",
      ours: time(best.ours),
      peer: `${time(best.peer)} bare start`,
      ratio: ratio(middle(ratios)),
      aim: "≤ 1 s over bare",
      note: `${time(best.over)} over bare`,
    },
  ];
}
