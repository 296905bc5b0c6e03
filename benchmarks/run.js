import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { access } from "./measures/access.js";
import { api } from "./measures/api.js";
import { cachedPages } from "./measures/cached-pages.js";
import { exports } from "./measures/export.js";
import { find } from "./measures/find.js";
import { findPassages } from "./measures/find-passages.js";
import { firstStart } from "./measures/first-start.js";
import { growth } from "./measures/growth.js";
import { loader } from "./measures/loader.js";
import { memory } from "./measures/memory.js";
import { recognition } from "./measures/recognise.js";
import { uncachedPages } from "./measures/uncached-pages.js";
import { warmStart } from "./measures/warm-start.js";
import { workspace } from "./measures/workspace.js";
import { build, entente, remove, root, scratch } from "./parts/program.js";
import { printed } from "./parts/table.js";

/**
 * `npm run bench` – measures the program beside a bare peer and prints one table; nothing is asserted.
 * `-- --json` prints it as JSON, `-- --measure NAME` (repeatable) takes some of them, `-- --quick` leaves out what takes minutes.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    measure: { type: "string", multiple: true },
  },
});

/** @typedef {{ folder: string, quick: boolean, say: (text: string) => void }} Given a loaded data folder, its server stopped */
/** @typedef {import("./parts/table.js").Line} Line */

/** @type {Record<string, (given: Given) => Promise<Line[]>>} */
const measures = {
  "first-start": firstStart,
  "warm-start": warmStart,
  "cached-pages": cachedPages,
  "uncached-pages": uncachedPages,
  api,
  memory,
  loader,
  growth,
  find,
  "find-passages": findPassages,
  recognise: recognition,
  export: exports,
  access,
  workspace,
};

const began = performance.now();
/** @param {string} text */
const say = (text) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`);

const commit = () => {
  try {
    const git = (/** @type {string[]} */ args) =>
      execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
    return `${git(["rev-parse", "--short", "HEAD"])}${git(["status", "--porcelain"]) === "" ? "" : " with changes"}`;
  } catch {
    return "unknown";
  }
};

const facts = {
  cores: cpus().length,
  node: process.versions.node,
  date: new Date().toISOString().slice(0, 16).replace("T", " "),
  commit: commit(),
  load: loadavg()
    .map((value) => value.toFixed(1))
    .join(" "),
};

build();
const folder = scratch();
/** @type {Line[]} */
const lines = [];
try {
  say("making and loading a database for the measures");
  entente(["load"], folder);
  for (const [name, measure] of Object.entries(measures)) {
    if (values.measure && !values.measure.includes(name)) continue;
    say(name);
    try {
      lines.push(...(await measure({ folder, quick: values.quick, say })));
    } catch (error) {
      lines.push({
        what: name,
        ours: "not measured",
        peer: "",
        ratio: "",
        aim: "",
        note: String(error).slice(0, 160),
      });
    }
  }
} finally {
  remove(folder);
}
const loadAfter = loadavg()[0]?.toFixed(1) ?? "";
console.log(
  values.json
    ? JSON.stringify({ facts: { ...facts, loadAfter }, lines }, null, 2)
    : printed(lines, { ...facts, "load after": loadAfter }),
);
