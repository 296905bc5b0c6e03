import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  isLinux,
  isRoot,
  makeTrialFolder,
  processesIn,
  removeTrialFolder,
  unsafe,
} from "../../../tests/support/postgres-trial.ts";
import { type EmbeddedOptions, startEmbedded, withClient } from "./index.ts";

const installed = "/usr/lib/postgresql/15";
const canMount = isRoot && isLinux && tryMount();
let trial: string;
let model: string;
let folder: string;
let made = 0;

function tryMount(): boolean {
  const at = makeTrialFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", at]).status === 0;
  if (mounted) spawnSync("umount", [at]);
  rmSync(at, { recursive: true });
  return mounted;
}

beforeAll(async () => {
  trial = makeTrialFolder();
  model = join(trial, "model");
  // What a checkout or a mount leaves in an empty folder is no obstacle.
  mkdirSync(join(model, "lost+found"), { recursive: true, mode: 0o711 });
  writeFileSync(join(model, ".gitkeep"), "");
  await (await startEmbedded({ folder: model, settings: unsafe })).stop();
});
afterEach(() => {
  if (isLinux) expect(processesIn(trial)).toEqual([]);
});
afterAll(async () => {
  expect(await removeTrialFolder(trial)).toBe(0);
});

function newFolder(): string {
  made += 1;
  folder = join(trial, `var${made}`);
  return folder;
}
const start = (options: Partial<EmbeddedOptions> = {}) =>
  startEmbedded({ folder, settings: unsafe, ...options });
const changeFacts = (change: object) => {
  const path = join(folder, "postgres.json");
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...change }));
};

