import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { errorsOf, tablesOf } from "./parts/accuracy-tables.js";
import { build, entente, remove, root, scratch } from "./parts/program.js";

/**
 * `npm run accuracy` – what the recogniser finds in the texts of the gold sets, and what it should: precision, recall and F1 by
 * kind and language, every miss and false hit, the agreement of languages, and the Charter as a control. Nothing is asserted
 * here; `tests/corpus/accuracy.test.ts` does. The words beside an error are for the terminal and are stored nowhere.
 *
 * `-- --json` prints the tables as JSON, `-- --program` asks `bin/entente recognise --json` instead of the engine,
 * `-- --set NAME` (repeatable) prints some of the sets, `-- --given` tells the recogniser the language of each text. The errors
 * of the second and third sets are shown only when named: they are for measuring, and who mends a rule should not see them each time.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    program: { type: "boolean", default: false },
    given: { type: "boolean", default: false },
    set: { type: "string", multiple: true },
  },
});

/** @typedef {typeof import("../tests/support/accuracy.ts")} Measuring */
/** @typedef {import("../tests/support/gold.ts").CorpusText} CorpusText */
/** @typedef {import("../tests/support/accuracy.ts").Found} Found */

/** TypeScript of the repository, imported as the build would read it. @type {import("vite").InlineConfig} */
const settings = { configFile: false, root, logLevel: "error" };

/**
 * All texts in one call of the program, by the face that everyone uses; an object on a line for each file, in order.
 * @param {readonly CorpusText[]} texts
 * @returns {Found}
 */
function readByProgram(texts) {
  build();
  const folder = scratch();
  try {
    entente(["load"], folder);
    const files = texts.map(({ text }, index) => {
      const file = join(folder, `text-${index}.txt`);
      writeFileSync(file, text);
      return file;
    });
    const lines = entente(["recognise", ...files, "--language", "auto", "--json"], folder)
      .trim()
      .split("\n");
    return new Map(texts.map(({ document }, index) => [document, JSON.parse(lines[index] ?? "").mentions]));
  } finally {
    remove(folder);
  }
}

/** @type {{ module: Measuring }} */
const { module: measuring } = await runnerImport(`${root}tests/support/accuracy.ts`, settings);
const { measured, textsToRead } = measuring;
const texts = textsToRead();
const began = performance.now();
const found = values.program
  ? readByProgram(texts)
  : measuring.readByEngine(texts, values.given ? "given" : "auto");
const accuracy = measured(found);
const sets = accuracy.sets.filter(({ name }) => !values.set || values.set.includes(name));
const facts = {
  read: `${texts.length} texts`,
  by: values.program ? "bin/entente recognise" : "the engine",
  language: values.program || !values.given ? "auto" : "given",
  seconds: ((performance.now() - began) / 1000).toFixed(1),
};

if (values.json) console.log(JSON.stringify({ facts, ...tablesOf({ ...accuracy, sets }).json }, null, 2));
else {
  const isShown = (/** @type {string} */ name) =>
    values.set !== undefined || !["second set", "third set"].includes(name);
  for (const set of sets.filter(({ name }) => isShown(name))) console.log(errorsOf(set));
  console.log(tablesOf({ ...accuracy, sets }).text);
  console.log(
    Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(" · "),
  );
}
