import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What a build was made from. `listing` (path, size, time of change) is compared at every start, for it costs
 * a few milliseconds; `content` decides only when the listing differs, as after a fresh checkout.
 * @typedef {{ listing: string, content: string }} Stamp
 */

/** Files outside src/ that shape the build: versions, settings, and the build itself. */
const besideSource = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "bin/build.js",
  "bin/build-reader.js",
];

/** @param {string} root */
export const stampPath = (root) => join(root, "dist", "stamp.json");

/**
 * Every file that the build depends on, by path from the root. Tests and read-me files are no part of it.
 * @param {string} root
 */
function inputs(root) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!/\.(?:test\.tsx?|md)$/.test(entry.name)) found.push(path);
    }
  };
  walk("src");
  return [...found.sort(), ...besideSource];
}

/**
 * @param {string} root
 * @returns {string}
 */
function listing(root) {
  const lines = inputs(root).map((path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    return `${path} ${size} ${mtimeMs}`;
  });
  return lines.join("\n");
}

/**
 * SHA-256 over the paths and bytes of all inputs.
 * @param {string} root
 */
async function contentHash(root) {
  const { createHash } = await import("node:crypto");
  const hash = createHash("sha256");
  for (const path of inputs(root)) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * The stamp of the source as it is now; taken before a build, so that a change during the build shows.
 * @param {string} root
 * @returns {Promise<Stamp>}
 */
export async function takeStamp(root) {
  return { listing: listing(root), content: await contentHash(root) };
}

/**
 * @param {string} root
 * @returns {Stamp | undefined}
 */
function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampPath(root), "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string} path */
const isThere = (path) => statSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * Whether dist/ can be run, and whether it was built from the source as it is now. An installation that
 * holds no source has nothing to compare with and is fresh.
 * @param {string} root
 * @returns {Promise<"fresh" | "stale" | "missing">}
 */
export async function stateOfBuild(root) {
  const stamp = readStamp(root);
  if (!isThere(join(root, "dist", "main.js"))) return "missing";
  if (!isThere(join(root, "src", "app"))) return "fresh";
  if (!stamp) return "stale";
  if (besideSource.some((path) => !isThere(join(root, path)))) return "stale";
  const now = listing(root);
  if (stamp.listing === now) return "fresh";
  if (stamp.content !== (await contentHash(root))) return "stale";
  try {
    writeFileSync(stampPath(root), JSON.stringify({ ...stamp, listing: now }));
  } catch {
    // A read-only installation compares contents at each start, which is slower and as right.
  }
  return "fresh";
}
