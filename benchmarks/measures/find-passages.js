import { join } from "node:path";
import pg from "pg";
import { runnerImport } from "vite";
import { randomOf } from "../parts/bodies.js";
import { asOwner } from "../parts/journal.js";
import { makePassages } from "../parts/passages.js";
import { entente, ownerOf, remove, root, scratch, serve } from "../parts/program.js";
import { middle, ratio } from "../parts/table.js";

/** @typedef {import("../parts/passages.js").Passage} Passage */
/** @typedef {{ text: string, language: string, id: string }} Query */

/**
 * Finding passages by words of them through the act itself (`publication.find-by-name` as the public: both steps, row security on, a tenth of the
 * passages hidden, the sentence picked and its words marked), beside `to_tsvector @@` of the same passages as their owner, without a policy and in
 * the language of the query alone; and beside itself among a tenth of them.
 * @param {{ quick: boolean, say: (text: string) => void }} given
 */
export async function findPassages({ quick, say }) {
  const lines = [];
  let smaller;
  for (const size of quick ? [10_000] : [10_000, 100_000]) {
    const { ours, plain, filled } = await findAmong(size, say);
    lines.push(lineOf(size, { ours, plain, filled }));
    if (smaller !== undefined)
      lines.push({
        what: "find passages, growth 10×",
        ours: `p50 ${ours.p50.toFixed(1)} ms, p95 ${ours.p95.toFixed(1)} ms`,
        peer: `p50 ${smaller.p50.toFixed(1)} ms, p95 ${smaller.p95.toFixed(1)} ms (10,000)`,
        ratio: ratio(ours.p50 / smaller.p50),
        aim: "",
        note: "times longer for ten times the passages",
      });
    smaller = ours;
  }
  return lines;
}

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
      say(`find passages: making ${size.toLocaleString("en")} passages`);
      const passages = makePassages(size);
      const began = performance.now();
      await insert(ownerOf(folder), passages);
      const filled = size / ((performance.now() - began) / 1000);
      const queries = queriesOf(passages, 400);
      say("find passages: asking the act");
      const ours = await measured(queries, await askerOf(folder));
      say("find passages: asking to_tsvector");
      const peer = await plainAsker(ownerOf(folder));
      const plain = await measured(queries, peer.ask);
      await peer.close();
      return { ours, plain, filled };
    } finally {
      await server.stop();
    }
  } finally {
    remove(folder);
  }
}

/** @typedef {{ perSecond: number, p50: number, p95: number, found: number }} Measured */

/**
 * One query after the other, the first thirty for warming up.
 * @param {Query[]} queries
 * @param {(query: Query) => Promise<string[]>} ask
 * @returns {Promise<Measured>}
 */
async function measured(queries, ask) {
  for (const query of queries.slice(0, 30)) await ask(query);
  const times = [];
  let found = 0;
  for (const query of queries) {
    const began = performance.now();
    const ids = await ask(query);
    times.push(performance.now() - began);
    if (ids.includes(query.id)) found += 1;
  }
  const total = times.reduce((sum, one) => sum + one, 0);
  return {
    perSecond: (1000 * times.length) / total,
    p50: middle(times),
    p95: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN,
    found: found / queries.length,
  };
}

/**
 * @param {number} size
 * @param {{ ours: Measured, plain: Measured, filled: number }} all
 */
const lineOf = (size, { ours, plain, filled }) => ({
  what: `find passages among ${size.toLocaleString("en")}`,
  ours: `${ours.perSecond.toFixed(0)}/s, found ${ours.found.toFixed(3)}`,
  peer: `${plain.perSecond.toFixed(0)}/s, found ${plain.found.toFixed(3)} (to_tsvector @@, as owner)`,
  ratio: ratio(ours.perSecond / plain.perSecond),
  aim: "",
  note: `p50 ${ours.p50.toFixed(1)} ms, p95 ${ours.p95.toFixed(1)} ms; peer p50 ${plain.p50.toFixed(1)} ms, p95 ${plain.p95.toFixed(1)} ms; ${filled.toFixed(0)} passages a second indexed`,
});

/** @param {number} at */
const isHidden = (at) => at % 10 === 9;

/**
 * Words of a passage: its longest name, and in every other query a word that thousands of passages have.
 * @param {Passage[]} passages
 * @param {number} count
 * @returns {Query[]}
 */
function queriesOf(passages, count) {
  const random = randomOf(7);
  /** @type {Query[]} */
  const queries = [];
  while (queries.length < count) {
    const at = Math.floor(random() * passages.length);
    const passage = passages[at];
    if (passage === undefined || isHidden(at)) continue;
    const { words, language, id, names } = passage;
    const common = words.split(/[\s，。.]+/u).filter((word) => word.length > 6)[queries.length % 3];
    const own = names[0] ?? "";
    queries.push({
      text: queries.length % 2 === 0 || language === "zh" ? own : `${own} ${common ?? ""}`,
      language,
      id,
    });
  }
  return queries.map((query) => ({ ...query, text: query.text.slice(0, 290) }));
}