describe("a data folder is refused", () => {
  test("when its path is a file, or leads through one", async () => {
    writeFileSync(newFolder(), "");
    const path = folder;
    const error = { kind: "unavailable", code: "postgres-data-not-a-folder" };
    await expect(start()).rejects.toMatchObject({ ...error, params: { folder } });
    folder = join(path, "var");
    await expect(start()).rejects.toMatchObject({ ...error, params: { folder } });
    expect(readFileSync(path, "utf8")).toBe("");
  });

  test("when it holds what is not ours (hidden files and lost+found aside), and nothing in it is touched", async () => {
    mkdirSync(newFolder());
    writeFileSync(join(folder, "thesis.odt"), "years of work");
    await expect(start()).rejects.toMatchObject({
      kind: "conflict",
      code: "postgres-data-foreign",
      params: { folder, found: "thesis.odt" },
    });
    expect(readdirSync(folder)).toEqual(["thesis.odt"]);
  });

  test("when its folder postgres is no database, and nothing in it is touched", async () => {
    mkdirSync(join(newFolder(), "postgres"), { recursive: true });
    writeFileSync(join(folder, "postgres", "notes.txt"), "");
    const error = { code: "postgres-data-foreign", params: { folder, found: "postgres" } };
    await expect(start()).rejects.toMatchObject(error);
    expect(readdirSync(join(folder, "postgres"))).toEqual(["notes.txt"]);
  });

  test("when its postgres.json is missing, or cannot be understood, or holds another password", async () => {
    folder = model;
    const path = join(folder, "postgres.json");
    const facts = readFileSync(path);
    const error = { kind: "conflict", code: "postgres-facts-lost", params: { folder } };
    changeFacts({ ownerPassword: "guess" });
    await expect(start()).rejects.toMatchObject(error);
    writeFileSync(path, "{}");
    await expect(start()).rejects.toMatchObject(error);
    writeFileSync(path, "{");
    await expect(start()).rejects.toMatchObject(error);
    rmSync(path);
    await expect(start()).rejects.toMatchObject(error);
    writeFileSync(path, facts, { mode: 0o600 });
  });

  test("when another major version of PostgreSQL made it", async () => {
    folder = model;
    writeFileSync(join(folder, "postgres", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toMatchObject({
      kind: "conflict",
      code: "postgres-version-differs",
      params: { folder, found: "17", expected: 18 },
    });
    writeFileSync(join(folder, "postgres", "PG_VERSION"), "18\n");
  });
});

describe("another PostgreSQL", () => {
  // Skipped elsewhere: needs an installed PostgreSQL to compare with.
  test.skipIf(!existsSync(installed))(
    "makes and runs a database that ours refuses (needs PostgreSQL 15)",
    async () => {
      newFolder();
      const server = await start({ binaries: installed });
      const sql =
        "select similarity('ДА', 'да') as alike, current_setting('server_version_num')::int / 10000 as major";
      const { rows } = await withClient(server.ownerUrl, (client) => client.query(sql));
      expect(rows).toEqual([{ alike: 1, major: 15 }]);
      await server.stop();
      const error = { code: "postgres-version-differs", params: { folder, found: "15", expected: 18 } };
      await expect(start()).rejects.toMatchObject(error);
      await (await start({ binaries: installed })).stop();
    },
  );

  test("that is not there is missed by platform, and nothing is left half-made", async () => {
    newFolder();
    const error = { kind: "unavailable", code: "postgres-binaries-missing" };
    await expect(start({ binaries: join(trial, "none") })).rejects.toMatchObject(error);
    expect(readdirSync(folder)).toEqual([]);
  });

  // Skipped elsewhere: Windows starts programs another way.
  test.skipIf(process.platform === "win32")("whose programs do not run is called unusable", async () => {
    const bin = join(newFolder(), "bin");
    mkdirSync(bin, { recursive: true });
    for (const name of ["initdb", "postgres"])
      writeFileSync(join(bin, name), "#!/bin/sh\nexit 127\n", { mode: 0o755 });
    chmodSync(bin, 0o755);
    const binaries = folder;
    newFolder();
    await expect(start({ binaries })).rejects.toMatchObject({
      kind: "unavailable",
      code: "postgres-binaries-unusable",
      params: { folder: binaries },
    });
  });
});

describe("a server that cannot start", () => {
  test("in the time given is stopped again, and its last lines are in the log", async () => {
    folder = model;
    const lines: string[] = [];
    await expect(start({ startTimeoutMs: 0, log: (line) => lines.push(line) })).rejects.toMatchObject({
      kind: "unavailable",
      code: "postgres-start-timeout",
      params: { folder, log: join(folder, "postgres.log"), seconds: 0 },
    });
    await (await start()).stop();
  });

  test("is reported with the place of its log, whose last lines are told", async () => {
    folder = model;
    const lines: string[] = [];
    const settings = { ...unsafe, shared_buffers: "nonsense" };
    await expect(start({ settings, log: (line) => lines.push(line) })).rejects.toMatchObject({
      kind: "unavailable",
      code: "postgres-start-failed",
      params: { folder, log: join(folder, "postgres.log") },
    });
    expect(lines.join("\n")).toContain("nonsense");
  });

  // Skipped elsewhere: reads /proc, which only Linux has.
  test.skipIf(!isLinux)(
    "because one that hangs has the database is reported with that one's process id",
    async () => {
      folder = model;
      const server = await start();
      const pid = Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(pid, "SIGSTOP");
      try {
        await expect(start({ startTimeoutMs: 100 })).rejects.toMatchObject({
          kind: "unavailable",
          code: "postgres-in-use",
          params: { folder, pid },
        });
      } finally {
        process.kill(pid, "SIGCONT");
        await server.stop();
      }
    },
  );
});

// Skipped elsewhere: needs root and the right to mount.
describe.skipIf(!canMount)("on a full disk (these tests need root and the right to mount a tmpfs)", () => {
  const full = { kind: "unavailable", code: "postgres-disk-full" };
  const filler = () => join(folder, ".filler");
  const fill = () => spawnSync("dd", ["if=/dev/zero", `of=${filler()}`, "bs=4k"]);
  const mountAt = (size: string) => {
    mkdirSync(newFolder());
    expect(spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=711`, "tmpfs", folder]).status).toBe(
      0,
    );
  };
  afterEach(() => {
    for (const pid of processesIn(folder)) process.kill(pid, "SIGKILL");
    spawnSync("umount", ["-l", folder]);
  });

  test("the first start says so and leaves no half-made database", async () => {
    mountAt("12m");
    await expect(start()).rejects.toMatchObject({ ...full, params: { folder } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a first start that gets further says so, and goes on when there is room", async () => {
    mountAt("200m");
    const log = (line: string) => {
      if (line.includes("has been made")) fill();
    };
    await expect(start({ log })).rejects.toMatchObject(full);
    rmSync(filler());
    const server = await start();
    await withClient(server.ownerUrl, (client) => client.query("select 1"));
    await server.stop();
  });

  test("a later start says so, and the database is whole when there is room again", async () => {
    mountAt("200m");
    await (await start()).stop();
    fill();
    await expect(start()).rejects.toMatchObject(full);
    rmSync(filler());
    await (await start()).stop();
  });
});
