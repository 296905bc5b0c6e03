import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmptyInstallation, emptyInstallation } from "../../../tests/support/empty-installation.ts";
import { headByHand, inAct, makeLab, openAct, sealAll } from "../../../tests/support/journal.ts";
import { seeded } from "../../../tests/support/sql.ts";
import { type Verification, verifyJournal } from "./journal.ts";

let installation: EmptyInstallation;
let superuser: pg.Client;
/** The head as it was kept outside. */
let head: string;

beforeAll(async () => {
  installation = await emptyInstallation();
  await makeLab(installation.ownerUrl);
  superuser = new pg.Client({ connectionString: installation.superuserUrl });
  await superuser.connect();
  // Twelve seals of one act with two changes each.
  for (let batch = 1; batch <= 12; batch += 1) {
    await inAct(
      installation.appUrl,
      `insert into lab.note (id, body, email) values ('${batch}', 'naïve \\ "1" الأول 第一 \u{1f30d}', 'a${batch}@example.org'); update lab.note set body = 'second' where id = '${batch}'`,
    );
    await sealAll(installation.ownerUrl);
  }
  head = (await verifyJournal(superuser)).head;
});
afterAll(async () => {
  await superuser.end();
  await installation.close();
});

/** What verification finds after somebody has switched the triggers off and done `tampering`; undone afterwards. */
async function after(tampering: string, kept?: string): Promise<Verification> {
  await superuser.query("begin; set local session_replication_role = replica");
  try {
    await superuser.query(tampering);
    return await verifyJournal(superuser, kept);
  } finally {
    await superuser.query("rollback");
  }
}

/** The id of the only entry that `question` finds. */
async function idOf(question: string): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(question);
  expect(rows).toHaveLength(1);
  return String(rows[0]?.id);
}

const actOf = (batch: number) =>
  idOf(
    `select a.id::text from journal.act a join journal.change c on c.act_id = a.id
     where c.table_name = 'lab.note' and c.row_id = '${batch}' and c.operation = 'insert'`,
  );
const changeOf = (batch: number, operation: string) =>
  idOf(
    `select id::text from journal.change where table_name = 'lab.note' and row_id = '${batch}' and operation = '${operation}'`,
  );
const sealOf = async (batch: number) =>
  idOf(
    `select seal_id::text as id from journal.sealed where kind = 'act' and entry_id = ${await actOf(batch)}`,
  );

test("an untouched journal is whole, and its head is in it", async () => {
  const found = await verifyJournal(superuser, head);
  expect(found.broken).toBeUndefined();
  expect(found.seals).toBe(12);
  expect(found.unsealed).toBe(0);
  expect(found.head).toBe(head);
  expect(head).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  "at = at + interval '1 microsecond'",
  "actor = 'somebody'",
  "actor_kind = 'system'",
  "act = 'lab.do-other'",
  "why = 'because'",
  `request = '{"a": 1}'`,
  "level = 'public'",
  "audience = '{x}'",
  "originator = 'x'",
])("an act changed in %s is named", async (set) => {
  const id = await actOf(5);
  expect((await after(`update journal.act set ${set} where id = ${id}`)).broken).toEqual({
    kind: "act",
    id,
    problem: "changed",
  });
});

test.each([
  "act_id = act_id - 1",
  "table_name = 'lab.other'",
  "row_id = 'other'",
  "operation = 'update'",
  `before = '{"body": "x"}'`,
  `after = after || '{"body": "x"}'`,
  "after = null",
  "level = 'confidential'",
  "audience = '{x}'",
  "originator = 'x'",
])("a change changed in %s is named", async (set) => {
  const id = await changeOf(5, "insert");
  expect((await after(`update journal.change set ${set} where id = ${id}`)).broken).toEqual({
    kind: "change",
    id,
    problem: "changed",
  });
});

