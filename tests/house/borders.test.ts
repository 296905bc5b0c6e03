import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkBorders } from "./border-check.js";
import { type Files, withTree } from "./planted-tree.ts";
import { importsOf, readImports } from "./read-imports.js";

const entry = (units: string[] = [], packages: string[] = []) => ({ units, packages });

const permissions = {
  units: {
    kernel: entry(),
    "engines/match": entry(["kernel"]),
    "platform/storage": entry(["kernel"], ["pg"]),
    "areas/access": entry(["platform/storage"]),
    "areas/registry": entry(["areas/access", "engines/match"]),
    app: entry(["areas/registry"]),
  },
  tests: { packages: ["vitest"] },
};

const withUnit = (unit: string, held: ReturnType<typeof entry>) =>
  JSON.stringify({ ...permissions, units: { ...permissions.units, [unit]: held } });

/** A tree in order, of one file or two a unit. */
const tree: Files = {
  "package.json": JSON.stringify({ dependencies: { pg: "1.0.0", zod: "1.0.0" } }),
  "tests/house/permissions.json": JSON.stringify(permissions),
  "src/kernel/errors.ts": "export type Kind = 'a';\n",
  "src/engines/match/score.ts":
    'import type { Kind } from "../../kernel/errors.ts";\nexport const score = (kind: Kind) => kind.length;\n',
  "src/platform/storage/pool.ts":
    'import { readFileSync } from "node:fs";\nimport { Pool } from "pg";\nimport type { Kind } from "../../kernel/errors.ts";\nexport const pool = (kind: Kind) => [new Pool(), kind, readFileSync];\n',
  "src/areas/access/model.ts": "export const level = 1;\n",
  "src/areas/access/index.ts":
    'export { level } from "./model.ts";\nexport { pool } from "../../platform/storage/pool.ts";\n',
  "src/areas/registry/store.ts":
    'import { level } from "../access/index.ts";\nimport { score } from "../../engines/match/score.ts";\nexport const store = [level, score];\n',
  "src/areas/registry/store.test.ts":
    'import { it } from "vitest";\nimport { x } from "../../../tests/support/x.ts";\nimport { store } from "./store.ts";\nit("x", () => [store, x]);\n',
  "src/areas/registry/area.ts": 'export { store } from "./store.ts";\n',
  "src/app/main.ts": 'export { store } from "../areas/registry/area.ts";\n',
  "tests/support/x.ts": "export const x = 1;\n",
};

const violationsOf = (planted: Files) =>
  withTree({ ...tree, ...planted }, (root) => checkBorders(root).violations);

