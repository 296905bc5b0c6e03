import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { headByHand, inAct, makeLab, openAct, sealAll } from "../../../tests/support/journal.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { verifyJournal } from "./journal.ts";

let installation: TestInstallation;
let owner: pg.Client;
const clients: pg.Client[] = [];

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

beforeAll(async () => {
  installation = await freshInstallation();
  await makeLab(installation.ownerUrl);
  owner = await connect(installation.ownerUrl);
});
afterAll(async () => {
  for (const client of clients) await client.end();
  await installation.close();
});

const urls = () => ({
  application: installation.appUrl,
  owner: installation.ownerUrl,
  superuser: installation.superuserUrl,
});
const roles = ["application", "owner", "superuser"] as const;

const changesOf = (id: string) =>
  rowsOf(
    installation.ownerUrl,
    "select * from journal.change where table_name = 'lab.note' and row_id = $1 order by id",
    [id],
  );

const changes = [
  ["an insert", "insert into lab.note (id) values ('refused')"],
  ["an update", "update registry.party set note = 'refused' where id = 'fatf'"],
  ["a deletion", "delete from registry.term"],
] as const;

for (const role of roles) {
  test.each(changes)(`%s without an act is refused to the ${role}`, async (_title, change) => {
    const text = `begin; select set_config('entente.reader', 'operator', true); ${change}; commit`;
    expect(await codeOf(rowsOf(urls()[role], text))).toBe("EN001");
  });
}

test("a change under the id of an older act is refused", async () => {
  const older = await numberOf(installation.ownerUrl, "select max(id) from journal.act");
  for (const role of roles) {
    const text = `begin; select set_config('entente.reader', 'operator', true), set_config('entente.act', '${older}', true);
      insert into lab.note (id) values ('refused'); commit`;
    expect(await codeOf(rowsOf(urls()[role], text))).toBe("EN001");
  }
});

test("an act ends with its transaction, also on the same connection", async () => {
  const client = await connect(installation.appUrl);
  await client.query(`begin; ${openAct()} insert into lab.note (id) values ('first'); commit`);
  const second = `begin; select set_config('entente.reader', 'operator', true); insert into lab.note (id) values ('second'); commit`;
  expect(await codeOf(client.query(second))).toBe("EN001");
});

test("the application writes no entry by itself", async () => {
  const writes = [
    "insert into journal.act (at, actor_kind, actor, act) values (now(), 'operator', 'x', 'x')",
    "insert into journal.change (act_id, table_name, row_id, operation, level, audience, originator) values (1, 'x', 'x', 'insert', 'public', '{}', 'x')",
    "insert into journal.seal (previous, entries, hash) values ('', 0, '')",
    "delete from journal.pending",
    "select * from journal.personal",
    "select * from journal.pending",
    "select * from journal.sealed",
  ];
  for (const write of writes) expect(await codeOf(rowsOf(installation.appUrl, write)), write).toBe("42501");
});

const entries = ["journal.act", "journal.change", "journal.seal", "journal.sealed"] as const;
const columns = {
  "journal.act": "why = ''",
  "journal.change": "row_id = ''",
  "journal.seal": "entries = 0",
  "journal.sealed": "position = 0",
};

