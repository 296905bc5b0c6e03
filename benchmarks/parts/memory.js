import { execFileSync } from "node:child_process";

/**
 * Resident memory of a process.
 * @param {number} pid
 * @returns {number} megabytes
 */
export const residentOf = (pid) =>
  Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024);
