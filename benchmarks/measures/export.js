import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { to as copyTo } from "pg-copy-streams";
import { addPlainFiction } from "../parts/fiction.js";
import { asOwner } from "../parts/journal.js";
import { entente, ownerOf, remove, root, scratch, serve } from "../parts/program.js";
import { rate, ratio } from "../parts/table.js";

const fictional = 100_000;
const formats = ["csv", "xlsx", "jsonld", "skos"];

/**
 * 100,000 made-up parties with names in six languages, and as many relations, through `entente export` in each format:
 * rows a second from the start of the program to its end, and the most memory it held; beside a bare `COPY … TO STDOUT`
 * of the table in the same run. Memory is flat when it is that of the release without the made-up rows.
 * @param {{ quick: boolean, say: (text: string) => void }} given
 */
export async function exports({ quick, say }) {
  const folder = scratch();
  try {
    entente(["load"], folder);
    const server = await serve(folder);
    try {
      return await measured({ folder, rows: quick ? fictional / 10 : fictional, say });
    } finally {
      await server.stop();
    }
  } finally {
    remove(folder);
  }
}

/** @param {{ folder: string, rows: number, say: (text: string) => void }} given */
async function measured({ folder, rows, say }) {
  /** @type {Map<string, number>} most memory without the made-up rows */
  const small = new Map();
  const runs = [
    ...formats.map((format) => ({ subject: "parties", table: "registry.party", format })),
    { subject: "relations", table: "registry.relation", format: "csv" },
  ];
  for (const { subject, format } of runs)
    small.set(subject + format, (await exported(folder, subject, format)).megabytes);
  say(`export: making ${rows.toLocaleString("en")} parties`);
  await addPlainFiction(ownerOf(folder), rows);
  const lines = [];
  for (const { subject, table, format } of runs) {
    say(`export: ${subject} as ${format}`);
    const ours = await exported(folder, subject, format);
    const bare = await copied(ownerOf(folder), table);
    lines.push({
      what: `export of ${rows.toLocaleString("en")} ${subject} as ${format}`,
      ours: `${rate(rows / ours.seconds)}, ${ours.megabytes} MB`,
      peer: rate(rows / bare.seconds),
      ratio: ratio(bare.seconds / ours.seconds),
      aim: "memory flat",
      note: `most memory ${small.get(subject + format)} MB with the release alone; ${Math.round(ours.bytes / 1e6)} MB written in ${ours.seconds.toFixed(1)} s; bare COPY of ${table} ${Math.round(bare.bytes / 1e6)} MB, without names`,
    });
  }
  return lines;
}

/**
 * @param {string} folder
 * @param {string} subject
 * @param {string} format
 * @returns {Promise<{ seconds: number, megabytes: number, bytes: number }>}
 */
function exported(folder, subject, format) {
  const env = { ...process.env, ENTENTE_DATA: folder, PORT: "0" };
  const began = performance.now();
  const args = [join(root, "bin", "entente"), "export", subject, "--format", format];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  let bytes = 0;
  let megabytes = 0;
  // Linux keeps the highest resident size of a process; it is read until the process is gone.
  const look = setInterval(() => {
    megabytes = Math.max(megabytes, highestOf(child.pid ?? 0));
  }, 20);
  child.stdout.on("data", (chunk) => {
    bytes += chunk.length;
  });
  return new Promise((done, fail) => {
    child.once("close", (code) => {
      clearInterval(look);
      if (code !== 0) fail(new Error(`export ${subject} as ${format} ended with ${code}`));
      else done({ seconds: (performance.now() - began) / 1000, megabytes, bytes });
    });
  });
}

/** @param {number} pid */
function highestOf(pid) {
  try {
    const [, kilobytes = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1000);
  } catch {
    return 0;
  }
}

/**
 * @param {string} url
 * @param {string} table
 */
const copied = (url, table) =>
  asOwner(url, async (client) => {
    const began = performance.now();
    let bytes = 0;
    const rows = client.query(copyTo(`copy ${table} to stdout`));
    for await (const chunk of rows) bytes += chunk.length;
    return { seconds: (performance.now() - began) / 1000, bytes };
  });
