import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import {
  type Child,
  isLinux,
  isRoot,
  makeClone,
  makeTrialFolder,
  processesIn,
  removeTrialFolder,
  runChild,
  unsafe,
} from "../../../tests/support/postgres-trial.ts";
import { type RunningPostgres, startEmbedded, withClient } from "./index.ts";
import { isLiving } from "./processes.ts";

let trial: string;
let folder: string;
const running: RunningPostgres[] = [];

beforeAll(async () => {
  trial = makeTrialFolder();
  folder = join(trial, "var");
  const server = await startEmbedded({ folder, settings: unsafe });
  await withClient(server.ownerUrl, (client) => client.query("create table kept as select 'yes' as word"));
  await server.stop();
  await makeClone(join(trial, "clone"));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  if (isLinux) expect(processesIn(folder)).toEqual([]);
});
afterAll(async () => {
  expect(await removeTrialFolder(trial)).toBe(0);
});

async function start(options: object = {}) {
  const server = await startEmbedded({ folder, settings: unsafe, ...options });
  running.push(server);
  return server;
}
const child = (options: object = {}): Child =>
  runChild({ clone: join(trial, "clone"), options: { folder, settings: unsafe }, ...options });
const pidFile = () => join(folder, "postgres", "postmaster.pid");
const pidIn = () => Number(readFileSync(pidFile(), "utf8").split("\n")[0]);
const keptWord = (url: string) =>
  withClient(url, async (client) => (await client.query("select word from kept")).rows[0].word);

/** Leaves the files of a server that was killed, with another process id in them. */
function leaveFilesOf(pid: number): void {
  const data = join(folder, "postgres");
  const text = `${pid}\n${data}\n1700000000\n5432\n.\n\n  2154653         4\nready   \n`;
  writeFileSync(pidFile(), text, { mode: 0o600 });
  writeFileSync(join(data, ".s.PGSQL.5432.lock"), text, { mode: 0o600 });
}
/** A process that has nothing to do with us, under the account that PostgreSQL runs under. */
function spawnStranger(command: string) {
  const account = isRoot ? { uid: 65534, gid: 65534 } : {};
  return spawn("sh", ["-c", command], { cwd: "/", stdio: ["ignore", "pipe", "inherit"], ...account });
}