test("a deleted change and a deleted act are named, also when every trace of it but the chain is gone", async () => {
  const change = await changeOf(6, "update");
  expect((await after(`delete from journal.change where id = ${change}`)).broken).toEqual({
    kind: "change",
    id: change,
    problem: "deleted",
  });
  const act = await actOf(6);
  const both = `delete from journal.change where act_id = ${act}; delete from journal.act where id = ${act}`;
  expect((await after(both)).broken).toEqual({ kind: "act", id: act, problem: "deleted" });
  const covered = `${both}; delete from journal.sealed s where s.seal_id = ${await sealOf(6)}`;
  expect((await after(covered)).broken).toEqual({ kind: "seal", id: await sealOf(6), problem: "changed" });
});

const newAct = (id: number) =>
  `insert into journal.act (id, at, actor_kind, actor, act) overriding system value values (${id}, now(), 'operator', 'x', 'lab.write-note');`;
const newChange = (id: number, act: string) =>
  `insert into journal.change (id, act_id, table_name, row_id, operation, level, audience, originator) overriding system value
   values (${id}, ${act}, 'lab.note', '1', 'delete', 'public', '{}', 'cted');`;

test("an inserted act and an inserted change are named, of several the first", async () => {
  expect((await after(newAct(900))).broken).toEqual({ kind: "act", id: "900", problem: "inserted" });
  const change = newChange(90_000, await actOf(3));
  expect((await after(change)).broken).toEqual({ kind: "change", id: "90000", problem: "inserted" });
  expect((await after(newAct(10_000) + newAct(9_000))).broken?.id).toBe("9000");
});

test("an altered seal is named, whatever of it was altered", async () => {
  const id = await sealOf(7);
  for (const set of ["hash = sha256(hash)", "previous = sha256(previous)", "entries = entries + 1"])
    expect((await after(`update journal.seal set ${set} where id = ${id}`)).broken, set).toEqual({
      kind: "seal",
      id,
      problem: "changed",
    });
});

test("an entry and its digest changed alike break the seal over them", async () => {
  const act = await actOf(8);
  const tampering = `update journal.act set why = 'x' where id = ${act};
    update journal.sealed s set digest = journal.entry_digest(journal.act_text(a)) from journal.act a
    where a.id = s.entry_id and s.kind = 'act' and a.id = ${act}`;
  expect((await after(tampering)).broken).toEqual({ kind: "seal", id: await sealOf(8), problem: "changed" });
});

test("an entry, its digest and its seal changed alike break the next seal", async () => {
  const act = await actOf(8);
  const seal = await sealOf(8);
  const tampering = `update journal.act set why = 'x' where id = ${act};
    update journal.sealed s set digest = journal.entry_digest(journal.act_text(a)) from journal.act a
    where a.id = s.entry_id and s.kind = 'act' and a.id = ${act};
    update journal.seal s set hash = sha256(s.previous || (select string_agg(digest, ''::bytea order by position)
    from journal.sealed e where e.seal_id = s.id)) where s.id = ${seal}`;
  expect((await after(tampering)).broken).toEqual({ kind: "seal", id: await sealOf(9), problem: "changed" });
});

test("two entries exchanged within a seal are named", async () => {
  const seal = await sealOf(4);
  const move = (from: number, to: number) =>
    `update journal.sealed set position = ${to} where seal_id = ${seal} and position = ${from};`;
  const swap = move(2, 4) + move(3, 2) + move(4, 3);
  expect((await after(swap)).broken).toEqual({ kind: "seal", id: seal, problem: "changed" });
});

test("a seal removed from the middle is named by the one that follows it", async () => {
  const seal = await sealOf(5);
  const act = await actOf(5);
  const cut = `delete from journal.change where act_id = ${act}; delete from journal.act where id = ${act};
    delete from journal.sealed where seal_id = ${seal}; delete from journal.seal where id = ${seal}`;
  expect((await after(cut)).broken).toEqual({ kind: "seal", id: await sealOf(6), problem: "changed" });
});

