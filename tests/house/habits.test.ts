import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as habits from "./habit-checks.ts";
import { listFiles } from "./source-files.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every file that git tracks or would track, unless it holds a zero byte. */
const files: readonly habits.TextFile[] = listFiles(root).flatMap((path) => {
  const bytes = readFileSync(join(root, path));
  return bytes.includes(0) ? [] : [{ path, text: bytes.toString("utf8") }];
});

const registryHost = () => {
  const address = execFileSync("npm", ["config", "get", "registry"], { cwd: root, encoding: "utf8" });
  return new URL(address.trim()).host;
};

const file = (path: string, text = "") => ({ path, text });
const lines = (count: number) => "x\n".repeat(count);

/** Joins what must not stand in one piece in this file, since it is checked too. */
const piece = (...parts: string[]) => parts.join("");

describe("the tracked files", () => {
  it("are there to be checked", () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["package.json", "src/kernel/errors.ts"]),
    );
  });

  it.each([
    ["keep to the ceiling of lines", habits.faultsOfLength],
    ["have names that say what is in them", habits.faultsOfNames],
    ["export by name", habits.faultsOfExports],
    ["leave nothing unfinished or silenced", habits.faultsOfMarks],
    ["say why a test is skipped", habits.faultsOfSkips],
    ["give each area its read-me file, its face and its plug", habits.faultsOfAreas],
    ["name no path of one machine", habits.faultsOfMachinePaths],
  ])("%s", (_, faultsOf) => {
    expect(faultsOf(files)).toEqual([]);
  });

  it("do not name the host of the package registry", () => {
    expect(habits.faultsOfHosts(files, registryHost())).toEqual([]);
  });
});

describe("the check of length", () => {
  it("fails line 301 of a source file and line 501 of a test", () => {
    const planted = [
      file("src/areas/access/model.ts", lines(301)),
      file("src/areas/access/messages/en.json", lines(301)),
      file("bin/long.js", lines(301)),
      file("src/areas/access/model.test.ts", lines(501)),
      file("tests/browser/find.test.ts", lines(501)),
    ];
    expect(habits.faultsOfLength(planted)).toEqual(
      planted.map(({ path }) => expect.stringContaining(`${path}: ${/test/.test(path) ? 501 : 301} lines`)),
    );
  });

  it("lets a file end at its ceiling, with and without a last line break", () => {
    const planted = [
      file("src/a.ts", lines(300)),
      file("src/b.ts", `${lines(299)}x`),
      file("src/a.test.ts", lines(500)),
      file("data/parties.csv", lines(9000)),
    ];
    expect(habits.faultsOfLength(planted)).toEqual([]);
  });
});

describe("the check of names", () => {
  it.each([
    "src/platform/util/dates.ts",
    "src/areas/access/date-utils.ts",
    "src/kernel/helpers.ts",
    "tests/support/helper.ts",
    "src/areas/access/session-manager.ts",
    "src/areas/access/service.ts",
    "src/common/x.ts",
    "bin/misc.js",
  ])("fails %s", (path) => {
    expect(habits.faultsOfNames([file(path)])).toEqual([expect.stringContaining(path)]);
  });

  it("lets other names pass", () => {
    const planted = ["src/kernel/slug.ts", "src/areas/access/commonwealth.ts", "docs/services.md"].map(
      (path) => file(path),
    );
    expect(habits.faultsOfNames(planted)).toEqual([]);
  });
});

describe("the check of exports", () => {
  it("fails a default export and an export of everything", () => {
    const planted = [
      file("src/a.ts", "const a = 1;\nexport default a;\n"),
      file("src/b.ts", piece("export", ' * from "./a.ts";\n')),
      file("src/c.ts", piece("export", ' * as c from "./a.ts";\n')),
    ];
    expect(habits.faultsOfExports(planted)).toEqual([
      expect.stringContaining("src/a.ts:2"),
      expect.stringContaining("src/b.ts:1"),
      expect.stringContaining("src/c.ts:1"),
    ]);
  });

  it("lets a configuration file have its default export", () => {
    expect(habits.faultsOfExports([file("vite.config.ts", "export default {};\n")])).toEqual([]);
  });
});