describe("a stale pid file and socket lock", () => {
  test("whose process is gone are removed and the server starts", async () => {
    const gone = spawnStranger("exit 0");
    await new Promise((done) => gone.once("exit", done));
    leaveFilesOf(gone.pid ?? 0);
    const server = await start();
    expect(server.attached).toBe(false);
    expect(await keptWord(server.ownerUrl)).toBe("yes");
  });

  // Skipped elsewhere: reads /proc, which only Linux has.
  test.skipIf(!isLinux)("whose process is a zombie are removed and the server starts", async () => {
    const parent = spawnStranger("sleep 0.1 & echo $!; exec sleep 60");
    const zombie = await new Promise<number>((done) =>
      parent.stdout?.once("data", (text) => done(Number(text))),
    );
    while (!/^State:\s+Z/m.test(readFileSync(`/proc/${zombie}/status`, "utf8"))) await pause(5);
    leaveFilesOf(zombie);
    expect((await start()).attached).toBe(false);
    parent.kill();
  });

  test("whose process id now belongs to an unrelated program are removed, and that program is left alone", async () => {
    const stranger = spawnStranger("exec sleep 60");
    leaveFilesOf(stranger.pid ?? 0);
    expect((await start()).attached).toBe(false);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  test("whose process id now belongs to another PostgreSQL are removed, and that one is left alone", async () => {
    const other = inject("postgres").superuserUrl;
    const sql = "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid";
    const { pid } = await withClient(other, async (client) => (await client.query(sql)).rows[0]);
    leaveFilesOf(pid);
    expect((await start()).attached).toBe(false);
    expect(await withClient(other, async (client) => (await client.query(sql)).rows[0])).toEqual({ pid });
  });

  test("whose process id is our own are removed and the server starts", async () => {
    leaveFilesOf(process.pid);
    expect((await start()).attached).toBe(false);
  });
});

describe("after kill -9", () => {
  test("of the postmaster the next start recovers what was committed", async () => {
    const server = await start();
    await withClient(server.ownerUrl, (client) => client.query("create table late as select 'too' as word"));
    process.kill(pidIn(), "SIGKILL");
    expect(await server.exited).toBeNull();
    const again = await start();
    expect(again.attached).toBe(false);
    const { rows } = await withClient(again.ownerUrl, (client) => client.query("select word from late"));
    expect(rows).toEqual([{ word: "too" }]);
    expect(await keptWord(again.ownerUrl)).toBe("yes");
  });

  // Skipped elsewhere: reads /proc, which only Linux has.
  test.skipIf(!isLinux)(
    "of all processes at once the shared memory left behind does not matter",
    async () => {
      const server = await start();
      for (const pid of processesIn(folder)) process.kill(pid, "SIGKILL");
      await server.exited;
      expect(await keptWord((await start()).ownerUrl)).toBe("yes");
    },
  );

  // Skipped elsewhere: reads /proc, which only Linux has.
  test.skipIf(!isLinux)("of the postmaster a backend that neither ends nor obeys is killed", async () => {
    const server = await start();
    const client = new pg.Client({ connectionString: server.ownerUrl });
    client.on("error", () => {});
    await client.connect();
    const backend = (await client.query("select pg_backend_pid() as pid")).rows[0].pid;
    process.kill(backend, "SIGSTOP");
    process.kill(pidIn(), "SIGKILL");
    await server.exited;
    const lines: string[] = [];
    const again = await start({ log: (line: string) => lines.push(line) });
    expect(lines.join()).toMatch(/SIGQUIT.*SIGKILL/);
    expect(isLiving(backend)).toBe(false);
    expect(await keptWord(again.ownerUrl)).toBe("yes");
  });

  test("of the starter the server goes on, and the next start attaches to it", async () => {
    const starter = child();
    expect(await starter.next()).toMatchObject({ attached: false });
    starter.process.kill("SIGKILL");
    await starter.gone;
    const server = await start();
    expect(server.attached).toBe(true);
    expect(await keptWord(server.ownerUrl)).toBe("yes");
    process.kill(pidIn(), "SIGINT");
    expect(await server.exited).toBeNull();
  });

  test("of the first start in the middle of initdb nothing is taken for a database", async () => {
    const fresh = join(trial, "fresh");
    const staging = () => readdirSync(fresh).find((name) => name.startsWith("postgres.new-"));
    mkdirSync(fresh, { mode: 0o711 });
    const starter = runChild({ clone: join(trial, "clone"), options: { folder: fresh, settings: unsafe } });
    while (!existsSync(join(fresh, staging() ?? "none", "data", "base"))) await pause(5);
    starter.process.kill("SIGKILL");
    await starter.gone;
    expect(existsSync(join(fresh, "postgres"))).toBe(false);
    const server = await start({ folder: fresh });
    expect(server).toMatchObject({ attached: false, firstStart: true });
    expect(staging()).toBeUndefined();
  });
});

test("a server that is shutting down is waited for, and a new one is started", async () => {
  const old = await start();
  const client = new pg.Client({ connectionString: old.ownerUrl });
  await client.connect();
  const pid = pidIn();
  process.kill(pid, "SIGTERM");
  while (!/^stopping/m.test(readFileSync(pidFile(), "utf8"))) await pause(5);
  const next = start();
  await pause(200);
  expect(pidIn()).toBe(pid);
  await client.end();
  expect((await next).attached).toBe(false);
  expect(await old.exited).toBe(0);
});

test("Ctrl-C reaches the program and not the server, which stops when the program stops it", async () => {
  const starter = child({ ownGroup: true });
  const { ownerUrl = "" } = await starter.next();
  process.kill(-(starter.process.pid ?? 0), "SIGINT");
  expect(await starter.next()).toEqual({ interrupted: true });
  await pause(100);
  expect(await keptWord(ownerUrl)).toBe("yes");
  await starter.stop();
  expect(existsSync(pidFile())).toBe(false);
});

test("after kill -9 of the first start after initdb, what is missing is made by the next one, also on the living server", async () => {
  const facts = join(folder, "postgres.json");
  const undo = async (url: string) => {
    await withClient(url, (client) => client.query("drop database entente with (force)"));
    writeFileSync(facts, JSON.stringify({ ...JSON.parse(readFileSync(facts, "utf8")), bootstrapped: false }));
  };
  const starter = child();
  await undo((await starter.next()).superuserUrl ?? "");
  starter.process.kill("SIGKILL");
  await starter.gone;
  const guest = await start();
  expect(guest.attached).toBe(true);
  await withClient(guest.ownerUrl, (client) => client.query("select 1"));
  await undo(guest.superuserUrl);
  process.kill(pidIn(), "SIGINT");
  await guest.exited;
  const server = await start();
  expect(server.attached).toBe(false);
  await withClient(server.ownerUrl, (client) => client.query("select 1"));
});
