import { beside, load } from "../parts/load.js";
import { serve } from "../parts/program.js";
import { kilobytes, rate, ratio } from "../parts/table.js";

/**
 * The partners page out of the cache beside an asset of about its size on the same server.
 * @param {{ folder: string }} given
 */
export async function cachedPages({ folder }) {
  const server = await serve(folder);
  try {
    const sizes = await assetSizes(server.origin);
    const lines = [];
    for (const encoding of ["identity", "br"]) {
      const page = { url: `${server.origin}/fr/`, headers: { "accept-encoding": encoding } };
      const { bytes } = await load(page.url, { headers: page.headers, count: 1 });
      const [path, size] = nearest(sizes, bytes);
      const best = await beside(page, { url: `${server.origin}${path}` });
      lines.push({
        what: `partners page, cached, ${encoding}`,
        ours: rate(best.ours),
        peer: `${rate(best.peer)} asset`,
        ratio: ratio(best.ratio),
        aim: "≥ 0.5",
        note: `page ${kilobytes(bytes)}, asset ${kilobytes(size)} (${path.split("/").at(-1)})`,
      });
    }
    return lines;
  } finally {
    await server.stop();
  }
}

/**
 * The assets that the page names, and their sizes as they are sent.
 * @param {string} origin
 * @returns {Promise<Array<[string, number]>>}
 */
async function assetSizes(origin) {
  const html = await (await fetch(`${origin}/fr/`)).text();
  const paths = [...new Set(html.match(/\/assets\/[^"]+/g))];
  /** @type {Array<[string, number]>} */
  const sizes = [];
  for (const path of paths) {
    const { bytes } = await load(`${origin}${path}`, { count: 1 });
    sizes.push([path, bytes]);
  }
  return sizes;
}

/**
 * @param {Array<[string, number]>} sizes
 * @param {number} bytes
 * @returns {[string, number]}
 */
function nearest(sizes, bytes) {
  const distance = (/** @type {[string, number]} */ [, size]) => Math.abs(Math.log(size / bytes));
  const [first] = sizes.sort((a, b) => distance(a) - distance(b));
  if (first === undefined) throw new Error("the page names no asset");
  return first;
}
