import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { withSource } from "./load-source.js";

/**
 * `npm run kills` – starts the program on a database of its own, lets people write through the workspace all at once, and
 * kills Node, the database, or one process of it, again and again; looks after each whether every write that was
 * answered is there, none is there in part, and the journal's chain is whole. `-- --rounds N --seed S`; `--full` is 200.
 * Progress goes to standard error; the last line, on standard output, is one object of JSON. Ends with 5 when
 * anything was lost. Linux only: it finds the processes of a folder in /proc.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    seed: { type: "string", default: "7" },
    full: { type: "boolean", default: false },
  },
});
const [rounds, seed] = [values.full ? 200 : Number(values.rounds), Number(values.seed)];
const began = performance.now();
/** @param {string} text */
const say = (text) =>
  void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);

/** @typedef {typeof import("./kills/run.ts")} Running */

async function run() {
  const folder = mkdtempSync(join(tmpdir(), "entente-kills-"));
  // Passable, for the account that PostgreSQL runs under when this runs as root.
  chmodSync(folder, 0o711);
  try {
    const outcome = await withSource("tests/sweeps/kills/run.ts", (/** @type {Running} */ { runKills }) =>
      runKills(folder, { rounds, seed, say }),
    );
    for (const fault of outcome.faults) say(fault);
    process.stdout.write(`${JSON.stringify({ ...outcome, faults: outcome.faults.length })}\n`);
    process.exitCode = outcome.faults.length > 0 || outcome.plantedFound < outcome.planted ? 5 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  say("--rounds is a whole number of at least 1, --seed a whole number");
  process.exitCode = 2;
} else await run();