describe("the border check on a planted tree", () => {
  it("finds nothing wrong with a tree in order", async () => {
    expect(await withTree(tree, (root) => checkBorders(root))).toEqual({
      files: 9,
      units: 6,
      violations: [],
    });
  });

  it("fails an upward import, and names the file, the import and the remedy", async () => {
    const found = await violationsOf({ "src/kernel/up.ts": 'import "../platform/storage/pool.ts";\n' });
    expect(found).toEqual([
      "src/kernel/up.ts: imports src/platform/storage/pool.ts: kernel may never import platform/storage; move the code down, or send the news up as an event",
    ]);
  });

  it.each([
    ["a type", 'import type { store } from "../registry/index.ts";\n'],
    ["a type inside a type", 'export type S = Array<import("../registry/index.ts").S>;\n'],
    ["a dynamic import", 'export const s = () => import("../registry/index.ts");\n'],
    ["a re-export", 'export { s } from "../registry/index.ts";\n'],
  ])("fails an upward import between areas by way of %s", async (_, text) => {
    const found = await violationsOf({
      "src/areas/access/up.ts": text,
      "src/areas/registry/index.ts": "export {};\n",
    });
    expect(found).toEqual([expect.stringContaining("areas/access may never import areas/registry")]);
  });

  it("fails an upward import in a file with JSX", async () => {
    const text =
      'import type { R } from "../registry/area.ts";\nexport const p = (r: R) => <p class="a">{r}</p>;\n';
    const found = await violationsOf({ "src/areas/access/page.tsx": text });
    expect(found).toEqual([
      expect.stringContaining("areas/access may never import areas/registry"),
      expect.stringContaining("imports preact without permission"),
    ]);
  });

  it("fails an import of another area that goes past its index.ts", async () => {
    const found = await violationsOf({ "src/areas/registry/side.ts": 'import "../access/model.ts";\n' });
    expect(found).toEqual([expect.stringContaining("import from src/areas/access/index.ts, the one face")]);
  });

  it("fails an import of another area's plug, which only the app may mount", async () => {
    const found = await violationsOf({
      "src/areas/registry/side.ts": 'import "../access/area.ts";\n',
      "src/areas/access/area.ts": "export {};\n",
    });
    expect(found).toEqual([expect.stringContaining("imports src/areas/access/area.ts; import from")]);
  });

  it("fails an import that the table does not permit", async () => {
    const found = await violationsOf({
      "src/areas/registry/more.ts": 'import { z } from "zod";\nimport "../../platform/storage/pool.ts";\n',
    });
    expect(found).toEqual([
      expect.stringMatching(
        /imports src\/platform\/storage\/pool.ts without permission;.*permissions\.json$/,
      ),
      expect.stringMatching(/imports zod without permission;.*permissions\.json$/),
    ]);
  });

  it("fails a permission that is not used", async () => {
    const found = await violationsOf({
      "tests/house/permissions.json": withUnit(
        "areas/registry",
        entry(["areas/access", "engines/match", "kernel"], ["zod"]),
      ),
    });
    expect(found).toEqual([
      expect.stringContaining("areas/registry may import kernel, but does not"),
      expect.stringContaining("areas/registry may import zod, but does not"),
    ]);
  });

  it("fails a permission against the arrow, in the table itself", async () => {
    const found = await violationsOf({
      "tests/house/permissions.json": withUnit("platform/storage", entry(["areas/access", "kernel"], ["pg"])),
    });
    expect(found).toContainEqual(expect.stringContaining("platform/storage may never import areas/access"));
  });

  it("fails a table that permits two units each other", async () => {
    const found = await violationsOf({
      "tests/house/permissions.json": withUnit("engines/match", entry(["engines/match", "kernel"])),
    });
    expect(found).toContainEqual(
      expect.stringContaining("a cycle of permissions, engines/match > engines/match"),
    );
  });

  it("fails a unit without an entry, an entry without a unit, and a permitted package that is no dependency", async () => {
    const found = await violationsOf({
      "src/platform/mail/send.ts": "export {};\n",
      "tests/house/permissions.json": withUnit("platform/gone", entry([], ["left-pad"])),
    });
    expect(found).toContainEqual(expect.stringContaining("platform/mail has no entry"));
    expect(found).toContainEqual(expect.stringContaining("platform/gone is no unit"));
    expect(found).toContainEqual(expect.stringContaining("left-pad, which is no dependency"));
  });

  it("fails the kernel for a builtin of Node, and an engine for one without permission", async () => {
    const found = await violationsOf({
      "src/kernel/read.ts": 'import "node:fs";\n',
      "src/engines/match/read.ts": 'import "node:zlib";\n',
    });
    expect(found).toEqual([
      expect.stringContaining("imports node:zlib without permission"),
      expect.stringContaining("imports node:fs; the kernel imports nothing outside itself"),
    ]);
  });

  it("fails a cycle of types alone", async () => {
    const found = await violationsOf({
      "src/kernel/one.ts": 'import type { Two } from "./two.ts";\nexport type One = Two | 1;\n',
      "src/kernel/two.ts": 'import type { One } from "./one.ts";\nexport type Two = One[];\n',
    });
    expect(found).toEqual([
      "a cycle of imports, src/kernel/one.ts > src/kernel/two.ts > src/kernel/one.ts; break it",
    ]);
  });

  it("fails a glob that reaches into another unit", async () => {
    const text = 'export const all = import.meta.glob(["./own/*.sql", "../../areas/*/messages/*.json"]);\n';
    expect(await violationsOf({ "src/platform/storage/all.ts": text })).toEqual([
      expect.stringContaining(
        "globs ../../areas/*/messages/*.json, which reaches outside src/platform/storage/",
      ),
    ]);
  });

  it("fails source that imports tests, files outside src, or files that are not there", async () => {
    const text = 'import "./gone.ts";\nimport "../../tests/support/x.ts";\nimport "../../data/x.csv?raw";\n';
    expect(await violationsOf({ "src/app/odd.ts": text })).toEqual([
      expect.stringContaining("imports data/x.csv, which lies outside src"),
      expect.stringContaining("imports tests/support/x.ts; only a test may"),
      expect.stringContaining("imports src/app/gone.ts, which is not there"),
    ]);
  });

  it("fails a file that lies in no unit, and an area outside the order", async () => {
    expect(await violationsOf({ "src/platform/loose.ts": "", "src/areas/gossip/model.ts": "" })).toEqual([
      expect.stringContaining("src/areas/gossip/model.ts: lies in no unit"),
      expect.stringContaining("src/platform/loose.ts: lies in no unit"),
    ]);
  });
});

