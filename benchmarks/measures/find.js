import { join } from "node:path";
import MiniSearch from "minisearch";
import pg from "pg";
import { runnerImport } from "vite";
import { makeBodies, randomOf, spoil } from "../parts/bodies.js";
import { asOwner } from "../parts/journal.js";
import { entente, ownerOf, remove, root, scratch, serve } from "../parts/program.js";
import { middle, ratio } from "../parts/table.js";

/**
 * Finding bodies by spoiled names through the act itself (`publication.find-by-name` as the public, both steps, row security on, a tenth of
 * the bodies hidden), beside minisearch in memory and plain pg_trgm as the owner, on the same names.
 * @param {{ quick: boolean, say: (text: string) => void }} given
 */
export async function find({ quick, say }) {
  const lines = [];
  for (const size of quick ? [10_000] : [10_000, 100_000]) lines.push(...(await findAmong(size, say)));
  return lines;
}

/** @typedef {import("../parts/bodies.js").Body} Body */
/** @typedef {{ text: string, id: string }} Query */

/**
 * @param {number} size
 * @param {(text: string) => void} say
 */
async function findAmong(size, say) {
  const folder = scratch();
  try {
    entente(["load"], folder);
    const server = await serve(folder);
    try {
      say(`find: making ${size.toLocaleString("en")} bodies`);
      const bodies = makeBodies(size);
      await insert(ownerOf(folder), bodies);
      const queries = queriesOf(bodies, 1000);
      say("find: asking the act");
      const ours = await measured(queries, await askerOf(folder));
      say("find: asking minisearch");
      const mini = await measured(queries.slice(0, size > 50_000 ? 60 : 200), miniAsker(bodies));
      say("find: asking pg_trgm");
      const trigram = await trigramAsker(ownerOf(folder));
      const plain = await measured(queries.slice(0, size > 50_000 ? 60 : 200), trigram.ask);
      await trigram.close();
      const what = `find among ${size.toLocaleString("en")}`;
      return [
        lineOf(what, ours, { ...mini, name: "minisearch" }),
        lineOf(what, ours, { ...plain, name: "pg_trgm, as owner" }),
      ];
    } finally {
      await server.stop();
    }
  } finally {
    remove(folder);
  }
}

/** @typedef {{ perSecond: number, p50: number, p95: number, first: number, five: number }} Measured */

/**
 * One query after the other, the first fifty for warming up.
 * @param {Query[]} queries
 * @param {(text: string) => Promise<string[]>} ask
 * @returns {Promise<Measured>}
 */
