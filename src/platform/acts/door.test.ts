import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { makeLab } from "../../../tests/support/journal.ts";
import { acts, translators } from "../../../tests/support/program.ts";
import { codeOf, numberOf, type Row, rowsOf } from "../../../tests/support/sql.ts";
import { EntenteError, notFound } from "../../kernel/errors.ts";
import { languages } from "../../kernel/language.ts";
import { type Actor, type AnyAct, command, publicActor, query } from "./act.ts";

let installation: TestInstallation;

beforeAll(async () => {
  installation = await freshInstallation();
  await makeLab(installation.ownerUrl);
});
afterAll(() => installation.close());

let ran = 0;
beforeEach(() => {
  ran = 0;
});

/** Writes a note; `last` is what it does afterwards. */
const writeNote = command({
  name: "lab.write-note",
  permission: "operate",
  input: z.strictObject({
    id: z.string().trim().min(1),
    body: z.string().default("–"),
    last: z.enum(["end", "throw", "fail", "swallow", "die"]).default("end"),
  }),
  async run({ db }, { id, body, last }) {
    ran += 1;
    await sql`insert into lab.note (id, body) values (${id}, ${body})`.execute(db);
    if (last === "throw") throw notFound("party-unknown", { id });
    if (last === "fail") throw new Error("a fault of ours");
    if (last === "swallow") await sql`insert into lab.note (id) values (${id})`.execute(db).catch(() => {});
    if (last === "die") await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
    return { id, body };
  },
});

const runSql = (permission: "read-public" | "operate", text: string) =>
  query({
    name: "lab.run-text",
    permission,
    input: z.strictObject({}),
    run: async ({ db }) => {
      ran += 1;
      return (await sql.raw(text).execute(db)).rows as Row[];
    },
  });

const perform = (input: unknown, actor: Actor = operator) =>
  installation.door.perform(actor, writeNote, { input });
const notes = () => numberOf(installation.ownerUrl, "select count(*) from lab.note");
const actCount = () => numberOf(installation.ownerUrl, "select count(*) from journal.act");

/** How many transactions the application's connections have begun so far, by what the door itself sends. */
async function begun(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { pool } = installation.storage;
  const note = () => {
    count += 1;
  };
  pool.on("acquire", note);
  await work();
  pool.off("acquire", note);
  return count;
}

test("an act that is not permitted runs nothing, writes nothing and takes no connection", async () => {
  const before = [await notes(), await actCount()];
  expect(
    await begun(() =>
      codeOf(perform({ id: "refused" }, publicActor)).then((code) => expect(code).toBe("act-refused")),
    ),
  ).toBe(0);
  const reading = runSql("operate", "select 1");
  expect(
    await begun(() =>
      expect(installation.door.ask(publicActor, reading, {})).rejects.toMatchObject({
        kind: "forbidden",
        code: "act-refused",
        params: { act: "lab.run-text" },
      }),
    ),
  ).toBe(0);
  expect(ran).toBe(0);
  expect([await notes(), await actCount()]).toEqual(before);
});

test("permission is asked before the input is looked at", async () => {
  expect(await codeOf(perform({ nonsense: true }, publicActor))).toBe("act-refused");
});

const refusedInputs: ReadonlyArray<readonly [string, unknown, object]> = [
  ["nothing", undefined, { field: "–", reason: "invalid_type" }],
  ["a text", "x", { field: "–", reason: "invalid_type" }],
  ["a field too few", {}, { field: "id", reason: "invalid_type" }],
  ["a field of another kind", { id: 7 }, { field: "id", reason: "invalid_type" }],
  ["a blank field", { id: "  " }, { field: "id", reason: "too_small" }],
  ["a field too many", { id: "x", admin: true }, { field: "–", reason: "unrecognized_keys" }],
  ["a value not in the list", { id: "x", last: "explode" }, { field: "last", reason: "invalid_value" }],
];

test.each(refusedInputs)(
  "input that is %s is refused, with the field and the reason, before any transaction",
  async (...row) => {
    const [, input, params] = row;
    const refusal = { kind: "invalid", code: "input-refused", params: { act: "lab.write-note", ...params } };
    expect(await begun(() => expect(perform(input)).rejects.toMatchObject(refusal))).toBe(0);
    expect(ran).toBe(0);
  },
);

test("the act works with the parsed input: trimmed, with what was left out filled in", async () => {
  expect(await perform({ id: "  parsed " })).toEqual({ id: "parsed", body: "–" });
});