test("of several breaks the first in the chain is named", async () => {
  const [late, early] = [await actOf(10), await changeOf(2, "update")];
  const tampering = `delete from journal.change where act_id = ${late}; update journal.act set why = 'x' where id = ${late};
    update journal.change set row_id = 'x' where id = ${early}; ${newAct(900)}`;
  expect((await after(tampering)).broken).toEqual({ kind: "change", id: early, problem: "changed" });
});

test("a cut tail shows only by a head that was kept outside", async () => {
  const seal = await sealOf(12);
  const act = await actOf(12);
  const cut = `delete from journal.change where act_id = ${act}; delete from journal.act where id = ${act};
    delete from journal.sealed where seal_id = ${seal}; delete from journal.seal where id = ${seal}`;
  expect((await after(cut)).broken).toBeUndefined();
  expect((await after(cut, head)).broken).toEqual({ kind: "head", id: head, problem: "missing" });
  const older = (await after(cut)).head;
  expect((await verifyJournal(superuser, older)).broken).toBeUndefined();
});

test("the chain worked out again outside the database ends in the same head", async () => {
  expect(await headByHand(installation.ownerUrl)).toBe(head);
});

/** One random act in up to three steps, so that others come between; one in eight is taken back. */
async function randomAct(client: pg.Client, number: number, random: () => number): Promise<boolean> {
  const statements = Array.from({ length: Math.floor(random() * 3) }, (_, part) => {
    const id = `r${Math.floor(random() * 40)}`;
    const choices = [
      `insert into lab.note (id, body) values ('${number}-${part}', '${random()}')`,
      `update lab.note set body = '${random()}', email = 'e${number}@example.org' where id = '${id}'`,
      `insert into lab.note (id) values ('${id}') on conflict (id) do update set body = '${number}'`,
      `delete from lab.note where id = '${id}'`,
    ];
    return choices[Math.floor(random() * choices.length)] ?? "";
  });
  const kept = random() > 0.125;
  const whole = [`begin; ${openAct()}`, ...statements.slice(0, 1), kept ? "commit" : "rollback"];
  if (random() < 0.7) await client.query(whole.join("; "));
  else for (const step of whole) await client.query(step);
  return kept;
}

test("2,000 acts at random over five connections, sealed at random times, leave a whole chain", async () => {
  const before = await verifyJournal(superuser);
  const { rows: first } = await superuser.query<{ acts: number }>(
    "select count(*)::integer as acts from journal.act",
  );
  let next = 0;
  let kept = 0;
  const heads = new Set<string>();
  // What a transaction of any database of the server could still change waits for its end: the seals come when they can.
  const patience = performance.now() + 40_000;
  const goesOn = () => next < 2000 || (heads.size < 6 && performance.now() < patience);
  const worker = async (seed: number) => {
    const random = seeded(seed);
    const client = new pg.Client({ connectionString: installation.appUrl });
    await client.connect();
    while (goesOn()) {
      next += 1;
      if (await randomAct(client, next, random)) kept += 1;
      if (random() > 0.03) continue;
      const { rows } = await client.query("select encode(journal.seal_batch(), 'hex') as head");
      if (rows[0].head !== before.head) heads.add(rows[0].head);
    }
    await client.end();
  };
  await Promise.all([11, 12, 13, 14, 15].map(worker));
  await sealAll(installation.ownerUrl);
  const found = await verifyJournal(superuser, head);
  expect(found.broken).toBeUndefined();
  expect(found.unsealed).toBe(0);
  expect(found.seals).toBeGreaterThan(before.seals + 5);
  expect(found.seals).toBeGreaterThanOrEqual(before.seals + heads.size);
  const { rows } = await superuser.query<{ acts: number; changes: number; sealed: number }>(`
    select (select count(*) from journal.act)::integer as acts, (select count(*) from journal.change)::integer as changes,
      (select count(*) from journal.sealed)::integer as sealed`);
  const { acts = 0, changes = 0, sealed = 0 } = rows[0] ?? {};
  expect(acts).toBe((first[0]?.acts ?? 0) + kept);
  expect(sealed).toBe(acts + changes);
  expect(await headByHand(installation.ownerUrl)).toBe(found.head);
}, 60_000);
