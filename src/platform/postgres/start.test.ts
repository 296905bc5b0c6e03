import { mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { makeTrialFolder, removeTrialFolder, unsafe } from "../../../tests/support/postgres-trial.ts";
import { type RunningPostgres, startEmbedded, withClient, withDatabase } from "./index.ts";

let trial: string;
let server: RunningPostgres | undefined;

beforeAll(() => {
  trial = makeTrialFolder();
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
afterAll(async () => {
  expect(await removeTrialFolder(trial)).toBe(0);
});

const longFolder = () => join(trial, "long", "x".repeat(107 - trial.length));
const start = async (folder: string) => {
  server = await startEmbedded({ folder, settings: unsafe });
  return server;
};
const first = async (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query(sql)).rows[0]);

test("the first start makes a database, a second one finds it with what was written", async () => {
  const folder = join(trial, "var");
  const made = await start(folder);
  expect(made).toMatchObject({ attached: false, firstStart: true, folder });
  await withClient(made.ownerUrl, (client) => client.query("create table kept as select 'yes' as word"));
  await made.stop();
  expect(await made.exited).toBe(0);
  const again = await start(folder);
  expect(again).toMatchObject({ attached: false, firstStart: false });
  expect(await first(again.ownerUrl, "select word from kept")).toEqual({ word: "yes" });
});

test("a running server is attached to, and goes on after the attached one has stopped", async () => {
  const starter = await start(join(trial, "var"));
  const guest = await startEmbedded({ folder: join(trial, "var") });
  expect(guest).toMatchObject({ attached: true, firstStart: false, ownerUrl: starter.ownerUrl });
  await guest.stop();
  expect(await first(starter.ownerUrl, "select 1 as one")).toEqual({ one: 1 });
  await starter.stop();
  expect(await guest.exited).toBeNull();
});

test("stopping twice is stopping once", async () => {
  const running = await start(join(trial, "var"));
  await Promise.all([running.stop(), running.stop()]);
  await running.stop();
});

test("the owner may make roles and databases and is no superuser, and owns the database entente", async () => {
  const { ownerUrl } = await start(join(trial, "var"));
  const role =
    "select rolcreaterole, rolcreatedb, rolsuper, rolcanlogin from pg_roles where rolname = current_user";
  expect(await first(ownerUrl, role)).toEqual({
    rolcreaterole: true,
    rolcreatedb: true,
    rolsuper: false,
    rolcanlogin: true,
  });
  expect(await first(ownerUrl, "select current_user::text as who, current_database()::text as what")).toEqual(
    { who: "entente_owner", what: "entente" },
  );
  await withClient(ownerUrl, (client) => client.query("create schema own; drop schema own"));
});

test("extensions and letters beyond ASCII work in the database and in those made later", async () => {
  const { ownerUrl } = await start(join(trial, "var"));
  await withClient(ownerUrl, (client) => client.query("create database later"));
  const sql = "select similarity('ДА', 'да') as alike, unaccent('État') as plain, lower('ÉЁ') as small";
  for (const database of ["entente", "later"])
    expect(await first(withDatabase(ownerUrl, database), sql)).toEqual({
      alike: 1,
      plain: "Etat",
      small: "éё",
    });
});

test("the settings are those of a small machine, in UTC and without compiling queries", async () => {
  server = await startEmbedded({ folder: join(trial, "var") });
  const names = ["fsync", "jit", "timezone", "max_connections", "shared_buffers", "server_encoding"];
  const sql = `select ${names.map((name) => `current_setting('${name}') as ${name}`).join(", ")}`;
  expect(await first(server.ownerUrl, sql)).toEqual({
    fsync: "on",
    jit: "off",
    timezone: "UTC",
    max_connections: "50",
    shared_buffers: "128MB",
    server_encoding: "UTF8",
  });
});

test("the server listens on a socket that nobody else can enter, and on no network address", async () => {
  const { ownerUrl, folder } = await start(join(trial, "var"));
  expect(await first(ownerUrl, "select current_setting('listen_addresses') as at")).toEqual({ at: "" });
  expect(statSync(join(folder, "postgres")).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "postgres", ".s.PGSQL.5432")).isSocket()).toBe(true);
});

test("a password is asked for, and only the owner of the files can read it", async () => {
  const { ownerUrl, folder } = await start(join(trial, "var"));
  const wrong = new URL(ownerUrl);
  wrong.password = "guess";
  await expect(first(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  expect(statSync(join(folder, "postgres.json")).mode & 0o777).toBe(0o600);
  const rules = readFileSync(join(folder, "postgres", "pg_hba.conf"), "utf8").split("\n");
  for (const rule of rules.filter((line) => /^(local|host)/.test(line)))
    expect(rule).toMatch(/scram-sha-256$/);
});

test("a data folder with spaces, commas, quotes and letters of other scripts works", async () => {
  const { ownerUrl, superuserUrl } = await start(join(trial, `o'n, "ça" данные %41 ?&#`));
  expect(await first(ownerUrl, "select 1 as one")).toEqual({ one: 1 });
  expect(await first(superuserUrl, "select 1 as one")).toEqual({ one: 1 });
});

test("a data folder that was moved has what was in it, up to the greatest length of a socket's path", async () => {
  const rest = 107 - Buffer.byteLength(join(trial, "/postgres/.s.PGSQL.5432")) - 1;
  const folder = join(trial, "y".repeat(rest));
  renameSync(join(trial, "var"), folder);
  const { ownerUrl } = await start(folder);
  expect(new URL(ownerUrl).searchParams.get("host")).toBe(join(folder, "postgres"));
  expect(await first(ownerUrl, "select word from kept")).toEqual({ word: "yes" });
  await server?.stop();
  renameSync(folder, join(trial, "var"));
});

test("a path too long for a socket makes the server listen on 127.0.0.1, with a password", async () => {
  const folder = longFolder();
  mkdirSync(dirname(folder), { mode: 0o711 });
  renameSync(join(trial, "var"), folder);
  const { ownerUrl } = await start(folder);
  const { hostname, port, password } = new URL(ownerUrl);
  expect(hostname).toBe("127.0.0.1");
  expect(await first(ownerUrl, "select current_setting('listen_addresses') as at")).toEqual({
    at: "127.0.0.1",
  });
  const guess = `postgres://entente_owner:guess@127.0.0.1:${port}/entente`;
  await expect(first(guess, "select 1")).rejects.toMatchObject({ code: "28P01" });
  expect(password.length).toBeGreaterThanOrEqual(32);
  expect(await startEmbedded({ folder })).toMatchObject({ attached: true, ownerUrl });
});

test("a port that somebody else took meanwhile is changed for another", async () => {
  const folder = longFolder();
  const port = Number(JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8")).port);
  const squatter = createServer().listen(port, "127.0.0.1");
  try {
    const { ownerUrl } = await start(folder);
    expect(Number(new URL(ownerUrl).port)).not.toBe(port);
    expect(await first(ownerUrl, "select 1 as one")).toEqual({ one: 1 });
  } finally {
    squatter.close();
    await server?.stop();
    renameSync(folder, join(trial, "var"));
  }
});

test("a link to the data folder means the same server", async () => {
  mkdirSync(join(trial, "links"));
  symlinkSync(join(trial, "var"), join(trial, "links", "var"));
  const { ownerUrl } = await start(join(trial, "var"));
  expect(await startEmbedded({ folder: join(trial, "links", "var") })).toMatchObject({
    attached: true,
    ownerUrl,
  });
});