describe("the count of files read", () => {
  it("fails when the reader leaves a file out that git lists", async () => {
    const verdict = await withTree(tree, (root) =>
      checkBorders(root, (at, files) =>
        readImports(
          at,
          files.filter((file) => file !== "src/app/main.ts"),
        ),
      ),
    );
    expect(verdict.violations.slice(0, 2)).toEqual([
      "src/app/main.ts: was not read (the reader left it out)",
      "src: 8 files read of 9 that git lists; every file must be read",
    ]);
  });

  it("fails when the reader reads nothing at all", async () => {
    const verdict = await withTree(tree, (root) => checkBorders(root, () => readImports(root, [])));
    expect(verdict.violations).toContain("src: 0 files read of 9 that git lists; every file must be read");
  });

  it("fails for a file that does not parse", async () => {
    const found = await violationsOf({
      "src/kernel/broken.ts": 'import "../app/main.ts"; export const = ;\n',
    });
    expect(found).toContainEqual(expect.stringContaining("src/kernel/broken.ts: was not read ("));
  });
});

describe("the reader of imports", () => {
  it("sees every way to import, and none in comments and strings", () => {
    const text = `
      import a, { type B } from "a"; import type { C } from "./c.ts"; import "./d.css"; import e = require("e");
      export type { F } from "./f.ts"; export * as g from "./g.ts";
      const h = [import("./h.ts"), import(\`./i.ts\`), require("j")];
      let k: Map<string, import("./k.ts").K<import("./l.ts").L>>; using m = a as typeof import("./m.ts");
      const n = import.meta.glob<string>("./n/*.sql", { query: "?raw" }); // import "./no.ts"
      const o = 'import "./no.ts"'; class P { accessor q = <p>x</p>; }`;
    expect(importsOf("x.tsx", text).map(({ specifier }) => specifier)).toEqual(
      [
        "./c.ts",
        "./d.css",
        "./f.ts",
        "./g.ts",
        "./h.ts",
        "./i.ts",
        "./k.ts",
        "./l.ts",
        "./m.ts",
        "./n/*.sql",
      ].concat(["a", "e", "j", "preact/jsx-runtime"]),
    );
  });
});

describe("the real tree", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));

  it("is in order, and every source file that git tracks was read", () => {
    const { files, violations } = checkBorders(root);
    const tracked = execFileSync("git", ["ls-files", "src/*.ts", "src/*.tsx"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(violations).toEqual([]);
    expect(files).toBeGreaterThanOrEqual(tracked.trim().split("\n").length);
  });

  it("is reported on in plain lines, with exit code 0", () => {
    const run = spawnSync(process.execPath, ["tests/house/borders.js"], { cwd: root, encoding: "utf8" });
    expect(run.stdout).toMatch(/^borders: \d+ files, \d+ units, 0 violations\n$/);
    expect(run.status).toBe(0);
  });
});