/**
 * Straight into the tables, without the journal: how they came in is not what is measured. The index follows as it does anywhere.
 * @param {string} url
 * @param {Passage[]} passages
 */
const insert = (url, passages) =>
  asOwner(url, async (client) => {
    await client.query("begin; select set_config('entente.reader', 'operator', true)");
    await client.query(
      "select journal.open_act(now(), 'system', 'benchmark', 'benchmark.add-passages', 'fictional passages for measurements', '{}')",
    );
    const tables = ["evidence.document", "evidence.edition", "evidence.passage"];
    for (const table of tables) await client.query(`alter table ${table} disable trigger journal`);
    const documents = [...new Map(passages.map((passage) => [passage.document, passage.language]))];
    const given = [documents.map(([id]) => id), documents.map(([, language]) => language)];
    await client.query(
      `insert into evidence.document (id, title, language, added_at, verification, level)
       select id, 'Fictional, for measurements ' || id, language, now(), 'known', 'public' from unnest($1::text[], $2::text[]) u(id, language)`,
      given,
    );
    await client.query(
      `insert into evidence.edition (document_id, number, sha256, size, media_type, content, received_at, verification, level)
       select id, 1, encode(sha256(id::bytea), 'hex'), 1, 'text/plain', '', now(), 'known', 'public' from unnest($1::text[]) u(id)`,
      given.slice(0, 1),
    );
    for (let from = 0; from < passages.length; from += 5000) {
      const some = passages.slice(from, from + 5000);
      await client.query(
        `insert into evidence.passage (id, edition_id, number, starts, ends, kind, language, words, verification, level)
         select p.id, e.id, split_part(p.id, '.', 3)::integer, 0, length(p.words), p.kind, p.language, p.words, 'known', p.level
         from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) p(id, document, language, kind, words, level)
         join evidence.edition e on e.document_id = p.document`,
        [
          some.map(({ id }) => id),
          some.map(({ document }) => document),
          some.map(({ language }) => language),
          some.map(({ kind }) => kind),
          some.map(({ words }) => words),
          some.map((_, at) => (isHidden(from + at) ? "confidential" : "public")),
        ],
      );
    }
    await client.query("set constraints all immediate");
    for (const table of tables) await client.query(`alter table ${table} enable trigger journal`);
    await client.query("commit");
    await client.query("vacuum analyze");
  });

/** The act itself, asked in this process over a connection of the application. @param {string} folder */
async function askerOf(folder) {
  const load = async (/** @type {string} */ path) => (await runnerImport(join(root, path))).module;
  const { openStorage, appUrlFor } = await load("src/platform/storage/index.ts");
  const { createDoor, publicActor } = await load("src/platform/acts/index.ts");
  const { authorise, nameReader } = await load("src/areas/access/index.ts");
  const { find: act } = await load("src/areas/publication/index.ts");
  const owner = ownerOf(folder);
  const url = await asOwner(owner, (client) => appUrlFor(client, { ownerUrl: owner, folder }));
  const door = createDoor({
    storage: openStorage(url, { most: 1 }),
    clock: () => new Date(),
    authorise,
    nameReader,
  });
  return async (/** @type {Query} */ { text, language }) => {
    const { passages } = await door.ask(publicActor, act, {
      q: text,
      language,
      kinds: ["passage"],
      limit: 20,
    });
    return passages.map((/** @type {{ id: string }} */ { id }) => id);
  };
}

const configurations = {
  en: "english",
  fr: "french",
  es: "spanish",
  ru: "russian",
  ar: "arabic",
  zh: "simple",
};

/** The textbook: an index on `to_tsvector` in each language, asked by the owner, best twenty by `ts_rank_cd`. @param {string} url */
async function plainAsker(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [language, name] of Object.entries(configurations))
    await client.query(
      `create index bench_${language} on evidence.passage using gin (to_tsvector('${name}', words)) where language = '${language}'`,
    );
  await client.query("analyze evidence.passage");
  return {
    ask: async (/** @type {Query} */ { text, language }) => {
      const name = configurations[/** @type {keyof typeof configurations} */ (language)];
      const { rows } = await client.query(
        `select p.id from evidence.passage p, plainto_tsquery('${name}', $1) q
         where p.language = '${language}' and to_tsvector('${name}', p.words) @@ q
         order by ts_rank_cd(to_tsvector('${name}', p.words), q) desc, p.id limit 20`,
        [text],
      );
      return rows.map(({ id }) => id);
    },
    close: () => client.end(),
  };
}
