import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The programs that read one file in a process of their own, with all packages inside: each may open no file but its own.
 * `bin/build.js` puts them into dist/; run from the source, this script builds the one that is named into a folder of its
 * own, once for each state of the source, and prints where it is.
 */
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/**
 * Each by its name in dist/: its entry, and the folders of the source that it is made of beside those that all are.
 * @type {Readonly<Record<string, { entry: string, folders: readonly string[] }>>}
 */
export const readers = {
  reader: { entry: "src/platform/extraction/reader.ts", folders: ["src/platform/extraction"] },
  "xliff-reader": {
    entry: "src/platform/xliff/reader.ts",
    folders: ["src/platform/xliff", "src/engines/xliff"],
  },
};

/** @param {string} name */
function readerNamed(name) {
  const found = readers[name];
  if (found === undefined) throw new Error(`no reader is called ${name}`);
  return found;
}

/**
 * @param {string} name
 * @param {string} outDir
 * @returns {import("vite").InlineConfig}
 */
export const readerSettings = (name, outDir) => ({
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    ssr: join(root, readerNamed(name).entry),
    target: "node20",
    outDir,
    emptyOutDir: false,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      // The canvas that unpdf can draw pages with; we draw none.
      external: ["@napi-rs/canvas", "pdfjs-dist"],
      output: {
        format: "esm",
        entryFileNames: `${name}.js`,
        chunkFileNames: `${name}-[name]-[hash].js`,
      },
    },
  },
});

/**
 * What a reader is made of: its own files and the layers below, and which packages.
 * @param {string} name
 */
function digestOfSource(name) {
  const digest = createHash("sha256");
  for (const folder of ["src/kernel", "src/platform/fenced", ...readerNamed(name).folders, "bin"]) {
    const files = /** @type {string[]} */ (readdirSync(join(root, folder), { recursive: true })).sort();
    for (const file of files) {
      if (/(?<!\.test)\.(?:ts|js)$/.test(file))
        digest.update(file).update(readFileSync(join(root, folder, file)));
    }
  }
  return digest
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
    .slice(0, 16);
}

/** @param {string} name */
async function buildFromSource(name) {
  const cache = join(root, "node_modules", ".cache", "entente-reader");
  const folder = join(cache, `${name}-${digestOfSource(name)}`);
  if (!existsSync(folder)) {
    const own = `${folder}.${process.pid}`;
    const { build } = await import("vite");
    await build(readerSettings(name, own));
    mkdirSync(cache, { recursive: true });
    try {
      renameSync(own, folder);
    } catch (error) {
      // Another process was sooner; its files are the same.
      rmSync(own, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, `${name}.js`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(await buildFromSource(process.argv[2] ?? ""));
