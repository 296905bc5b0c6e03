import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import AhoCorasick from "modern-ahocorasick";
import FirstAhoCorasick from "modern-ahocorasick-1";
import { runnerImport } from "vite";
import { makeBodies } from "../parts/bodies.js";
import { root } from "../parts/program.js";
import { middle, ratio, time } from "../parts/table.js";

/** @typedef {import("../../src/engines/recognition/index.ts").LexiconName} LexiconName */
/** @typedef {import("../parts/table.js").Line} Line */

/** TypeScript of the repository, imported as the build would read it. @type {import("vite").InlineConfig} */
const settings = { configFile: false, root, logLevel: "error" };
const shared = join(root, "..", "shared", "corpus");

/**
 * The whole recogniser (folding, offsets, grammars, rules, reasons), document by document, over resolutions in English and
 * lines in six languages, with three sizes of lexicon. Beside it, two releases of modern-ahocorasick that only count the same
 * names as they are written: 3.3.0 reads graphemes (and takes quadratic time for one long text, so it too is given each
 * document by itself), 1.0.1 code units; and pyahocorasick and ripgrep where they are installed. Needs the corpus.
 * @param {{ quick: boolean, say: (text: string) => void }} given
 * @returns {Promise<Line[]>}
 */
export async function recognition({ quick, say }) {
  if (!existsSync(shared)) return [nothing("recognise", "the corpus is not beside the repository")];
  /** @type {{ module: typeof import("../../src/engines/recognition/index.ts") }} */
  const { module: engine } = await runnerImport(join(root, "src/engines/recognition/index.ts"), settings);
  /** @type {{ module: typeof import("../../tests/support/lexicon.ts") }} */
  const { module: register } = await runnerImport(join(root, "tests/support/lexicon.ts"), settings);
  const texts = { resolutions: resolutions(), "six languages": sixLanguages() };
  const lines = [];
  /** @type {Map<string, number>} */
  const smallest = new Map();
  for (const size of quick ? [2_000, 10_000] : [2_000, 10_000, 100_000]) {
    const names = namesOf(register.lexiconNames(), size);
    say(`recognise: ${size.toLocaleString("en")} names`);
    const { lexicon, compiled, memory } = compiledOf(engine, names);
    const peers = peersOf([...new Set(names.map(({ name }) => name))]);
    lines.push({
      what: `compile ${size.toLocaleString("en")} names`,
      ours: `${time(compiled)}, ${memory} MB`,
      peer: peers.map(({ release, took }) => `${time(took)} (${release})`).join(", "),
      ratio: ratio((peers[0]?.took ?? 0) / compiled),
      aim: "",
      note: "ours also folds, stems, and reads for rules",
    });
    for (const [what, documents] of Object.entries(texts)) {
      const ours = speedOf(documents, (text) => engine.recognise(text, { lexicon, language: "auto" }));
      smallest.set(what, smallest.get(what) ?? ours);
      const perMegabyte = ratio((smallest.get(what) ?? ours) / ours);
      for (const { release, search } of peers) {
        const plain = speedOf(documents, search);
        lines.push({
          what: `recognise ${what}, ${size.toLocaleString("en")} names`,
          ours: `${ours.toFixed(1)} MB/s`,
          peer: `${plain.toFixed(2)} MB/s (modern-ahocorasick ${release}, raw)`,
          ratio: ratio(ours / plain),
          aim: size === 100_000 ? ">= 2" : ">= 1",
          note: `${bytesOf(documents).toFixed(1)} MB; time per MB ${perMegabyte} × that with 2,000`,
        });
      }
    }
    lines.push(...installed(names, texts.resolutions.join("\n\n")));
  }
  return lines;
}

/** Both releases with these names, and the time that each took to take them, in milliseconds. @param {string[]} names */
function peersOf(names) {
  return [
    { release: "3.3.0", make: () => new AhoCorasick(names) },
    { release: "1.0.1", make: () => new FirstAhoCorasick(names) },
  ].map(({ release, make }) => {
    const began = performance.now();
    const automaton = make();
    const took = performance.now() - began;
    return { release, took, search: /** @param {string} text */ (text) => automaton.search(text).length };
  });
}

/** @param {readonly string[]} documents */
const bytesOf = (documents) => documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