async function measured(queries, ask) {
  for (const { text } of queries.slice(0, 50)) await ask(text);
  const times = [];
  let [first, five] = [0, 0];
  for (const { text, id } of queries) {
    const began = performance.now();
    const ids = await ask(text);
    times.push(performance.now() - began);
    if (ids[0] === id) first += 1;
    if (ids.slice(0, 5).includes(id)) five += 1;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const total = times.reduce((sum, one) => sum + one, 0);
  return {
    perSecond: (1000 * times.length) / total,
    p50: middle(times),
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    first: first / queries.length,
    five: five / queries.length,
  };
}

/**
 * @param {string} what
 * @param {Measured} ours
 * @param {Measured & { name: string }} peer
 */
const lineOf = (what, ours, peer) => ({
  what,
  ours: `${ours.perSecond.toFixed(0)}/s, R@1 ${ours.first.toFixed(3)}`,
  peer: `${peer.perSecond.toFixed(1)}/s, R@1 ${peer.first.toFixed(3)} (${peer.name})`,
  ratio: ratio(ours.perSecond / peer.perSecond),
  aim: "R@1 ≥ 0.95, p95 ≤ 10 ms at 100,000",
  note: `p50 ${ours.p50.toFixed(1)} ms, p95 ${ours.p95.toFixed(1)} ms, R@5 ${ours.five.toFixed(3)}; peer p50 ${peer.p50.toFixed(1)} ms, p95 ${peer.p95.toFixed(1)} ms, R@5 ${peer.five.toFixed(3)}`,
});

/**
 * Queries for bodies that the public may read, in all languages, spoiled.
 * @param {Body[]} bodies
 * @param {number} count
 * @returns {Query[]}
 */
function queriesOf(bodies, count) {
  const random = randomOf(7);
  const queries = [];
  while (queries.length < count) {
    const at = Math.floor(random() * bodies.length);
    const body = bodies[at];
    if (body === undefined || isHidden(at)) continue;
    const { name } = body.names[Math.floor(random() * body.names.length)] ?? { name: "" };
    queries.push({ text: spoil(name, random), id: body.id });
  }
  return queries;
}

/** @param {number} at */
const isHidden = (at) => at % 10 === 9;

/**
 * Straight into the tables, the index filled at once: how they came in is not what is measured.
 * @param {string} url
 * @param {Body[]} bodies
 */
const insert = (url, bodies) =>
  asOwner(url, async (client) => {
    await client.query("begin; select set_config('entente.reader', 'operator', true)");
    await client.query(
      "select journal.open_act(now(), 'system', 'benchmark', 'benchmark.add-bodies', 'fictional bodies for measurements', '{}')",
    );
    const triggers = ["registry.party", "registry.party_name"];
    for (const table of triggers) await client.query(`alter table ${table} disable trigger user`);
    for (let from = 0; from < bodies.length; from += 5000) {
      const some = bodies.slice(from, from + 5000);
      const levels = some.map((_, at) => (isHidden(from + at) ? "confidential" : "public"));
      await client.query(
        `insert into registry.party (id, kind, category, status, verification, note, level)
         select id, 'intergovernmental', 'prose', 'active', 'known', 'Fictional, for measurements only.', level
         from unnest($1::text[], $2::text[]) u(id, level)`,
        [some.map(({ id }) => id), levels],
      );
      const names = some.flatMap(({ id, names: own }, at) =>
        own.map((name) => ({ ...name, id, level: levels[at] })),
      );
      await client.query(
        `insert into registry.party_name (party_id, language, type, name, verification, level)
         select id, language, type, name, 'known', level from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) u(id, language, type, name, level)`,
        [
          names.map(({ id }) => id),
          names.map(({ language }) => language),
          names.map(({ type }) => type),
          names.map(({ name }) => name),
          names.map(({ level }) => level),
        ],
      );
    }
    await client.query("set constraints all immediate");
    for (const table of triggers) await client.query(`alter table ${table} enable trigger user`);
    await client.query("truncate search.posting, search.variant, search.word, search.subject");
    for (const call of [
      "'registry.party_name', 'party', 'party_id', variadic array['name']",
      "'registry.party', 'party', 'id', variadic array['id']",
      "'registry.state_name', 'state', 'state_id', variadic array['name']",
      "'mandates.instrument', 'instrument', 'id', variadic array['id']",
    ]) {
      await client.query(`call search.fill(${call})`);
    }
    await client.query("commit");
    await client.query("vacuum analyze");
  });

/** The act itself, asked in this process over a connection of the application. @param {string} folder */
async function askerOf(folder) {
  const load = async (/** @type {string} */ path) => (await runnerImport(join(root, path))).module;
  const { openStorage } = await load("src/platform/storage/index.ts");
  const { createDoor, publicActor } = await load("src/platform/acts/index.ts");
  const { authorise, nameReader } = await load("src/areas/access/index.ts");
  const { find: act } = await load("src/areas/publication/index.ts");
  const owner = ownerOf(folder);
  const url = await asOwner(owner, (client) =>
    load("src/platform/storage/index.ts").then(({ appUrlFor }) =>
      appUrlFor(client, { ownerUrl: owner, folder }),
    ),
  );
  const door = createDoor({
    storage: openStorage(url, { most: 1 }),
    clock: () => new Date(),
    authorise,
    nameReader,
  });
  return async (/** @type {string} */ text) => {
    const { results } = await door.ask(publicActor, act, {
      q: text,
      language: "en",
      kinds: ["party"],
      limit: 20,
    });
    return results.map((/** @type {{ id: string }} */ { id }) => id);
  };
}

/** @param {Body[]} bodies */
function miniAsker(bodies) {
  const index = new MiniSearch({ fields: ["text"], idField: "id" });
  index.addAll(
    bodies
      .filter((_, at) => !isHidden(at))
      .map(({ id, names }) => ({ id, text: names.map(({ name }) => name).join(" ") })),
  );
  return async (/** @type {string} */ text) =>
    index
      .search(text, { fuzzy: 0.2 })
      .slice(0, 20)
      .map(({ id }) => String(id));
}

/** @param {string} url */
async function trigramAsker(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create extension if not exists pg_trgm");
  await client.query("create index bench_trigram on registry.party_name using gin (name gin_trgm_ops)");
  await client.query("analyze registry.party_name");
  return {
    ask: async (/** @type {string} */ text) => {
      const { rows } = await client.query(
        "select party_id as id, max(similarity(name, $1)) from registry.party_name where name % $1 and level = 'public' group by 1 order by 2 desc limit 20",
        [text],
      );
      return rows.map(({ id }) => id);
    },
    close: () => client.end(),
  };
}
