import { join } from "node:path";
import { runnerImport } from "vite";
import { makeBodies, randomOf, spoil } from "../parts/bodies.js";
import { few, fillWithConfidential } from "../parts/confidential.js";
import { asOwner } from "../parts/journal.js";
import { entente, ownerOf, remove, root, scratch, serve } from "../parts/program.js";
import { middle, ratio } from "../parts/table.js";

/** @typedef {import("../parts/bodies.js").Body} Body */
/** @typedef {(input: object) => Promise<unknown>} Ask */
/** @typedef {{ ours: number[], owners: number[] }} Times in ms */
/** @typedef {{ list: Times, overdue: Times, find: Times }} Measured */

/**
 * What row security costs: the list of those who keep the register (`registry.list-parties`, counted and in parts; of all, and of those whose facts are overdue) and finding by spoiled
 * names (`publication.find-by-name`) among confidential bodies, for a person who may read one in a hundred and for one who may
 * read all; beside the same acts, and so the same statements in two steps, over a connection of the owner, whom no policy binds.
 * @param {{ quick: boolean, say: (text: string) => void }} given
 */
export async function access({ quick, say }) {
  const sizes = quick ? [5_000] : [5_000, 50_000];
  const lines = [];
  /** @type {Map<string, number>} */
  const before = new Map();
  for (const size of sizes) {
    const found = await accessAmong(size, say);
    for (const [reader, measured] of Object.entries(found))
      for (const what of /** @type {const} */ (["list", "overdue", "find"])) {
        const line = lineOf(`${what} of ${size.toLocaleString("en")}, ${reader}`, measured[what]);
        const key = `${what} ${reader}`;
        const smaller = before.get(key);
        before.set(key, middle(measured[what].ours));
        const growth =
          smaller === undefined ? "" : `; ×${ratio(middle(measured[what].ours) / smaller)} for ×10`;
        lines.push({ ...line, note: line.note + growth });
      }
  }
  return lines;
}

/** @param {readonly number[]} times */
const p95 = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/**
 * @param {string} what
 * @param {Times} times
 */
const lineOf = (what, { ours, owners }) => ({
  what,
  ours: `p95 ${p95(ours).toFixed(1)} ms`,
  peer: `p95 ${p95(owners).toFixed(1)} ms (as owner)`,
  ratio: ratio(middle(ours) / middle(owners)),
  aim: "p95 ≤ 100 ms, ratio ≤ 1.5 at 50,000",
  note: `p50 ${middle(ours).toFixed(1)} ms, as owner ${middle(owners).toFixed(1)} ms`,
});

/**
 * @param {number} size
 * @param {(text: string) => void} say
 * @returns {Promise<Record<string, Measured>>}
 */
async function accessAmong(size, say) {
  const folder = scratch();
  try {
    entente(["load"], folder);
    const server = await serve(folder);
    try {
      say(`access: making ${size.toLocaleString("en")} bodies`);
      const bodies = makeBodies(size);
      await fillWithConfidential(ownerOf(folder), bodies);
      const { askerOf, close } = await doorsTo(folder);
      const owner = askerOf("owner", { kind: "operator", name: "benchmark" });
      /** @type {Record<string, Measured>} */
      const measured = {};
      for (const [reader, id] of [
        ["who may read 1 %", "bench-few"],
        ["who may read all", "bench-all"],
      ]) {
        say(`access: asking as one ${reader}`);
        const grants = ["read-as-person", "read-as-staff"];
        const person = askerOf("app", { kind: "person", name: id ?? "", grants });
        const readable = id === "bench-few" ? bodies.filter((_, at) => few(at)) : bodies;
        measured[reader ?? ""] = {
          list: await side({ ours: person.list, owners: owner.list }, listInputs(readable.length)),
          overdue: await side({ ours: person.list, owners: owner.list }, overdueInputs),
          find: await side({ ours: person.find, owners: owner.find }, findInputs(readable)),
        };
      }
      await close();
      return measured;
    } finally {
      await server.stop();
    }
  } finally {
    remove(folder);
  }
}

/** @param {number} count of the parties that are listed */
const listInputs = (count) =>
  Array.from({ length: 60 }, (_, at) => ({
    ...{ language: ["en", "fr", "ar"][at % 3], limit: 50, skip: Math.min(at * 10, count - (count % 50)) },
  }));

const overdueInputs = Array.from({ length: 60 }, (_, at) => ({
  ...{ language: ["en", "fr", "ar"][at % 3], limit: 50, freshness: "overdue", skip: (at % 3) * 50 },
}));

/** @param {readonly Body[]} bodies */
function findInputs(bodies) {
  const random = randomOf(7);
  return Array.from({ length: 150 }, () => {
    const { names } = bodies[Math.floor(random() * bodies.length)] ?? { names: [] };
    const { name } = names[Math.floor(random() * names.length)] ?? { name: "" };
    return { q: spoil(name, random), language: "en", kinds: ["party"], limit: 20 };
  });
}

/**
 * In turns, so that both have the same machine; the first ten for warming up.
 * @param {{ ours: Ask, owners: Ask }} asks
 * @param {readonly object[]} inputs
 * @returns {Promise<Times>}
 */
async function side({ ours, owners }, inputs) {
  /** @type {Times} */
  const times = { ours: [], owners: [] };
  const turns = [
    { ask: ours, into: times.ours },
    { ask: owners, into: times.owners },
  ];
  for (const [at, input] of [...inputs.slice(0, 10), ...inputs].entries())
    for (const { ask, into } of at % 2 === 0 ? turns : turns.toReversed()) {
      const began = performance.now();
      await ask(input);
      if (at >= 10) into.push(performance.now() - began);
    }
  return times;
}

/** The acts themselves, asked in this process over connections of the application and of the owner. @param {string} folder */
async function doorsTo(folder) {
  const load = async (/** @type {string} */ path) => (await runnerImport(join(root, path))).module;
  const { openStorage, appUrlFor } = await load("src/platform/storage/index.ts");
  const { createDoor } = await load("src/platform/acts/index.ts");
  const { authorise, nameReader } = await load("src/areas/access/index.ts");
  const { find } = await load("src/areas/publication/index.ts");
  const { listParties } = await load("src/areas/registry/index.ts");
  const owner = ownerOf(folder);
  const url = await asOwner(owner, (client) => appUrlFor(client, { ownerUrl: owner, folder }));
  const storages = { app: openStorage(url, { most: 1 }), owner: openStorage(owner, { most: 1 }) };
  const clock = () => new Date();
  return {
    askerOf(/** @type {"app" | "owner"} */ login, /** @type {object} */ actor) {
      const door = createDoor({ storage: storages[login], clock, authorise, nameReader });
      return {
        list: (/** @type {object} */ input) => door.ask(actor, listParties, input),
        find: (/** @type {object} */ input) => door.ask(actor, find, input),
      };
    },
    async close() {
      await storages.app.close();
      await storages.owner.close();
    },
  };
}
