import { beside, load } from "../parts/load.js";
import { startPeer } from "../parts/peer.js";
import { ownerOf, serve } from "../parts/program.js";
import { kilobytes, rate, ratio } from "../parts/table.js";

/**
 * Pages made anew for every request, beside a bare route with one question and a constant answer of the same size.
 * @param {{ folder: string }} given
 */
export async function uncachedPages({ folder }) {
  const server = await serve(folder, { cache: false });
  try {
    const pages = [
      { what: "partners page, uncached", path: "/fr/", peer: "/partners", aim: "≥ 400/s" },
      { what: "partner page (fatf), uncached", path: "/fr/partners/fatf", peer: "/partner", aim: "" },
    ];
    const sizes = await Promise.all(
      pages.map(async ({ path }) => (await load(`${server.origin}${path}`, { count: 1 })).bytes),
    );
    const [partners = 0, partner = 0] = sizes;
    const peer = await startPeer(ownerOf(folder), { partners, partner });
    try {
      const lines = [];
      for (const [index, page] of pages.entries()) {
        const best = await beside({ url: server.origin + page.path }, { url: peer.origin + page.peer });
        lines.push({
          what: page.what,
          ours: rate(best.ours),
          peer: `${rate(best.peer)} one select`,
          ratio: ratio(best.ratio),
          aim: page.aim,
          note: `page ${kilobytes(sizes[index] ?? 0)}; the limit renders nothing`,
        });
      }
      return lines;
    } finally {
      await peer.stop();
    }
  } finally {
    await server.stop();
  }
}
