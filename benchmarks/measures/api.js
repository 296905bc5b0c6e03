import { isDeepStrictEqual } from "node:util";
import { beside } from "../parts/load.js";
import { startBareApi } from "../parts/peer.js";
import { ownerOf, serve } from "../parts/program.js";
import { kilobytes, rate, ratio } from "../parts/table.js";

const answers = [
  { what: "API, list of 50 parties", path: "/parties", aim: "≥ 0.4" },
  { what: "API, one party (fatf)", path: "/parties/fatf", aim: "≥ 0.5" },
];

/**
 * Answers of the API beside a bare route that gives the same JSON from the same database: made anew, then kept.
 * @param {{ folder: string }} given
 */
export async function api({ folder }) {
  const lines = [];
  for (const cache of [false, true]) {
    const server = await serve(folder, { cache });
    try {
      const peer = await startBareApi(ownerOf(folder), server.origin);
      try {
        for (const { what, path, aim } of answers) {
          const ours = `${server.origin}/api/v1${path}`;
          const bytes = await sameAnswer(ours, peer.origin + path);
          const best = await beside({ url: ours }, { url: peer.origin + path });
          lines.push({
            what: `${what}, ${cache ? "cached" : "uncached"}`,
            ours: rate(best.ours),
            peer: `${rate(best.peer)} bare route`,
            ratio: ratio(best.ratio),
            aim: cache ? "" : aim,
            note: `answer ${kilobytes(bytes)}`,
          });
        }
      } finally {
        await peer.stop();
      }
    } finally {
      await server.stop();
    }
  }
  return lines;
}

/**
 * Both give the same, but for where the next part is: otherwise the comparison says nothing.
 * @param {string} ours
 * @param {string} theirs
 * @returns {Promise<number>} bytes of our answer
 */
async function sameAnswer(ours, theirs) {
  const [own, other] = await Promise.all(
    [ours, theirs].map(async (url) => {
      const text = await (await fetch(url)).text();
      const { next: _next, ...answer } = JSON.parse(text);
      return { answer, bytes: Buffer.byteLength(text) };
    }),
  );
  if (!isDeepStrictEqual(own?.answer, other?.answer))
    throw new Error(`the bare route answers ${ours} differently`);
  return own?.bytes ?? 0;
}
