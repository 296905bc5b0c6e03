import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../tests/support/database.ts";
import { type Db, openStorage, type Storage } from "./index.ts";

let database: FreshDatabase;
let storage: Storage;

beforeAll(async () => {
  database = await freshDatabase();
  // One connection, so that whoever comes next has the same.
  storage = openStorage(database.ownerUrl, { most: 1 });
});
afterAll(async () => {
  await storage.close();
  await database.drop();
});

const numberOf = async (db: Db, text: string): Promise<number> => {
  const { rows } = await sql.raw<{ n: number }>(text).execute(db);
  return rows[0]?.n ?? Number.NaN;
};

test("statements asked for at once run in the order of asking, on one connection", async () => {
  const answers = await storage.withSession(({ db }) =>
    Promise.all([
      numberOf(db, "create temporary table seen (n integer); select 0 as n"),
      ...Array.from({ length: 20 }, (_, n) => numberOf(db, `insert into seen values (${n}) returning n`)),
      numberOf(db, "select count(*)::integer as n from seen"),
    ]),
  );
  expect(answers.slice(1)).toEqual([...Array.from({ length: 20 }, (_, n) => n), 20]);
});

test("a branch that nobody waited for cannot reach the connection once its transaction is over", async () => {
  let late: Db | undefined;
  await storage.withSession(async ({ db, last }) => {
    late = db;
    await sql.raw("begin").execute(db);
    await last("commit");
    await expect(sql.raw("select 1").execute(db)).rejects.toThrow("after the end of its transaction");
  });
  await storage.withSession(async ({ db, last }) => {
    await sql.raw("begin").execute(db);
    await expect(numberOf(late as Db, "select 1 as n")).rejects.toThrow("after the end of its transaction");
    await last("rollback");
  });
});

test("the same statement asked for twice at once, before it is prepared, is prepared once and answered twice", async () => {
  const ask = (db: Db, n: number) => sql<{ n: number }>`select ${n}::integer + 1 as n`.execute(db);
  const answers = await storage.withSession(({ db }) => Promise.all([ask(db, 1), ask(db, 2)]));
  expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([2, 3]);
});
