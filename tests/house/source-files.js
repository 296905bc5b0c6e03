import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The files of the work tree that git tracks, or would track: untracked ones count unless ignored, so that a
 * check sees a new file before its first commit. Files deleted but not yet committed are left out.
 * @param {string} root
 * @param {string[]} folders none means the whole tree
 * @returns {string[]} paths from the root, with forward slashes, sorted
 */
export function listFiles(root, folders = []) {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...folders];
  const out = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const paths = out.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
  return [...new Set(paths)].sort();
}

/** @param {string} path */
export const isCode = (path) => /\.[cm]?[jt]sx?$/.test(path);

/** @param {string} path */
export const isTest = (path) => /\.test\.tsx?$/.test(path);