describe("the check of marks", () => {
  it.each([
    piece("it.", 'skip("x", () => {});'),
    piece("describe.", 'only("x", () => {});'),
    piece("it.", 'todo("x");'),
    piece("it.", "skip", '.each([1])("x", () => {});'),
    piece("// TO", "DO: later"),
    piece("// FIX", "ME"),
    piece("// @ts-", "ignore"),
    piece("// @ts-", "expect-error it is fine"),
    piece("const a = b as", " any;"),
    piece("call(b as", " any)"),
    piece("// biome-", "ignore lint/x: y"),
  ])("fails %s", (line) => {
    for (const path of ["src/kernel/a.ts", "tests/browser/a.test.ts"]) {
      expect(habits.faultsOfMarks([file(path, `const a = 1;\n${line}\n`)])).toEqual([
        expect.stringContaining(`${path}:2: `),
      ]);
    }
  });

  it("lets English, other members and other folders pass", () => {
    const planted = [
      file("src/a.ts", `// as ${"any"} reader knows\nrows.skipLocked();\nit.${"skipIf"}(x)("y", z);\n`),
      file("docs/a.md", piece("TO", "DO")),
    ];
    expect(habits.faultsOfMarks(planted)).toEqual([]);
  });
});

describe("the check of skipped tests", () => {
  it("fails a skip without a reason", () => {
    const text = `const x = 1;\nit.${"skipIf"}(!x)("reads", () => {});\ndescribe.${"runIf"}(x)("y", () => {});\n`;
    expect(habits.faultsOfSkips([file("tests/corpus/a.test.ts", text)])).toEqual([
      expect.stringContaining("a.test.ts:2"),
      expect.stringContaining("a.test.ts:3"),
    ]);
  });

  it("lets a skip pass whose reason stands beside it", () => {
    const text = `// The corpus lies outside the repository.\nit.${"skipIf"}(!x)("reads", () => {});\n`;
    expect(habits.faultsOfSkips([file("tests/corpus/a.test.ts", text)])).toEqual([]);
  });
});

describe("the check of areas", () => {
  const area = [
    file("src/areas/access/README.md", lines(59)),
    file("src/areas/access/index.ts"),
    file("src/areas/access/area.ts"),
  ];

  it("fails an area without read-me file, face or plug", () => {
    for (const { path } of area) {
      const rest = [...area.filter((one) => one.path !== path), file("src/areas/access/model.ts")];
      expect(habits.faultsOfAreas(rest)).toEqual([`src/areas/access: ${path.split("/").at(-1)} is missing`]);
    }
  });

  it("fails a read-me file of 60 lines", () => {
    expect(
      habits.faultsOfAreas([...area.slice(1), file("src/areas/access/README.md", lines(60))]),
    ).toHaveLength(1);
  });

  it("lets a complete area pass", () => {
    expect(habits.faultsOfAreas(area)).toEqual([]);
  });
});

describe("the check of machine paths", () => {
  it.each(["work", "root", "home"])("fails a path below %s", (top) => {
    const planted = ["cd /", "file:///", '"/', "=/"].map((before) =>
      file("docs/a.md", `x\n${before}${top}/main\n`),
    );
    expect(habits.faultsOfMachinePaths(planted)).toEqual(
      planted.map(() => expect.stringContaining("docs/a.md:2")),
    );
  });

  it("lets addresses on the web and paths from the root pass", () => {
    const text = "https://www.example.org/home/about /en/work/x ../work/x src/root/x\n";
    expect(habits.faultsOfMachinePaths([file("data/a.csv", text)])).toEqual([]);
  });
});

describe("the check of registry hosts", () => {
  it("fails a file that names the host", () => {
    const planted = [
      file(".npmrc", "registry=https://packages.example:4873/\n"),
      file("README.md", "npm ci\n"),
    ];
    expect(habits.faultsOfHosts(planted, "packages.example:4873")).toEqual([
      expect.stringContaining(".npmrc"),
    ]);
  });
});