test.each(entries)("%s is never updated, deleted or truncated", async (table) => {
  await sealAll(installation.ownerUrl);
  const attempts = [
    `update ${table} set ${columns[table]}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ];
  for (const attempt of attempts) {
    expect(await codeOf(rowsOf(installation.appUrl, attempt)), attempt).toBe("42501");
    expect(await codeOf(rowsOf(installation.ownerUrl, attempt)), attempt).toBe("EN002");
    expect(await codeOf(rowsOf(installation.superuserUrl, attempt)), attempt).toBe("EN002");
  }
  expect(await numberOf(installation.ownerUrl, `select count(*) from ${table}`)).toBeGreaterThan(0);
});

test("the application cannot switch the triggers off", async () => {
  for (const text of [
    "set session_replication_role = replica",
    "alter table journal.act disable trigger append_only",
    "drop trigger journal on registry.party",
    "create or replace function journal.refuse() returns trigger language plpgsql as 'begin return new; end'",
  ])
    expect(await codeOf(rowsOf(installation.appUrl, text)), text).toBe("42501");
});

test("a domain table is not truncated, even inside an act", async () => {
  for (const table of ["registry.term", "registry.party", "lab.note"]) {
    const text = `begin; ${openAct()} truncate ${table} cascade; commit`;
    expect(await codeOf(rowsOf(installation.appUrl, text)), table).toBe("42501");
    expect(await codeOf(rowsOf(installation.ownerUrl, text)), table).toBe("EN002");
    expect(await codeOf(rowsOf(installation.superuserUrl, text)), table).toBe("EN002");
  }
});

test("every change writes one entry with the row before and after", async () => {
  await inAct(
    installation.appUrl,
    `insert into lab.note (id, body) values ('life', 'one'); update lab.note set body = 'two' where id = 'life';
     delete from lab.note where id = 'life'`,
  );
  const body = (image: unknown) => (image as { body: string } | null)?.body ?? null;
  const found = await changesOf("life");
  expect(found.map(({ operation, before, after }) => [operation, body(before), body(after)])).toEqual([
    ["insert", null, "one"],
    ["update", "one", "two"],
    ["delete", "two", null],
  ]);
  expect(new Set(found.map(({ act_id }) => act_id)).size).toBe(1);
});

test("an update that changes nothing writes no entry", async () => {
  await inAct(installation.appUrl, "insert into lab.note (id, body) values ('same', 'x')");
  await inAct(installation.appUrl, "update lab.note set body = body where id = 'same'");
  expect(await changesOf("same")).toHaveLength(1);
});

test("a transaction that is rolled back leaves neither act nor entry", async () => {
  const before = await numberOf(installation.ownerUrl, "select count(*) from journal.act");
  const text = `begin; ${openAct()} insert into lab.note (id) values ('undone'); rollback`;
  await rowsOf(installation.appUrl, text);
  expect(await numberOf(installation.ownerUrl, "select count(*) from journal.act")).toBe(before);
  expect(await changesOf("undone")).toEqual([]);
});

test("an entry carries the handling of its row", async () => {
  await inAct(
    installation.appUrl,
    "insert into lab.note (id, level, audience, originator) values ('handled', 'confidential', '{a,b}', 'ofac')",
  );
  expect((await changesOf("handled"))[0]).toMatchObject({
    level: "confidential",
    audience: ["a", "b"],
    originator: "ofac",
  });
});

const levels = ["public", "unclassified", "confidential", "strictly-confidential"] as const;

test("a row marked anew leaves an entry at the stricter of both levels, whichever way", async () => {
  for (const from of levels) {
    for (const to of levels.filter((level) => level !== from)) {
      const id = `${from} ${to}`;
      await inAct(
        installation.appUrl,
        `insert into lab.note (id, level, originator) values ('${id}', '${from}', 'was-${from}')`,
      );
      await inAct(
        installation.appUrl,
        `update lab.note set level = '${to}', originator = 'is-${to}' where id = '${id}'`,
      );
      const stricter = levels.indexOf(from) > levels.indexOf(to) ? from : to;
      const [, entry] = await changesOf(id);
      expect(entry?.level, id).toBe(stricter);
      expect(entry?.originator, id).toBe(stricter === from ? `was-${from}` : `is-${to}`);
    }
  }
});

test("a personal value is set apart, and the entry holds only its address and a salted digest", async () => {
  await inAct(
    installation.appUrl,
    "insert into lab.note (id, body, email) values ('person', 'open', 'someone@example.org'), ('nobody', 'open', null)",
  );
  const [entry = {}] = await changesOf("person");
  const text = JSON.stringify(entry);
  expect(text).not.toContain("someone@example.org");
  const { email, body } = entry.after as {
    email: { personal: string; digest: string };
    body: string;
  };
  expect(body).toBe("open");
  expect(Object.keys(email).sort()).toEqual(["digest", "personal"]);
  const [apart] = await rowsOf(
    installation.ownerUrl,
    "select encode(salt, 'hex') as salt, value from journal.personal where id = $1",
    [email.personal],
  );
  expect(apart?.value).toBe("someone@example.org");
  const salted = createHash("sha256")
    .update(Buffer.from(String(apart?.salt), "hex"))
    .update(JSON.stringify("someone@example.org"));
  expect(email.digest).toBe(salted.digest("hex"));
  const [nobody = {}] = await changesOf("nobody");
  expect((nobody.after as { email: unknown }).email).toBeNull();
});

test("two equal personal values have different digests, so that nobody can try values out", async () => {
  await inAct(
    installation.appUrl,
    "insert into lab.note (id, email) values ('twin-1', 'same@example.org'), ('twin-2', 'same@example.org')",
  );
  const digests = [...(await changesOf("twin-1")), ...(await changesOf("twin-2"))].map(
    ({ after }) => (after as { email: { digest: string } }).email.digest,
  );
  expect(new Set(digests).size).toBe(2);
});

test("erasing personal values leaves the chain whole", async () => {
  await inAct(
    installation.appUrl,
    "insert into lab.note (id, email) values ('erased', 'gone@example.org'); update lab.note set email = 'new@example.org' where id = 'erased'",
  );
  await sealAll(installation.ownerUrl);
  const before = await verifyJournal(owner);
  expect(before.broken).toBeUndefined();
  await rowsOf(installation.ownerUrl, "delete from journal.personal");
  expect(await verifyJournal(owner, before.head)).toEqual(before);
});

test("the act of a running transaction is not sealed, and is once it has ended", async () => {
  await sealAll(installation.ownerUrl);
  const running = await connect(installation.appUrl);
  await running.query(`begin; ${openAct("lab.run-long")} insert into lab.note (id) values ('running')`);
  await inAct(installation.appUrl, "insert into lab.note (id) values ('meanwhile')");
  await rowsOf(installation.ownerUrl, "select journal.seal_batch()");
  const sealedLong = `select count(*) from journal.sealed s join journal.act a on a.id = s.entry_id and s.kind = 'act' where a.act = 'lab.run-long'`;
  expect(await numberOf(installation.ownerUrl, sealedLong)).toBe(0);
  expect((await verifyJournal(owner)).broken).toBeUndefined();
  await running.query("commit");
  await sealAll(installation.ownerUrl);
  expect(await numberOf(installation.ownerUrl, sealedLong)).toBe(1);
  const found = await verifyJournal(owner);
  expect(found.broken).toBeUndefined();
  expect(found.unsealed).toBe(0);
});

test("sealing twice makes no second seal, and several at once seal nothing twice", async () => {
  await sealAll(installation.ownerUrl);
  const before = await verifyJournal(owner);
  await sealAll(installation.ownerUrl);
  expect(await verifyJournal(owner)).toEqual(before);
  await inAct(installation.appUrl, "insert into lab.note (id) values ('sealed-once')");
  await Promise.all(Array.from({ length: 6 }, () => sealAll(installation.ownerUrl)));
  const after = await verifyJournal(owner);
  expect(after.broken).toBeUndefined();
  expect(after.seals).toBe(before.seals + 1);
  expect(after.entries).toBe(before.entries + 2);
});

test("the chain over the whole reference data, worked out again outside the database, has the same head", async () => {
  await sealAll(installation.ownerUrl);
  const found = await verifyJournal(owner);
  expect(found.broken).toBeUndefined();
  expect(found.entries).toBeGreaterThan(9000);
  expect(await headByHand(installation.ownerUrl)).toBe(found.head);
});
