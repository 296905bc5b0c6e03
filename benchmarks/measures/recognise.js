import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import AhoCorasick from "modern-ahocorasick";
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
 * The whole recogniser (folding, offsets, grammars, rules, reasons) over resolutions in English and sentences in six languages, with
 * three sizes of lexicon, beside modern-ahocorasick that only counts the same names as they are written; and beside
 * pyahocorasick and ripgrep where they are installed. Needs the corpus.
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
    const { lexicon, compiled, memory } = compiledOf(engine, names);
    say(`recognise: ${size.toLocaleString("en")} names`);
    const began = performance.now();
    const peer = new AhoCorasick([...new Set(names.map(({ name }) => name))]);
    const peerCompiled = performance.now() - began;
    lines.push({
      what: `compile ${size.toLocaleString("en")} names`,
      ours: `${time(compiled)}, ${memory} MB`,
      peer: `${time(peerCompiled)} (modern-ahocorasick)`,
      ratio: ratio(peerCompiled / compiled),
      aim: "",
      note: "ours also folds, stems, and reads for rules",
    });
    for (const [what, text] of Object.entries(texts)) {
      const megabytes = Buffer.byteLength(text) / 1e6;
      const ours = speedOf(megabytes, () => engine.recognise(text, { lexicon, language: "auto" }));
      const plain = speedOf(megabytes, () => peer.count(text));
      smallest.set(what, smallest.get(what) ?? ours);
      lines.push({
        what: `recognise ${what}, ${size.toLocaleString("en")} names`,
        ours: `${ours.toFixed(1)} MB/s`,
        peer: `${plain.toFixed(1)} MB/s (modern-ahocorasick, raw)`,
        ratio: ratio(ours / plain),
        aim: size === 100_000 ? ">= 2" : ">= 1",
        note: `${megabytes.toFixed(1)} MB; time per MB ${ratio((smallest.get(what) ?? ours) / ours)} × that with 2,000`,
      });
    }
    lines.push(...installed(names, texts.resolutions));
  }
  return lines;
}

/** Three times, the middle one, in MB/s of user time: other work on the machine counts less. @param {number} megabytes @param {() => unknown} work */
function speedOf(megabytes, work) {
  work();
  return middle(
    [0, 1, 2].map(() => {
      const before = process.cpuUsage();
      work();
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

/** Texts of the Security Council's resolutions. */
function resolutions() {
  const lines = gunzipSync(readFileSync(join(shared, "security-council-resolutions-en.jsonl.gz"))).toString(
    "utf8",
  );
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).text)
    .join("\n\n");
}

const sixLanguages = () =>
  ["ar", "zh", "en", "fr", "ru", "es"]
    .map((language) => readFileSync(join(shared, "un-parallel-lines", `${language}.txt`), "utf8"))
    .join("\n");

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
