import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readerSettings, readers } from "./build-reader.js";
import { stampPath, stateOfBuild, takeStamp } from "./stamp.js";

/**
 * Builds src/app/main.ts into dist/, for Node and for nothing else. Every file of the build lies flat in dist/,
 * so that `import.meta.url` is one folder below the root whatever the bundler splits.
 * With `--if-stale` a fresh build is left as it is.
 */
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const entry = join(root, "src", "app", "main.ts");
const dist = join(root, "dist");
const next = join(dist, ".next");
const lock = join(dist, ".lock");

/**
 * Packages of hundreds of small files go into the bundle: Node reads one file sooner than those.
 * They are ES modules that look for nothing beside themselves.
 */
const many =
  /^(?:kysely|zod|d3-geo|d3-array|internmap|intl-messageformat|@formatjs\/[a-z-]+|preact|preact-render-to-string|topojson-client)(?:\/|$)/;

/**
 * Other packages and builtins stay outside; what Node cannot import by itself goes in.
 * @param {string} id
 */
const isExternal = (id) =>
  !/^[./\0]/.test(id) &&
  !isAbsolute(id) &&
  !id.includes("?") &&
  !/\.(?:css|json|sql)$/.test(id) &&
  !many.test(id);

/** @type {import("vite").InlineConfig} */
const settings = {
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: "warn",
  ssr: { noExternal: [many] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    ssr: entry,
    target: "node20",
    outDir: next,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      external: isExternal,
      output: {
        format: "esm",
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
};

const islandFolders = ["publication", "workspace"].map((area) => join(root, "src", "areas", area, "islands"));

/**
 * The scripts for the browser, each in one file of its own beside the program: `island-NAME.js`.
 * @returns {import("vite").InlineConfig[]}
 */
function islandSettings() {
  const files = islandFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /^[a-z-]+\.ts$/.test(file) && !file.endsWith(".test.ts"))
      .map((file) => ({ folder, file })),
  );
  return files.map(({ folder, file }) => ({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: "warn",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      target: "es2022",
      outDir: next,
      emptyOutDir: false,
      minify: true,
      reportCompressedSize: false,
      lib: {
        entry: join(folder, file),
        formats: ["es"],
        fileName: () => `island-${file.replace(/\.ts$/, "")}.js`,
      },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  }));
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Waits until no other process builds here; a lock whose process has died is taken over. */
async function takeLock() {
  mkdirSync(dist, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
    if (holder && !isRunning(holder)) rmSync(lock, { force: true });
    await pause(50);
  }
}

/**
 * Moves the finished build over the old one: chunks first, the entry after them, the stamp last.
 * @param {import("./stamp.js").Stamp} stamp
 */
function putInPlace(stamp) {
  const files = readdirSync(next).sort((a, b) => Number(a === "main.js") - Number(b === "main.js"));
  for (const file of files) renameSync(join(next, file), join(dist, file));
  writeFileSync(stampPath(root), JSON.stringify(stamp));
  const kept = new Set([...files, "stamp.json", ".lock"]);
  for (const file of readdirSync(dist)) {
    if (!kept.has(file)) rmSync(join(dist, file), { recursive: true, force: true });
  }
  return files.filter((file) => file.endsWith(".js")).length;
}

/** @returns {Promise<typeof import("vite") | undefined>} */
async function findVite() {
  try {
    return await import("vite");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** @param {typeof import("vite")} vite */
async function buildWith(vite) {
  const start = performance.now();
  const stamp = await takeStamp(root);
  await vite.build(settings);
  for (const [name, { entry: program }] of Object.entries(readers))
    if (existsSync(join(root, program))) await vite.build(readerSettings(name, next));
  for (const island of islandSettings()) await vite.build(island);
  const modules = putInPlace(stamp);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  return `built dist/main.js (${modules} ${modules === 1 ? "file" : "files"}) in ${seconds} s`;
}

/** @returns {Promise<{ line: string, failed?: boolean }>} */
async function run() {
  const vite = await findVite();
  if (!vite) {
    if (existsSync(join(dist, "main.js"))) return { line: "Vite is not installed; dist/ stays as it is" };
    return { line: "cannot build: Vite is not installed and dist/ is missing. Run: npm ci", failed: true };
  }
  if (!existsSync(entry)) {
    return { line: "cannot build: src/app/main.ts is missing, and it is the only entry", failed: true };
  }
  await takeLock();
  try {
    if (process.argv.includes("--if-stale") && (await stateOfBuild(root)) === "fresh") {
      return { line: "dist/main.js is fresh" };
    }
    return { line: await buildWith(vite) };
  } finally {
    rmSync(next, { recursive: true, force: true });
    rmSync(lock, { force: true });
  }
}

try {
  const { line, failed } = await run();
  if (failed) console.error(line);
  else console.log(line);
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  console.error(`cannot build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