test("an error thrown by the act takes back the act and every change, and comes out as it was thrown", async () => {
  const before = [await notes(), await actCount()];
  await expect(perform({ id: "thrown", last: "throw" })).rejects.toMatchObject({
    kind: "not-found",
    code: "party-unknown",
  });
  await expect(perform({ id: "failed", last: "fail" })).rejects.toThrow("a fault of ours");
  expect(ran).toBe(2);
  expect([await notes(), await actCount()]).toEqual(before);
  expect(await perform({ id: "after" })).toMatchObject({ id: "after" });
});

test("an act that hides a failure of the database does not seem to succeed", async () => {
  const before = [await notes(), await actCount()];
  await expect(perform({ id: "swallowed", last: "swallow" })).rejects.toThrow();
  expect([await notes(), await actCount()]).toEqual(before);
});

test("actor, time, reasons and request stand in the act's row, and its changes point at it", async () => {
  const reasons = {
    why: "Checked with “the source”; it's so.",
    request: { route: "/api/v1/notes", attempt: 2 },
  };
  await installation.door.perform(operator, writeNote, { input: { id: "reasoned" }, reasons });
  const [row] = await rowsOf(
    installation.ownerUrl,
    `select a.actor_kind, a.actor, a.act, a.why, a.request, a.at, c.operation from journal.act a join journal.change c on c.act_id = a.id
     where c.table_name = 'lab.note' and c.row_id = 'reasoned'`,
  );
  expect(row).toEqual({
    actor_kind: "operator",
    actor: "test",
    act: "lab.write-note",
    why: reasons.why,
    request: reasons.request,
    at: new Date("2026-11-25T09:00:00Z"),
    operation: "insert",
  });
});

test("an act without reasons has empty ones, and a system's act bears its name", async () => {
  await perform({ id: "unreasoned" }, { kind: "system", name: "night-work" });
  const [row] = await rowsOf(
    installation.ownerUrl,
    "select actor_kind, actor, why, request from journal.act order by id desc limit 1",
  );
  expect(row).toEqual({ actor_kind: "system", actor: "night-work", why: "", request: {} });
});

test.each([
  "insert into lab.note (id) values ('by a query')",
  "update registry.party set note = ''",
  "select journal.open_act(now(), 'operator', 'x', 'x.y-z', '', '{}')",
  "create temporary table scratch (id integer)",
  "set transaction read write",
])("a query writes nothing: %s", async (text) => {
  expect(["25006", "25001", "42501", "not-permitted"]).toContain(
    await codeOf(installation.door.ask(operator, runSql("operate", text), {})),
  );
  expect(await rowsOf(installation.ownerUrl, "select id from lab.note where id = 'by a query'")).toEqual([]);
});

test("a query writes no act", async () => {
  const before = await actCount();
  await installation.door.ask(publicActor, runSql("read-public", "select 1"), {});
  expect(await actCount()).toBe(before);
});

test("what an act and a query are given is the inside of their own transaction, under their reader", async () => {
  const inside =
    "select txid_current_if_assigned()::text as xid, current_setting('entente.reader') as reader, current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as read_only";
  expect(await installation.door.ask(publicActor, runSql("read-public", inside), {})).toEqual([
    { xid: null, reader: "public", isolation: "repeatable read", read_only: "on" },
  ]);
  const looking = command({
    name: "lab.look-around",
    permission: "operate",
    input: z.strictObject({}),
    run: async ({ db, actor, now, today }) => {
      const { rows } = await sql.raw<Row>(`${inside}, current_setting('entente.act') as act`).execute(db);
      const [row = {}] = rows;
      return { ...row, xid: row.xid, act: row.act, actor, now, today };
    },
  });
  const seen = await installation.door.perform(operator, looking, { input: {} });
  expect(seen).toMatchObject({
    reader: "operator",
    read_only: "off",
    actor: operator,
    today: "2026-11-25",
    now: new Date("2026-11-25T09:00:00Z"),
  });
  const [row] = await rowsOf(
    installation.ownerUrl,
    "select txid::text as xid, id::text as act from journal.act order by id desc limit 1",
  );
  expect({ xid: seen.xid, act: seen.act }).toEqual(row);
});

test("nothing of a reader stays on the connection for the next", async () => {
  for (let round = 0; round < 8; round += 1) {
    await installation.door.ask(operator, runSql("operate", "select 1"), {});
    await perform({ id: `left-${round}` });
  }
  const { rows } = await installation.storage.pool.query(
    "select current_setting('entente.reader', true) as reader, current_setting('entente.act', true) as act",
  );
  expect([rows[0].reader || "", rows[0].act || ""]).toEqual(["", ""]);
});

