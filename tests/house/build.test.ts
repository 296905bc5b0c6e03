import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { stateOfBuild, takeStamp } from "../../bin/stamp.js";
import { type Files, withTree } from "./planted-tree.ts";

const real = fileURLToPath(new URL("../..", import.meta.url));

const tree: Files = {
  "package.json": '{ "type": "module" }',
  "package-lock.json": "{}",
  "tsconfig.json": "{}",
  "src/app/main.ts": "export const main = (argv: readonly string[]) => argv.length;\n",
  "src/app/main.test.ts": "",
};

/** A built tree without Vite: the real doors, and a main that says what it was given. */
async function plantBuilt(root: string) {
  cpSync(join(real, "bin"), join(root, "bin"), { recursive: true });
  mkdirSync(join(root, "dist"));
  writeFileSync(
    join(root, "dist/main.js"),
    "export const main = async (argv) => { console.log(JSON.stringify(argv)); return 3; };\n",
  );
  writeFileSync(join(root, "dist/stamp.json"), JSON.stringify(await takeStamp(root)));
}

const open = (path: string, args: string[], cwd = tmpdir()) =>
  spawnSync(process.execPath, [path, ...args], { cwd, encoding: "utf8" });

describe("the stamp of a build", () => {
  it("is missing without dist/, fresh after a build, and stale after any change of the source", async () => {
    await withTree(tree, async (root) => {
      expect(await stateOfBuild(root)).toBe("missing");
      await plantBuilt(root);
      expect(await stateOfBuild(root)).toBe("fresh");
      writeFileSync(join(root, "src/app/main.test.ts"), "// a test changes nothing that is built");
      expect(await stateOfBuild(root)).toBe("fresh");
      writeFileSync(join(root, "src/app/late.sql"), "select 1;\n");
      expect(await stateOfBuild(root)).toBe("stale");
      rmSync(join(root, "src/app/late.sql"));
      expect(await stateOfBuild(root)).toBe("fresh");
      writeFileSync(join(root, "package-lock.json"), "{ }");
      expect(await stateOfBuild(root)).toBe("stale");
    });
  });

  it("stays fresh when times change and contents do not, and remembers the new times", async () => {
    await withTree(tree, async (root) => {
      await plantBuilt(root);
      const before = readFileSync(join(root, "dist/stamp.json"), "utf8");
      utimesSync(join(root, "src/app/main.ts"), 1, 1);
      expect(await stateOfBuild(root)).toBe("fresh");
      expect(readFileSync(join(root, "dist/stamp.json"), "utf8")).not.toBe(before);
    });
  });

  it("asks for no source where none is installed", async () => {
    await withTree(tree, async (root) => {
      await plantBuilt(root);
      rmSync(join(root, "src"), { recursive: true });
      expect(await stateOfBuild(root)).toBe("fresh");
    });
  });
});

describe("the door bin/entente", () => {
  it("finds its root through a symbolic link and from any folder, and hands over arguments and exit code", async () => {
    await withTree(tree, async (root) => {
      await plantBuilt(root);
      mkdirSync(join(root, "elsewhere"));
      symlinkSync(join(root, "bin/entente"), join(root, "elsewhere/link"));
      const { stdout, stderr, status } = open(join(root, "elsewhere/link"), ["find", "--json"]);
      expect({ stdout, stderr, status }).toEqual({ stdout: '["find","--json"]\n', stderr: "", status: 3 });
    });
  });

  it("runs an old build with a word on standard error where Vite is not installed", async () => {
    await withTree(tree, async (root) => {
      await plantBuilt(root);
      writeFileSync(join(root, "src/app/main.ts"), "export const main = 1;\n");
      const { stdout, stderr, status } = open(join(root, "bin/entente"), ["a"]);
      expect(stdout).toBe('["a"]\n');
      expect(stderr).toMatch(/^entente: dist\/ is older than src\/[^\n]*\n$/);
      expect(status).toBe(3);
    });
  });

  it("builds a stale dist/ first, and says so on standard error only", async () => {
    await withTree(tree, async (root) => {
      await plantBuilt(root);
      symlinkSync(join(real, "node_modules"), join(root, "node_modules"));
      writeFileSync(join(root, "src/app/main.ts"), 'export const main = () => console.log("new");\n');
      const first = open(join(root, "bin/entente"), []);
      expect(first.stdout).toBe("new\n");
      expect(first.stderr).toMatch(/^built dist\/main\.js [^\n]*\n$/);
      expect(open(join(root, "bin/entente"), []).stderr).toBe("");
    });
  });

  it("runs nothing when dist/ is missing and cannot be built", async () => {
    await withTree(tree, async (root) => {
      cpSync(join(real, "bin"), join(root, "bin"), { recursive: true });
      const { stdout, stderr, status } = open(join(root, "bin/entente"), []);
      expect({ stdout, status }).toEqual({ stdout: "", status: 4 });
      expect(stderr).toContain("Run: npm ci");
    });
  });
});

describe("the build", () => {
  it("fails without an entry, and says which file is missing", async () => {
    await withTree({ ...tree, "src/app/main.ts": undefined }, (root) => {
      cpSync(join(real, "bin"), join(root, "bin"), { recursive: true });
      symlinkSync(join(real, "node_modules"), join(root, "node_modules"));
      const { stderr, status } = open(join(root, "bin/build.js"), []);
      expect(stderr).toContain("src/app/main.ts is missing");
      expect(status).toBe(1);
    });
  });

  it("leaves dist/ as it is where Vite is not installed, and fails when there is none", async () => {
    await withTree(tree, async (root) => {
      await plantBuilt(root);
      const kept = open(join(root, "bin/build.js"), []);
      expect(kept).toMatchObject({ status: 0, stdout: "Vite is not installed; dist/ stays as it is\n" });
      rmSync(join(root, "dist"), { recursive: true });
      expect(open(join(root, "bin/build.js"), []).status).toBe(1);
    });
  });

  it("keeps packages outside, takes raw files in, and leaves no file of an older build", async () => {
    const main = `import Fastify from "fastify";
      const sql = import.meta.glob("./*.sql", { query: "?raw", import: "default", eager: true });
      export const main = async () => console.log(typeof Fastify, sql["./one.sql"], (await import("./page.tsx")).page);\n`;
    const page =
      'import { renderToString } from "preact-render-to-string";\nexport const page = renderToString(<p>x</p>);\n';
    await withTree(
      { ...tree, "src/app/main.ts": main, "src/app/page.tsx": page, "src/app/one.sql": "select 1" },
      (root) => {
        cpSync(join(real, "bin"), join(root, "bin"), { recursive: true });
        symlinkSync(join(real, "node_modules"), join(root, "node_modules"));
        mkdirSync(join(root, "dist"));
        writeFileSync(join(root, "dist/page-old.js"), "");
        const { stdout } = open(join(root, "bin/build.js"), []);
        expect(stdout).toMatch(/^built dist\/main\.js \(2 files\) in [\d.]+ s\n$/);
        expect(open(join(root, "bin/entente"), []).stdout).toBe("function select 1 <p>x</p>\n");
        expect(readFileSync(join(root, "dist/main.js"), "utf8")).toContain('from "fastify"');
        expect(readFileSync(join(root, "dist/main.js.map"), "utf8")).toContain("src/app/main.ts");
        expect(() => readFileSync(join(root, "dist/page-old.js"))).toThrow("ENOENT");
      },
    );
  });
});
