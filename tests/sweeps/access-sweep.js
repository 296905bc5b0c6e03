import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { withSource } from "./load-source.js";

/**
 * `npm run access-sweep` – asks for random triples of reader, row and path, every route and every act as every role, and compares
 * each answer with the rules in their plainest words; then plants leaks in a copy and looks whether it finds them.
 * `-- --triples N --seed S`; `--full` asks in all languages for all that is hidden. Progress goes to standard error; the last
 * line, on standard output, is one object of JSON. Ends with 5 when something differs or a leak was not found.
 */
const { values } = parseArgs({
  options: {
    triples: { type: "string", default: "20000" },
    seed: { type: "string", default: "7" },
    full: { type: "boolean", default: false },
  },
});
const [triples, seed] = [Number(values.triples), Number(values.seed)];
const began = performance.now();
/** @param {string} text */
const say = (text) =>
  void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);

/** @typedef {typeof import("./access/run.ts")} Running */

async function run() {
  const folder = mkdtempSync(join(tmpdir(), "entente-sweep-"));
  // Passable, for the account that PostgreSQL runs under when this runs as root.
  chmodSync(folder, 0o711);
  try {
    const { outcome, lines } = await withSource(
      "tests/sweeps/access/run.ts",
      (/** @type {Running} */ { runSweep }) => runSweep(folder, { triples, seed, full: values.full, say }),
    );
    for (const line of lines) say(line);
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    process.exitCode = outcome.differences > 0 || outcome.plantedFound < outcome.planted ? 5 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (!Number.isInteger(triples) || triples < 1 || !Number.isInteger(seed)) {
  say("--triples is a whole number of at least 1, --seed a whole number");
  process.exitCode = 2;
} else await run();
