import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The program that reads one file in a process of its own (src/platform/extraction/reader.ts), with all packages inside:
 * it may open no file but its own. `bin/build.js` puts it into dist/; run from the source, this script builds it into a
 * folder of its own, once for each state of the source, and prints where it is.
 */
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

export const readerEntry = join(root, "src", "platform", "extraction", "reader.ts");

/**
 * @param {string} outDir
 * @returns {import("vite").InlineConfig}
 */
export const readerSettings = (outDir) => ({
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    ssr: readerEntry,
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
        entryFileNames: "reader.js",
        chunkFileNames: "reader-[name]-[hash].js",
      },
    },
  },
});

/** What the reader is made of: its own files and the layers below, and which packages. */
function digestOfSource() {
  const digest = createHash("sha256");
  for (const folder of ["src/kernel", "src/platform/extraction", "bin"]) {
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

async function buildFromSource() {
  const cache = join(root, "node_modules", ".cache", "entente-reader");
  const folder = join(cache, digestOfSource());
  if (!existsSync(folder)) {
    const own = `${folder}.${process.pid}`;
    const { build } = await import("vite");
    await build(readerSettings(own));
    mkdirSync(cache, { recursive: true });
    try {
      renameSync(own, folder);
    } catch (error) {
      // Another process was sooner; its files are the same.
      rmSync(own, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, "reader.js");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildFromSource());
