import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../tests/support/database.ts";
import { migrations } from "../../../tests/support/program.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import { type MigrationSet, migrate } from "./migrate.ts";

let database: FreshDatabase;
const clients: pg.Client[] = [];
const databases: FreshDatabase[] = [];

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

async function emptyDatabase(): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  databases.push(fresh);
  return fresh;
}

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  for (const client of clients) await client.end();
  for (const fresh of databases) await fresh.drop();
});

const set = (unit: string, files: Record<string, string>): MigrationSet => ({ unit, files });
const note = (text: string) => `insert into public.written (text) values ('${text}');`;
const first = set("one", {
  "./migrations/0002-second.sql": note("one 2"),
  "./migrations/0010-tenth.sql": note("one 10"),
  "./migrations/0001-first.sql": `create table public.written (position integer generated always as identity, text text); ${note("one 1")}`,
});
const second = set("two", { "./0001-first.sql": note("two 1") });
const written = async (url: string) =>
  (await rowsOf(url, "select text from public.written order by position")).map(({ text }) => text);

test("migrations are applied in the order of the sets and of their numbers, and a second time not at all", async () => {
  const owner = await connect(database.ownerUrl);
  expect(await migrate(owner, [first, second], "entente_app")).toEqual([
    "one/0001-first",
    "one/0002-second",
    "one/0010-tenth",
    "two/0001-first",
  ]);
  expect(await migrate(owner, [first, second], "entente_app")).toEqual([]);
  expect(await written(database.ownerUrl)).toEqual(["one 1", "one 2", "one 10", "two 1"]);
});

test("a new migration is applied alone, also one in the middle of the order", async () => {
  const owner = await connect(database.ownerUrl);
  const more = set("one", { ...first.files, "./migrations/0003-third.sql": note("one 3") });
  expect(await migrate(owner, [more, second], "entente_app")).toEqual(["one/0003-third"]);
  expect((await written(database.ownerUrl)).at(-1)).toBe("one 3");
  expect(await codeOf(migrate(owner, [first, second], "entente_app"))).toBe("database-newer");
});

test("a database that holds a migration unknown here is newer: it is refused and left as it is", async () => {
  const { ownerUrl } = await emptyDatabase();
  const owner = await connect(ownerUrl);
  await migrate(owner, [first, second], "entente_app");
  const before = await written(ownerUrl);
  const older = set("one", { ...first.files, "./0011-other.sql": note("other") });
  await expect(migrate(owner, [older], "entente_app")).rejects.toMatchObject({
    kind: "conflict",
    code: "database-newer",
    params: { migration: "two/0001-first" },
  });
  expect(await written(ownerUrl)).toEqual(before);
});

test("a text that was changed after it was applied is refused, and nothing new is applied", async () => {
  const { ownerUrl } = await emptyDatabase();
  const owner = await connect(ownerUrl);
  await migrate(owner, [first], "entente_app");
  const changed = set("one", { ...first.files, "./migrations/0002-second.sql": `${note("one 2")} ` });
  await expect(migrate(owner, [changed, second], "entente_app")).rejects.toMatchObject({
    kind: "conflict",
    code: "migration-changed",
    params: { migration: "one/0002-second" },
  });
  expect(await written(ownerUrl)).toHaveLength(3);
});

test("a migration that fails leaves nothing of itself, keeps those before it, and goes on once it is mended", async () => {
  const { ownerUrl } = await emptyDatabase();
  const owner = await connect(ownerUrl);
  const broken = set("two", {
    "0001-first.sql": note("two 1"),
    "0002-broken.sql": `create table public.half (id integer); ${note("half")} select 1 / 0;`,
    "0003-third.sql": note("two 3"),
  });
  await expect(migrate(owner, [first, broken], "entente_app")).rejects.toThrow(
    "migration two/0002-broken failed",
  );
  expect(await written(ownerUrl)).toEqual(["one 1", "one 2", "one 10", "two 1"]);
  expect(await rowsOf(ownerUrl, "select to_regclass('public.half') as half")).toEqual([{ half: null }]);
  const mended = set("two", { ...broken.files, "0002-broken.sql": note("two 2") });
  const other = await connect(ownerUrl);
  expect(await migrate(other, [first, mended], "entente_app")).toEqual(["two/0002-broken", "two/0003-third"]);
});

test("several processes at once apply each migration once, and none of them fails", async () => {
  const { ownerUrl } = await emptyDatabase();
  const slow = set("slow", {
    "0001-wait.sql":
      "create table public.written (position integer generated always as identity, text text); select pg_sleep(0.2);",
    "0002-write.sql": note("slow"),
  });
  const owners = await Promise.all(Array.from({ length: 4 }, () => connect(ownerUrl)));
  const done = await Promise.all(owners.map((owner) => migrate(owner, [slow], "entente_app")));
  expect(done.flat()).toEqual(["slow/0001-wait", "slow/0002-write"]);
  expect(await written(ownerUrl)).toEqual(["slow"]);
});

const roles = [
  "entente_other",
  "Entente App",
  'with "quotes"',
  "o'brien %s \\ and %I",
  "$& $1 $` $$ {{app}}",
  "запись-приложение",
];

test.each(roles)(
  "the migrations of the program run for the role %s, which then reads and writes rows",
  async (name) => {
    const { ownerUrl, superuserUrl } = await emptyDatabase();
    const superuser = await connect(superuserUrl);
    const role = superuser.escapeIdentifier(name);
    await superuser.query(`create role ${role} login`);
    try {
      const owner = await connect(ownerUrl);
      expect((await migrate(owner, migrations, name)).length).toBeGreaterThanOrEqual(6);
      await superuser.query(`set role ${role}`);
      await superuser.query(
        `begin; select set_config('entente.reader', 'operator', true);
       select journal.open_act(now(), 'operator', 'x', 'x.y-z', '', '{}');
       insert into registry.term (key, language, text, verification) values ('a', 'en', 'b', 'known'); commit`,
      );
      expect((await superuser.query("select text from registry.term")).rows).toEqual([{ text: "b" }]);
      expect(await codeOf(superuser.query("truncate registry.term"))).toBe("42501");
    } finally {
      await superuser.query("reset role");
      await superuser.query(`drop owned by ${role}; drop role ${role}`);
    }
  },
);
