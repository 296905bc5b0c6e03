import { join } from "node:path";
import { startBare } from "../parts/bare-postgres.js";
import { addFiction, scaledRelease } from "../parts/fiction.js";
import { lastLoad } from "../parts/journal.js";
import { load } from "../parts/load.js";
import { entente, ownerOf, remove, scratch, serve } from "../parts/program.js";
import { rate, ratio, time } from "../parts/table.js";

/** Parties of the release; 10 times is nine times as many made-up ones beside them. */
const parties = 204;

/**
 * Pages made anew with 1, 10 and 100 times the parties, names and relations, and the load of a release 10 times as large.
 * @param {{ quick: boolean, say: (text: string) => void }} given
 */
export async function growth({ quick, say }) {
  return [...(await pagesAsDataGrows(quick ? [1, 10] : [1, 10, 100], say)), await loadAsReleaseGrows()];
}

/**
 * @param {number[]} sizes
 * @param {(text: string) => void} say
 */
async function pagesAsDataGrows(sizes, say) {
  const folder = scratch();
  const pages = ["/fr/", "/fr/partners/fatf"];
  /** @type {number[][]} rates by page and size */
  const rates = pages.map(() => []);
  try {
    entente(["load"], folder);
    const server = await serve(folder, { cache: false });
    try {
      let last = 0;
      for (const times of sizes) {
        const wanted = parties * (times - 1);
        if (wanted > last) await addFiction(ownerOf(folder), { first: last + 1, last: wanted });
        last = wanted;
        say(`growth: ${times} times the parties`);
        for (const [index, path] of pages.entries()) rates[index]?.push(await bestRate(server.origin + path));
      }
    } finally {
      await server.stop();
    }
  } finally {
    remove(folder);
  }
  return pages.map((path, index) => growthLine(`growth of ${path}, uncached`, sizes, rates[index] ?? []));
}

/**
 * @param {string} what
 * @param {number[]} sizes
 * @param {number[]} rates
 */
function growthLine(what, sizes, rates) {
  const [one = 0] = rates;
  const last = rates.at(-1) ?? 0;
  return {
    what,
    ours: `${rate(last)} at ${sizes.at(-1)}×`,
    peer: `${rate(one)} at 1×`,
    ratio: ratio(last / one),
    aim: "",
    note: sizes
      .map(
        (size, index) => `${size}×: ${rate(rates[index] ?? 0)}, factor ${ratio((rates[index] ?? 0) / one)}`,
      )
      .join("; "),
  };
}

/** @param {string} url */
async function bestRate(url) {
  await load(url, { seconds: 2 });
  let best = 0;
  for (let turn = 0; turn < 3; turn += 1) best = Math.max(best, (await load(url)).perSecond);
  return best;
}

async function loadAsReleaseGrows() {
  const [one, ten] = [await loadSeconds(1), await loadSeconds(10)];
  return {
    what: "growth of the reference load",
    ours: `${time(ten.seconds * 1000)} at 10×`,
    peer: `${time(one.seconds * 1000)} at 1×`,
    ratio: ratio(ten.seconds / one.seconds),
    aim: "",
    note: `parties and names 10×: ${ten.rows.toLocaleString("en")} rows for ${one.rows.toLocaleString("en")}, factor ${ratio(ten.rows / one.rows)}`,
  };
}

/** @param {number} times */
async function loadSeconds(times) {
  const folder = scratch();
  try {
    const release = join(folder, "release");
    const data = join(folder, "data");
    scaledRelease(release, times);
    entente(["load", "--from", release], data);
    // Not `serve`, which would bring the database back to the release that ships with the program.
    const server = await startBare(data, "entente");
    return await lastLoad(ownerOf(data)).finally(server.stop);
  } finally {
    remove(folder);
  }
}
