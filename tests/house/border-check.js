import { existsSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix } from "node:path";
import { faultsOfTable, isAllowedByArrow, isFace, isPure, unitOf } from "./border-rules.js";
import { findCycles } from "./cycles.js";
import { readImports } from "./read-imports.js";
import { isCode, isTest, listFiles } from "./source-files.js";

/**
 * The border check over one tree: who imports whom, against the arrow and against the table of permissions.
 * @typedef {import("./border-rules.js").Permissions} Permissions
 * @typedef {import("./read-imports.js").Import} Import
 * @typedef {import("./read-imports.js").Reading} Reading
 * @typedef {{ files: number, units: number, violations: string[] }} Verdict
 */

const table = "tests/house/permissions.json";

/**
 * What one check carries from file to file.
 * @typedef {{ root: string, permissions: Permissions, reading: Reading, used: Set<string>,
 *   graph: Map<string, string[]> }} Check
 */

/** @typedef {{ file: string, unit: string, specifier: string }} Step */

/** @param {Check} check @param {string} unit */
const permissionOf = (check, unit) => check.permissions.units[unit] ?? { units: [], packages: [] };

/**
 * @param {Check} check
 * @param {Step} step
 * @returns {string | undefined} the fault, if there is one
 */
function judgePackage(check, { file, unit, specifier }) {
  const builtin = isBuiltin(specifier);
  const parts = specifier.split("/");
  const name = builtin
    ? `node:${specifier.replace(/^node:/, "")}`
    : parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const { packages } = permissionOf(check, unit);
  if (packages.includes(name)) {
    check.used.add(`${unit} > ${name}`);
    return undefined;
  }
  if (builtin && (isTest(file) || !isPure(unit))) return undefined;
  if (isTest(file) && check.permissions.tests.packages.includes(name)) {
    check.used.add(`tests > ${name}`);
    return undefined;
  }
  if (unit === "kernel") return `imports ${name}; the kernel imports nothing outside itself`;
  const where = isTest(file) ? `tests.packages, or the packages of ${unit},` : `the packages of ${unit}`;
  return `imports ${name} without permission; do without it, or add it to ${where} in ${table}`;
}

/**
 * @param {Check} check
 * @param {Step & { target: string }} step
 * @returns {string | undefined}
 */
function judgeUnits(check, { file, unit, target }) {
  const to = unitOf(target);
  if (to === undefined) return `imports ${target}, which lies in no unit`;
  if (to === unit) return undefined;
  if (!isAllowedByArrow(unit, to)) {
    return `imports ${target}: ${unit} may never import ${to}; move the code down, or send the news up as an event`;
  }
  if (!isFace({ from: unit, to, target })) {
    return `imports ${target}; import from src/${to}/index.ts, the one face of the area`;
  }
  if (!permissionOf(check, unit).units.includes(to)) {
    return `imports ${target} without permission; do without it, or add ${to} to the units of ${unit} in ${table}`;
  }
  check.used.add(`${unit} > ${to}`);
  check.graph.get(file)?.push(target);
  return undefined;
}

/**
 * @param {Check} check
 * @param {Step} step
 * @returns {string | undefined}
 */
function judgePath(check, step) {
  const { file, unit, specifier } = step;
  const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ""));
  if (target.startsWith("tests/support/")) {
    return isTest(file) ? undefined : `imports ${target}; only a test may import from tests/support`;
  }
  if (!target.startsWith("src/")) return `imports ${target}, which lies outside src`;
  const isRead = check.reading.imports.has(target) || check.reading.unread.has(target);
  if (isCode(target) ? !isRead : !existsSync(join(check.root, target))) {
    return `imports ${target}, which is not there or is ignored by git; imports carry their extension`;
  }
  if (isTest(target)) return `imports the test ${target}`;
  if (unitOf(target) === unit) check.graph.get(file)?.push(target);
  return judgeUnits(check, { ...step, target });
}

/**
 * @param {Check} check
 * @param {Step & { isGlob: boolean }} step
 * @returns {string | undefined}
 */
function judge(check, step) {
  const { specifier, unit, file, isGlob } = step;
  if (isGlob) {
    const target = posix.join(posix.dirname(file), specifier.replace(/^!/, ""));
    const home = `src/${unit}/`;
    return target.startsWith(home) ? undefined : `globs ${specifier}, which reaches outside ${home}`;
  }
  if (/^\.{1,2}\//.test(specifier)) return judgePath(check, step);
  if (specifier.startsWith("/")) return `imports ${specifier}; write a path from this file`;
  return judgePackage(check, step);
}

/**
 * @param {Permissions} permissions
 * @param {ReadonlySet<string>} used
 */
function findUnused(permissions, used) {
  const held = Object.entries(permissions.units).flatMap(([unit, { units, packages }]) =>
    [...units, ...packages].map((name) => ({ unit, name })),
  );
  const ofTests = permissions.tests.packages.map((name) => ({ unit: "tests", name }));
  return [...held, ...ofTests]
    .filter(({ unit, name }) => !used.has(`${unit} > ${name}`))
    .map(({ unit, name }) => `${table}: ${unit} may import ${name}, but does not; remove the permission`);
}

/** @param {string} root */
function dependenciesOf(root) {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return new Set(Object.keys({ ...dependencies, ...optionalDependencies }));
}

/** @param {Permissions} permissions */
function cyclesOfTable(permissions) {
  const graph = new Map(Object.entries(permissions.units).map(([unit, { units }]) => [unit, units]));
  return findCycles(graph).map((path) => `${table}: a cycle of permissions, ${path.join(" > ")}; break it`);
}

/**
 * @param {readonly string[]} files
 * @param {Reading} reading
 */
function findUnread(files, { imports, unread }) {
  const missing = files.filter((file) => !imports.has(file));
  const lines = missing.map(
    (file) => `${file}: was not read (${unread.get(file) ?? "the reader left it out"})`,
  );
  const count = `src: ${imports.size} files read of ${files.length} that git lists; every file must be read`;
  return imports.size < files.length ? [...lines, count] : lines;
}

/**
 * @param {string} root a git work tree with src/, package.json and the table of permissions
 * @param {(root: string, files: readonly string[]) => Reading} read
 * @returns {Verdict}
 */
export function checkBorders(root, read = readImports) {
  const files = listFiles(root, ["src"]).filter(isCode);
  const reading = read(root, files);
  /** @type {Permissions} */
  const permissions = JSON.parse(readFileSync(join(root, table), "utf8"));
  const graph = new Map(files.map((file) => [file, /** @type {string[]} */ ([])]));
  const check = { root, permissions, reading, used: new Set(), graph };
  /** @type {Set<string>} */
  const units = new Set();
  const violations = findUnread(files, reading);
  for (const [file, imports] of reading.imports) {
    const unit = unitOf(file);
    if (unit === undefined) {
      violations.push(`${file}: lies in no unit; see border-rules.js for the units and the order of areas`);
      continue;
    }
    units.add(unit);
    for (const item of imports) {
      const fault = judge(check, { file, unit, ...item });
      if (fault) violations.push(`${file}: ${fault}`);
    }
  }
  const cycles = findCycles(graph).map((path) => `a cycle of imports, ${path.join(" > ")}; break it`);
  violations.push(...cycles, ...faultsOfTable(permissions, { units, dependencies: dependenciesOf(root) }));
  violations.push(...cyclesOfTable(permissions), ...findUnused(permissions, check.used));
  return { files: reading.imports.size, units: units.size, violations };
}
