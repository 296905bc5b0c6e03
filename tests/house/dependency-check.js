/**
 * What a dependency must satisfy before it may come in. The lockfile is read, not node_modules: it names the
 * packages of every platform, and it is what `npm ci` installs.
 * @typedef {{ version?: string, license?: string, integrity?: string, resolved?: string, link?: boolean,
 *   hasInstallScript?: boolean, name?: string, [key: string]: unknown }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 * @typedef {Record<string, string>} Versions
 * @typedef {{ dependencies?: Versions, optionalDependencies?: Versions, devDependencies?: Versions,
 *   [key: string]: unknown }} Manifest
 * @typedef {{ licences: string[], exceptions: Record<string, { licence: string, reason: string }>,
 *   installScripts: Record<string, string> }} Allowed
 */

const table = "tests/house/dependencies.json";
const exact = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
const kinds = /** @type {const} */ (["dependencies", "optionalDependencies", "devDependencies"]);

/**
 * @param {Lockfile} lock
 * @returns {{ name: string, locked: LockedPackage }[]} every package but our own
 */
function packagesOf({ packages }) {
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, locked]) => ({
      name: locked.name ?? path.slice(path.lastIndexOf("node_modules/") + 13),
      locked,
    }));
}

/** @param {Lockfile} lock */
export function licencesOf(lock) {
  return [...new Set(packagesOf(lock).map(({ locked }) => locked.license ?? "none stated"))].sort();
}

/**
 * @param {Lockfile} lock
 * @param {Allowed} allowed
 */
export function faultsOfLicences(lock, { licences, exceptions }) {
  /** @type {Set<string>} */
  const used = new Set();
  const faults = [];
  for (const { name, locked } of packagesOf(lock)) {
    const licence = locked.license ?? "none stated";
    const exception = exceptions[name];
    if (exception?.licence === licence) used.add(name);
    else if (licences.includes(licence)) used.add(licence);
    else
      faults.push(
        `${name}@${locked.version}: licence ${licence} is not allowed; do without it, or see ${table}`,
      );
  }
  const stale = [...licences, ...Object.keys(exceptions)].filter((key) => !used.has(key));
  return [...faults, ...stale.map((key) => `${table}: ${key} is allowed, but nothing needs it; remove it`)];
}

/**
 * @param {Lockfile} lock
 * @param {Allowed} allowed
 */
export function faultsOfInstallScripts(lock, { installScripts }) {
  const running = packagesOf(lock).filter(({ locked }) => locked.hasInstallScript);
  const names = new Set(running.map(({ name }) => name));
  const unknown = [...names].filter((name) => !installScripts[name]);
  const stale = Object.keys(installScripts).filter((name) => !names.has(name));
  return [
    ...unknown.map((name) => `${name}: runs a script at installation; do without it, or say why in ${table}`),
    ...stale.map((name) => `${table}: ${name} runs no script at installation; remove it`),
  ];
}

/** A second version of a package stands under a name of its own: `npm:name@1.0.1`. @param {string} version */
const versionOf = (version) => version.replace(/^npm:[\w./-]+@/, "");

/** @param {Manifest} manifest */
export function faultsOfPins(manifest) {
  return kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !exact.test(versionOf(version)))
      .map(([name, version]) => `package.json: ${name} is "${version}"; pin the exact version`),
  );
}

/**
 * Addresses tie the lockfile to one registry, and a package without a digest could be anything.
 * @param {Lockfile} lock
 */
export function faultsOfOrigin(lock) {
  return packagesOf(lock).flatMap(({ name, locked }) => [
    ...(locked.resolved === undefined
      ? []
      : [`${name}: the lockfile holds its address; keep .npmrc as it is`]),
    ...(locked.integrity === undefined ? [`${name}: the lockfile holds no digest of it`] : []),
  ]);
}

/**
 * Whether the lockfile is that of this package.json.
 * @param {Lockfile} lock
 * @param {Manifest} manifest
 */
export function faultsOfSync(lock, manifest) {
  const root = lock.packages[""] ?? {};
  const faults = [...kinds, "version", "name", "license", "engines", "bin"]
    .filter((key) => ordered(root[key]) !== ordered(manifest[key]))
    .map((key) => `package-lock.json: "${key}" differs from package.json; run npm install`);
  for (const [name, version] of kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}))) {
    const locked = lock.packages[`node_modules/${name}`]?.version;
    if (locked !== versionOf(version))
      faults.push(`package-lock.json: ${name} is ${locked}, package.json says ${version}`);
  }
  return faults;
}

/** @param {unknown} value */
function ordered(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
