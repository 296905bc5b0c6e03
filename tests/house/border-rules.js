/**
 * The units of the source and the arrow between them: kernel ← engines ← platform ← areas ← app.
 * @typedef {{ units: string[], packages: string[] }} Permission
 * @typedef {{ units: Record<string, Permission>, tests: { packages: string[] } }} Permissions
 */

/** The order of knowledge: an area may know those before it. */
export const areaOrder = [
  "access",
  "registry",
  "mandates",
  "evidence",
  "cooperation",
  "assessments",
  "exchange",
  "screening",
  "analysis",
  "publication",
  "workspace",
];

const layers = ["kernel", "engines", "platform", "areas", "app"];

/** @param {string} unit */
const layerOf = (unit) => layers.indexOf(unit.split("/")[0] ?? "");

/** @param {string} unit */
const rankOf = (unit) => areaOrder.indexOf(unit.split("/")[1] ?? "");

/**
 * `kernel`, `engines/x`, `platform/x`, `areas/x` or `app`.
 * @param {string} path
 * @returns {string | undefined} undefined for a file that lies in no unit
 */
export function unitOf(path) {
  const [src, layer, name, ...rest] = path.split("/");
  if (src !== "src" || layer === undefined || name === undefined) return undefined;
  if (layer === "kernel" || layer === "app") return layer;
  const isUnit = rest.length > 0 && layers.includes(layer);
  return isUnit && (layer !== "areas" || areaOrder.includes(name)) ? `${layer}/${name}` : undefined;
}

/**
 * Whether the arrow allows `from` to import `to` at all, whatever the table says.
 * @param {string} from
 * @param {string} to
 */
export function isAllowedByArrow(from, to) {
  const [high, low] = [layerOf(from), layerOf(to)];
  if (high !== low) return low < high;
  if (from.startsWith("areas/")) return rankOf(to) < rankOf(from);
  return from.startsWith("engines/") || from.startsWith("platform/");
}

/**
 * An area shows one face to other areas, and its plug to the app.
 * @param {{ from: string, to: string, target: string }} step
 */
export function isFace({ from, to, target }) {
  if (!to.startsWith("areas/")) return true;
  return target === `src/${to}/index.ts` || (from === "app" && target === `src/${to}/area.ts`);
}

/** Builtins of Node that a unit must hold a permission for, since it is meant to be pure. @param {string} unit */
export const isPure = (unit) => unit === "kernel" || unit.startsWith("engines/");

/**
 * What is wrong with the table itself.
 * @param {Permissions} permissions
 * @param {{ units: ReadonlySet<string>, dependencies: ReadonlySet<string> }} tree
 */
export function faultsOfTable(permissions, tree) {
  const table = "tests/house/permissions.json";
  const faults = [];
  for (const unit of tree.units) {
    if (!permissions.units[unit]) faults.push(`${table}: ${unit} has no entry; add one`);
  }
  for (const [unit, { units, packages }] of Object.entries(permissions.units)) {
    if (!tree.units.has(unit)) faults.push(`${table}: ${unit} is no unit of the source; remove its entry`);
    for (const other of units.filter((name) => !isAllowedByArrow(unit, name))) {
      faults.push(`${table}: ${unit} may never import ${other}; the arrow points the other way; remove it`);
    }
    for (const name of packages) {
      if (unit === "kernel") faults.push(`${table}: kernel imports nothing outside itself; remove ${name}`);
      else if (!name.startsWith("node:") && !tree.dependencies.has(name)) {
        faults.push(`${table}: ${unit} may import ${name}, which is no dependency in package.json`);
      }
    }
  }
  return faults;
}
