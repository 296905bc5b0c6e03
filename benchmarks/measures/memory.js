import { load } from "../parts/load.js";
import { residentOf } from "../parts/memory.js";
import { serve } from "../parts/program.js";

/**
 * Resident memory of the node process: after its start, after 5,000 pages out of the cache, after 500 made anew.
 * @param {{ folder: string }} given
 */
export async function memory({ folder }) {
  const server = await serve(folder);
  try {
    const start = residentOf(server.pid);
    await load(`${server.origin}/fr/`, { count: 5000, seconds: 60 });
    const cached = residentOf(server.pid);
    // Another date is another page: each of these is made, and goes into the cache.
    const days = Array.from({ length: 500 }, (_, day) =>
      new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
    );
    await load(
      days.map((day) => `${server.origin}/fr/?on=${day}`),
      { count: 500, seconds: 60 },
    );
    const uncached = residentOf(server.pid);
    return [
      {
        what: "memory of the node process",
        ours: `${Math.max(start, cached, uncached)} MB`,
        peer: "",
        ratio: "",
        aim: "≤ 200 MB",
        note: `start ${start}, 5,000 cached ${cached}, 500 uncached ${uncached} MB`,
      },
    ];
  } finally {
    await server.stop();
  }
}
