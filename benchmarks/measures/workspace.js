import { join } from "node:path";
import pg from "pg";
import { runnerImport } from "vite";
import { residentOf } from "../parts/memory.js";
import { entente, ownerOf, root, serve } from "../parts/program.js";
import { rate, ratio } from "../parts/table.js";

/** @typedef {{ id: string, token: string }} Officer */

const [officersAtOnce, signIns, posts, looks] = [4, 200, 400, 200];

/**
 * People at work: signing in by a link, sending a form that writes one row (a note, which also runs the journal and the rules),
 * and looking at the list of partners; beside an insert of one row in a transaction of its own over as many connections. The
 * resident memory of the node process is looked at all the while.
 * @param {{ folder: string }} given
 */
export async function workspace({ folder }) {
  const server = await serve(folder);
  const watch = watching(server.pid);
  try {
    const { officers, linksFor, close } = await people(folder);
    const tokens = await linksFor(signIns);
    const signing = await atOnce(tokens, (token) => signInBy(server.origin, token));
    const notes = Array.from({ length: posts }, (_, at) => at);
    const sent = await atOnce(notes, (at) => sendNote(server.origin, officers[at % officers.length], at));
    const pages = Array.from({ length: looks }, (_, at) => at);
    const looked = await atOnce(pages, (at) => look(server.origin, officers[at % officers.length], at));
    const bare = await inserts(ownerOf(folder), posts);
    await close();
    const peer = `${rate(bare)} bare inserts`;
    return [
      {
        what: "sign-ins by a link",
        ours: rate(signing),
        peer,
        ratio: ratio(signing / bare),
        aim: "",
        note: `${officersAtOnce} at once`,
      },
      {
        what: "forms that write one row",
        ours: rate(sent),
        peer,
        ratio: ratio(sent / bare),
        aim: "",
        note: `${officersAtOnce} people at once`,
      },
      {
        what: "lists of partners",
        ours: rate(looked),
        peer: "",
        ratio: "",
        aim: "",
        note: `${officersAtOnce} people at once`,
      },
      {
        ...{
          what: "memory of the node process, people at work",
          ours: `${watch.peak()} MB`,
          peer: "",
          ratio: "",
        },
        ...{ aim: "≤ 512 MB", note: "the most that was seen, looked at each 100 ms" },
      },
    ];
  } finally {
    watch.stop();
    await server.stop();
  }
}

/** @param {number} pid */
function watching(pid) {
  let most = 0;
  const look = () => {
    most = Math.max(most, residentOf(pid));
  };
  const timer = setInterval(look, 100);
  return { peak: () => most, stop: () => clearInterval(timer) };
}

/**
 * How many a second, so many at once.
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => Promise<unknown>} work
 */
async function atOnce(all, work) {
  const left = [...all];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: officersAtOnce }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    }),
  );
  return (all.length * 1000) / (performance.now() - began);
}

/** Officers who have signed in, and links for people who are to. @param {string} folder */
async function people(folder) {
  const load = async (/** @type {string} */ path) => (await runnerImport(join(root, path))).module;
  const { createLink, openSignIn, secretOf, signInRole, startSession } = await load(
    "src/platform/sign-in/index.ts",
  );
  const { loginUrlFor } = await load("src/platform/storage/index.ts");
  const ownerUrl = ownerOf(folder);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const url = await loginUrlFor(owner, { ownerUrl, folder, role: signInRole });
  await owner.end();
  const secretKey = secretOf({ folder, secret: undefined });
  const signIn = openSignIn({ url, clock: () => new Date(), secretKey, origin: "http://localhost" });
  const add = (/** @type {string} */ name, /** @type {string} */ role, /** @type {string} */ party) => {
    const input = { name, email: `${name}@example.org`, language: "en", roles: [{ role, party_id: party }] };
    return JSON.parse(entente(["do", "access.add-person", JSON.stringify(input), "--json"], folder)).id;
  };
  const visitor = { address: "192.0.2.7", userAgent: "a benchmark" };
  /** @type {Officer[]} */
  const officers = [];
  for (let at = 0; at < officersAtOnce; at += 1) {
    const id = add(`officer-${at}`, "liaison-officer", "cted");
    const proof = { person: id, method: "passkey", strong: true };
    const { token } = await startSession(signIn, { proof, tier: "officer", visitor });
    officers.push({ id, token });
  }
  const readers = Array.from({ length: 12 }, (_, at) => add(`reader-${at}`, "reader", "interpol"));
  return {
    officers,
    /** Each person's link is given out when it is used: a new one takes the place of the one before. */
    async linksFor(/** @type {number} */ count) {
      return Array.from(
        { length: count },
        (_, at) => () => createLink(signIn, { purpose: "recovery", person: readers[at % readers.length] }),
      );
    },
    close: () => signIn.close(),
  };
}

/** @param {string} origin @param {() => Promise<{ token: string }>} make */
async function signInBy(origin, make) {
  const { token } = await make();
  const answer = await fetch(`${origin}/en/sign-in/t/${token}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
  });
  if (answer.status !== 303) throw new Error(`a sign-in was answered by ${answer.status}`);
}

/** @param {string} origin @param {Officer | undefined} officer @param {number} at */
async function sendNote(origin, officer, at) {
  const token = officer?.token ?? "";
  const formToken = await formTokenOf(token);
  const body = new URLSearchParams({
    "form-token": formToken,
    language: "en",
    text: `A note of a benchmark, ${at}`,
  });
  const headers = { cookie: `entente=${token}`, origin };
  const answer = await fetch([origin, "en", "work", "partners/interpol/notes/new"].join("/"), {
    method: "POST",
    redirect: "manual",
    headers,
    body,
  });
  if (answer.status !== 303) throw new Error(`a note was answered by ${answer.status}`);
}

/** @param {string} session */
async function formTokenOf(session) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`form ${session}`));
  return Buffer.from(digest).toString("base64url");
}

/** @param {string} origin @param {Officer | undefined} officer @param {number} at */
async function look(origin, officer, at) {
  const headers = { cookie: `entente=${officer?.token ?? ""}` };
  const answer = await fetch(
    [origin, ["en", "fr", "ar"][at % 3], "work", `partners?page=${1 + (at % 4)}`].join("/"),
    {
      headers,
    },
  );
  await answer.text();
  if (answer.status !== 200) throw new Error(`a list was answered by ${answer.status}`);
}

/** @param {string} url @param {number} count */
async function inserts(url, count) {
  const pool = new pg.Pool({ connectionString: url, max: officersAtOnce });
  try {
    await pool.query(
      "create table public.bench_note (id bigint generated always as identity primary key, text text not null)",
    );
    const all = Array.from({ length: count }, (_, at) => at);
    return await atOnce(all, (at) =>
      pool.query("insert into public.bench_note (text) values ($1)", [`A note ${at}`]),
    );
  } finally {
    await pool.query("drop table if exists public.bench_note");
    await pool.end();
  }
}
