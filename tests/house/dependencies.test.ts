import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Allowed,
  faultsOfInstallScripts,
  faultsOfLicences,
  faultsOfOrigin,
  faultsOfPins,
  faultsOfSync,
  type LockedPackage,
  type Lockfile,
  licencesOf,
  type Manifest,
} from "./dependency-check.js";

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const lock: Lockfile = read("../../package-lock.json");
const manifest: Manifest = read("../../package.json");
const allowed: Allowed = read("./dependencies.json");

/** The real lockfile with one package more. */
const withPackage = (locked: LockedPackage): Lockfile => ({
  packages: {
    ...lock.packages,
    "node_modules/a/node_modules/@planted/thing": {
      version: "1.0.0",
      license: "MIT",
      integrity: "sha512-x",
      ...locked,
    },
  },
});

describe("the dependencies", () => {
  it("have allowed licences, and each exception its reason", () => {
    expect(faultsOfLicences(lock, allowed)).toEqual([]);
    const excepted = Object.values(allowed.exceptions).map(({ licence }) => licence);
    expect(licencesOf(lock)).toEqual([...new Set([...allowed.licences, ...excepted])].sort());
    for (const { reason } of Object.values(allowed.exceptions)) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("run no script at installation that the list does not explain", () => {
    expect(faultsOfInstallScripts(lock, allowed)).toEqual([]);
    for (const reason of Object.values(allowed.installScripts)) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("are pinned to exact versions", () => {
    expect(faultsOfPins(manifest)).toEqual([]);
  });

  it("carry a digest and no address in the lockfile", () => {
    expect(faultsOfOrigin(lock)).toEqual([]);
  });

  it("are the same in the lockfile and in package.json", () => {
    expect(faultsOfSync(lock, manifest)).toEqual([]);
  });
});

describe("the check of dependencies", () => {
  it("fails a licence that is not allowed, and a package that states none", () => {
    expect(faultsOfLicences(withPackage({ license: "SSPL-1.0" }), allowed)).toEqual([
      expect.stringContaining("@planted/thing@1.0.0: licence SSPL-1.0 is not allowed"),
    ]);
    const { license: _, ...nameless } =
      withPackage({}).packages["node_modules/a/node_modules/@planted/thing"] ?? {};
    expect(faultsOfLicences({ packages: { ...lock.packages, "node_modules/x": nameless } }, allowed)).toEqual(
      [expect.stringContaining("x@1.0.0: licence none stated is not allowed")],
    );
  });

  it("fails an excepted licence on any other package", () => {
    expect(faultsOfLicences(withPackage({ license: "MPL-2.0" }), allowed)).toHaveLength(1);
  });

  it("fails an excepted package whose licence has changed", () => {
    const packages = { ...lock.packages, "node_modules/axe-core": { version: "9.0.0", license: "GPL-3.0" } };
    expect(faultsOfLicences({ packages }, allowed)).toEqual([
      expect.stringContaining("axe-core@9.0.0: licence GPL-3.0 is not allowed"),
      expect.stringContaining("axe-core is allowed, but nothing needs it"),
    ]);
  });

  it("fails a licence on the list that no package has", () => {
    expect(faultsOfLicences(lock, { ...allowed, licences: [...allowed.licences, "WTFPL"] })).toEqual([
      expect.stringContaining("WTFPL is allowed, but nothing needs it"),
    ]);
  });

  it("fails a script at installation that nobody explained, and an explanation without a script", () => {
    expect(faultsOfInstallScripts(withPackage({ hasInstallScript: true }), allowed)).toEqual([
      expect.stringContaining("@planted/thing: runs a script at installation"),
    ]);
    const installScripts = { ...allowed.installScripts, gone: "It was here once, a while ago." };
    expect(faultsOfInstallScripts(lock, { ...allowed, installScripts })).toEqual([
      expect.stringContaining("gone runs no script at installation"),
    ]);
  });

  it.each([
    "^1.0.0",
    "~1.0.0",
    "1.x",
    "*",
    "latest",
    ">=1.0.0",
    "1.0",
    "git+ssh://x/y",
    "file:../x",
    "npm:x@^1.0.0",
  ])("fails the version %s", (version) => {
    expect(faultsOfPins({ devDependencies: { planted: version } })).toHaveLength(1);
  });

  it("fails an address in the lockfile, and a package without a digest", () => {
    expect(faultsOfOrigin(withPackage({ resolved: "https://registry.example/thing.tgz" }))).toHaveLength(1);
    expect(faultsOfOrigin({ packages: { "node_modules/x": { version: "1.0.0" } } })).toHaveLength(1);
  });

  it("fails a lockfile that lags behind package.json", () => {
    const dependencies = { ...manifest.dependencies, planted: "1.0.0" };
    expect(faultsOfSync(lock, { ...manifest, dependencies })).toEqual([
      expect.stringContaining('"dependencies" differs from package.json'),
      expect.stringContaining("planted is undefined, package.json says 1.0.0"),
    ]);
  });
});