/**
 * All documents once to warm up, then three times; the middle one, in MB/s of processor time: other work on the machine counts less.
 * @param {readonly string[]} documents
 * @param {(text: string) => unknown} work
 */
function speedOf(documents, work) {
  const megabytes = bytesOf(documents);
  for (const text of documents) work(text);
  return middle(
    [0, 1, 2].map(() => {
      const before = process.cpuUsage();
      for (const text of documents) work(text);
      const { user, system } = process.cpuUsage(before);
      return megabytes / ((user + system) / 1e6);
    }),
  );
}

/** @param {typeof import("../../src/engines/recognition/index.ts")} engine @param {readonly LexiconName[]} names */
function compiledOf(engine, names) {
  const before = process.memoryUsage();
  const began = performance.now();
  const lexicon = engine.compileLexicon(names);
  const compiled = performance.now() - began;
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return { lexicon, compiled, memory: Math.max(0, Math.round(bytes / 1e6)) };
}

/** Names of the register, and as many more of made-up bodies. @param {readonly LexiconName[]} real @param {number} size @returns {LexiconName[]} */
function namesOf(real, size) {
  if (real.length >= size) return real.slice(0, size);
  const made = makeBodies(Math.ceil(size / 6)).flatMap(({ id, names }) =>
    names.map(
      (name) => /** @type {LexiconName} */ ({ kind: "party", id, partyKind: "intergovernmental", ...name }),
    ),
  );
  return [...real, ...made].slice(0, size);
}

/** Texts of the Security Council's resolutions, one a document. */
function resolutions() {
  const lines = gunzipSync(readFileSync(join(shared, "security-council-resolutions-en.jsonl.gz"))).toString(
    "utf8",
  );
  return lines
    .trim()
    .split("\n")
    .map((line) => String(JSON.parse(line).text));
}

/** Fifty lines are a document of a page or two. */
const sixLanguages = () =>
  ["ar", "zh", "en", "fr", "ru", "es"].flatMap((language) => {
    const lines = readFileSync(join(shared, "un-parallel-lines", `${language}.txt`), "utf8").split("\n");
    return Array.from({ length: Math.ceil(lines.length / 50) }, (_, page) =>
      lines.slice(50 * page, 50 * (page + 1)).join("\n"),
    );
  });

/** @param {string} what @param {string} note @returns {Line} */
const nothing = (what, note) => ({ what, ours: "–", peer: "–", ratio: "–", aim: "", note });

/** Other programs, where the machine has them. @param {readonly LexiconName[]} names @param {string} text @returns {Line[]} */
function installed(names, text) {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    const [namesFile, textFile] = [join(folder, "names"), join(folder, "text")];
    writeFileSync(namesFile, [...new Set(names.map(({ name }) => name))].join("\n"));
    writeFileSync(textFile, text);
    const megabytes = Buffer.byteLength(text) / 1e6;
    return [...ripgrep(namesFile, textFile, megabytes), ...pyahocorasick(namesFile, textFile, megabytes)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} names @param {string} text @param {number} megabytes @returns {Line[]} */
function ripgrep(names, text, megabytes) {
  if (spawnSync("rg", ["--version"]).status !== 0) return [];
  const began = performance.now();
  execFileSync("rg", ["-F", "-c", "-j1", "-f", names, text]);
  const speed = megabytes / ((performance.now() - began) / 1000);
  return [{ ...nothing("  ripgrep -F -f", "start included"), peer: `${speed.toFixed(1)} MB/s` }];
}

const python = `
import sys, time, ahocorasick
a = ahocorasick.Automaton()
for n in open(sys.argv[1], encoding="utf-8").read().split("\\n"): a.add_word(n, n)
a.make_automaton()
t = open(sys.argv[2], encoding="utf-8").read()
b = time.process_time()
for _ in a.iter(t): pass
print(time.process_time() - b)
`;

/** @param {string} names @param {string} text @param {number} megabytes @returns {Line[]} */
function pyahocorasick(names, text, megabytes) {
  if (spawnSync("python3", ["-c", "import ahocorasick"]).status !== 0) return [];
  const seconds = Number(execFileSync("python3", ["-c", python, names, text], { encoding: "utf8" }));
  return [
    { ...nothing("  pyahocorasick", "matching only"), peer: `${(megabytes / seconds).toFixed(1)} MB/s` },
  ];
}
