import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  makeClone,
  makeTrialFolder,
  removeTrialFolder,
  runChild,
  unsafe,
} from "../../../tests/support/postgres-trial.ts";
import { startEmbedded } from "./index.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { takeLock } from "./lock.ts";

let trial: string;
let layout: Layout;
let made = 0;

beforeAll(() => {
  trial = makeTrialFolder();
});
beforeEach(() => {
  made += 1;
  layout = layoutOf(join(trial, `locked${made}`));
  mkdirSync(layout.folder);
});
afterAll(async () => {
  expect(await removeTrialFolder(trial)).toBe(0);
});

const soon = () => performance.now() + 300;
const nothing = () => Promise.resolve(undefined);
async function take(deadline = soon()) {
  const turn = await takeLock(layout, deadline, nothing);
  if (!("release" in turn)) throw new Error("no lock");
  return turn.release;
}

describe("the start lock", () => {
  test("is held by one at a time, and is gone when it has been released", async () => {
    const release = await take();
    await expect(take()).rejects.toMatchObject({
      kind: "unavailable",
      code: "postgres-start-locked",
      params: { folder: layout.folder, pid: process.pid },
    });
    release();
    expect(readdirSync(layout.folder)).toEqual([]);
    (await take())();
  });

  test("is not waited for when there is something to have instead", async () => {
    const release = await take();
    expect(await takeLock(layout, soon(), () => Promise.resolve("a server"))).toEqual({
      instead: "a server",
    });
    release();
  });

  test("of a process that is gone is taken over", async () => {
    const { pid } = spawnSync("true");
    writeFileSync(layout.lock, JSON.stringify({ pid, started: "then", token: "t" }));
    (await take())();
    expect(existsSync(layout.lock)).toBe(false);
  });

  test("of a process whose id now belongs to another one is taken over", async () => {
    writeFileSync(
      layout.lock,
      JSON.stringify({ pid: process.ppid, started: "before the last boot", token: "t" }),
    );
    (await take())();
  });

  test("of a former process with our own id is taken over, as in a container that was started again", async () => {
    writeFileSync(layout.lock, JSON.stringify({ pid: process.pid, started: "then", token: "t" }));
    (await take())();
  });

  test("that was left empty by a kill is taken over after two seconds, and not before", async () => {
    writeFileSync(layout.lock, "");
    await expect(take()).rejects.toMatchObject({ code: "postgres-start-locked" });
    const then = new Date(Date.now() - 3_000);
    utimesSync(layout.lock, then, then);
    (await take())();
  });

  test("that is stale goes to one of many who want it", async () => {
    writeFileSync(layout.lock, JSON.stringify({ pid: 999_999_999, started: "then", token: "t" }));
    let holders = 0;
    const work = async () => {
      // Eight in a row, on a machine that may have much else to do.
      const release = await take(performance.now() + 20_000);
      holders += 1;
      expect(holders).toBe(1);
      await new Promise((done) => setTimeout(done, 5));
      holders -= 1;
      release();
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(readdirSync(layout.folder)).toEqual([]);
  });
});

describe("several starts at once", () => {
  test("in one process make one server", async () => {
    const folder = join(layout.folder, "var");
    const servers = await Promise.all([1, 2, 3].map(() => startEmbedded({ folder, settings: unsafe })));
    expect(servers.map(({ firstStart }) => firstStart).sort()).toEqual([false, false, true]);
    expect(servers.map(({ attached }) => attached).sort()).toEqual([false, true, true]);
    expect(new Set(servers.map(({ ownerUrl }) => ownerUrl)).size).toBe(1);
    for (const server of servers) await server.stop();
  });

  test("in three processes, on an empty folder and on a finished one, make one server", async () => {
    const clone = join(trial, "clone");
    await makeClone(clone);
    const options = { folder: join(layout.folder, "var"), settings: unsafe };
    for (const firstStarts of [1, 0]) {
      const children = [1, 2, 3].map(() => runChild({ clone, options }));
      const said = await Promise.all(children.map((child) => child.next()));
      expect(said.filter(({ attached }) => attached === false)).toHaveLength(1);
      expect(said.filter(({ firstStart }) => firstStart)).toHaveLength(firstStarts);
      await Promise.all(children.map((child) => child.stop()));
    }
  });
});