test("two acts at once do not see each other's half, and both are written", async () => {
  const before = await actCount();
  await Promise.all(Array.from({ length: 12 }, (_, index) => perform({ id: `at-once-${index}` })));
  expect(await actCount()).toBe(before + 12);
});

/** Everything that an error says, its cause aside: the cause is for the log. */
const spoken = (error: unknown): string => {
  const { message, params, code, kind } = error as EntenteError;
  return JSON.stringify([message, params, code, kind]);
};

async function errorOf(work: Promise<unknown>): Promise<EntenteError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EntenteError);
  return error as EntenteError;
}

test("a value that is taken becomes a conflict that repeats nothing of the database", async () => {
  await perform({ id: "taken", body: "a secret body" });
  const error = await errorOf(perform({ id: "taken" }));
  expect(error).toMatchObject({ kind: "conflict", code: "already-exists", params: {} });
  expect(spoken(error)).not.toMatch(/taken|duplicate|constraint|lab|note|secret/);
});

test("what the application may not do becomes forbidden, without the name of the table", async () => {
  const error = await errorOf(
    installation.door.ask(operator, runSql("operate", "select * from journal.personal"), {}),
  );
  expect(error).toMatchObject({ kind: "forbidden", code: "not-permitted" });
  expect(spoken(error)).not.toMatch(/personal|denied/);
});

test("a connection that is cut becomes unavailable, and the next act has another", async () => {
  const before = await notes();
  const error = await errorOf(perform({ id: "cut", last: "die" }));
  expect(error).toMatchObject({ kind: "unavailable", code: "database-unreachable", params: {} });
  expect(spoken(error)).not.toMatch(/terminat|administrator/);
  const cut = installation.door.ask(
    operator,
    runSql("operate", "select pg_terminate_backend(pg_backend_pid())"),
    {},
  );
  expect(await errorOf(cut)).toMatchObject({ kind: "unavailable", code: "database-unreachable" });
  for (let round = 0; round < 6; round += 1) await perform({ id: `whole-${round}` });
  expect(await notes()).toBe(before + 6);
});

test("a serialisation failure becomes a conflict with the advice to repeat", async () => {
  const raise = (state: string) =>
    `do $$ begin raise exception 'secret text' using errcode = '${state}'; end $$`;
  for (const state of ["40001", "40P01"]) {
    const error = await errorOf(installation.door.ask(operator, runSql("operate", raise(state)), {}));
    expect(error).toMatchObject({ kind: "conflict", code: "changed-meanwhile" });
    expect(spoken(error)).not.toContain("secret");
  }
  const full = await errorOf(installation.door.ask(operator, runSql("operate", raise("53100")), {}));
  expect(full).toMatchObject({ kind: "unavailable", code: "disk-full" });
});

const ask = (act: AnyAct, actor: Actor, input: unknown): Promise<unknown> =>
  act.kind === "query"
    ? installation.door.ask(actor, act, input)
    : installation.door.perform(actor, act, { input });

test("the public performs no registered command, and asks no query that is not for everybody", async () => {
  const before = await actCount();
  const guarded = acts.filter(({ kind, permission }) => kind === "command" || permission !== "read-public");
  expect(guarded.length).toBeGreaterThanOrEqual(40);
  for (const act of guarded) {
    expect(await codeOf(ask(act, publicActor, {})), act.name).toBe("act-refused");
    const disguised = { ...publicActor, name: "operator" };
    expect(await codeOf(ask(act, disguised, {})), act.name).toBe("act-refused");
  }
  const open = acts.filter(({ kind, permission }) => kind === "command" && permission === "read-public");
  expect(open.map(({ name }) => name)).toEqual([]);
  expect(await actCount()).toBe(before);
});

test("every registered act refuses a field that it does not know", async () => {
  for (const act of acts) {
    const parsed = act.input.safeParse({ "no-such-field": 1 });
    expect(parsed.success, act.name).toBe(false);
  }
});

test("every act has a name of the form area.verb-noun, unique, and a sentence in all six languages", () => {
  const names = acts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    // `reference.load` takes the whole release and needs no noun.
    expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)+$|^reference\.load$/);
    for (const language of languages)
      expect(translators[language](`act.${name}`).length, `${name} in ${language}`).toBeGreaterThan(5);
  }
});
