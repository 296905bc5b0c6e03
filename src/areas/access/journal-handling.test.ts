import { afterAll, beforeAll, expect, test } from "vitest";
import { entryHandlings } from "../../../tests/support/entry-handling.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { inAct, makeLab } from "../../../tests/support/journal.ts";
import { makePerson } from "../../../tests/support/people.ts";
import { rowsOf, seeded } from "../../../tests/support/sql.ts";
import { handlingLevels } from "../../kernel/handling.ts";
import { type Actor, publicActor } from "../../platform/acts/index.ts";
import { platformMigrations } from "../../platform/storage/index.ts";
import { mayReadEntry, nameReader, type Reader, type Role } from "./model.ts";

/*
 * The policy of the journal's entries and its slow twin, `mayReadEntry`, side by side: rows that come, are changed, closed, opened, go and
 * come again under the same id.
 */

interface Named {
  readonly name: string;
  readonly actor: Actor;
  readonly reader: Reader;
}

let installation: TestInstallation;
const readers: Named[] = [
  { name: "the public", actor: publicActor, reader: { kind: "public" } },
  { name: "the operator", actor: operator, reader: { kind: "operator" } },
  { name: "a link", actor: { kind: "link", name: "l-1 osce" }, reader: { kind: "link", party: "osce" } },
];

async function join(name: string, roles: readonly Role[], party: string): Promise<void> {
  const { id, actor } = await makePerson(installation, { name, roles, party });
  const held = roles.map((role) => ({ role, party }));
  readers.push({ name, actor, reader: { kind: "person", id, roles: held, circles: [] } });
}

beforeAll(async () => {
  installation = await freshInstallation();
  await makeLab(installation.ownerUrl);
  await join("Ola Officer", ["liaison-officer"], "cted");
  await join("Dee Drafter", ["drafter"], "cted");
  await join("Ann Administrator", ["administrator"], "cted");
  await join("Val Validator", ["validator"], "osce");
});
afterAll(() => installation.close());

const person = (name: string) => `person:${readers.find((one) => one.name === name)?.actor.name}`;

/** Numbers of the entries of a row that somebody is shown. */
async function shownTo({ actor }: Named, where: string): Promise<number[]> {
  const client = await installation.storage.pool.connect();
  try {
    await client.query(`begin read only; select ${nameReader(actor)}`);
    const { rows } = await client.query<{ id: number }>(
      `select id::integer from journal.change where ${where} order by id`,
    );
    return rows.map(({ id }) => id);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const handled = (level: string, audience: readonly string[], originator = "cted") =>
  `level = '${level}', audience = '{${audience.join(",")}}', originator = '${originator}'`;
const inserted = (id: string, level: string, audience: readonly string[]) =>
  `insert into lab.note (id, body, level, audience) values ('${id}', 'first', '${level}', '{${audience.join(",")}}')`;
const changed = (id: string, set: string) => `update lab.note set ${set} where id = '${id}'`;
const act = (statement: string) => inAct(installation.ownerUrl, statement);

async function life(id: string, ...statements: readonly string[]): Promise<Record<string, number>> {
  for (const statement of statements) await act(statement);
  const where = `table_name = 'lab.note' and row_id = '${id}'`;
  const counts: Record<string, number> = {};
  for (const named of readers.filter(({ name }) => / (Officer|Drafter)/.test(name)))
    counts[named.name] = (await shownTo(named, where)).length;
  return counts;
}

test("what was said of a row before it was closed is for those who may read it now", async () => {
  const ola = [person("Ola Officer")];
  expect(
    await life(
      "closed",
      inserted("closed", "public", []),
      changed("closed", "body = 'second'"),
      changed("closed", handled("strictly-confidential", ola)),
    ),
  ).toEqual({ "Ola Officer": 3, "Dee Drafter": 0 });
});

test("a row that is opened does not open what was said of it while it was closed", async () => {
  const ola = [person("Ola Officer")];
  expect(
    await life(
      "opened",
      inserted("opened", "confidential", ola)
        .replace("(id,", "(originator, id,")
        .replace("('opened'", "('osce', 'opened'"),
      changed("opened", "body = 'second'"),
      changed("opened", handled("public", [])),
      changed("opened", "body = 'third'"),
    ),
  ).toEqual({ "Ola Officer": 4, "Dee Drafter": 1 });
});

test("an entry by which a row passes from some to others is for those who may read both", async () => {
  expect(
    await life(
      "passed",
      inserted("passed", "strictly-confidential", [person("Ola Officer")]),
      changed("passed", handled("strictly-confidential", [person("Dee Drafter")])),
      changed("passed", "body = 'second'"),
    ),
  ).toEqual({ "Ola Officer": 0, "Dee Drafter": 1 });
});

test("a row that comes again under an old id opens nothing of what was closed when the old one went", async () => {
  const ola = [person("Ola Officer")];
  expect(
    await life(
      "again",
      inserted("again", "public", []),
      changed("again", handled("strictly-confidential", ola)),
      "delete from lab.note where id = 'again'",
      inserted("again", "public", []),
    ),
  ).toEqual({ "Ola Officer": 4, "Dee Drafter": 1 });
  expect(
    await life("again", changed("again", handled("strictly-confidential", [person("Dee Drafter")]))),
  ).toEqual({ "Ola Officer": 0, "Dee Drafter": 2 });
});

/** Acts by chance upon twelve rows. */
async function manyLives(seed: number, count: number): Promise<void> {
  const random = seeded(seed);
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const audience = () =>
    [person("Ola Officer"), person("Dee Drafter"), "role:administrator", "party:osce", "cted"].filter(
      () => random() < 0.3,
    );
  const standing = new Set<string>();
  for (let turn = 0; turn < count; turn += 1) {
    const id = `by-chance-${Math.floor(random() * 12)}`;
    if (!standing.has(id)) {
      await act(inserted(id, one(handlingLevels), audience()));
      standing.add(id);
    } else if (random() < 0.15) {
      await act(`delete from lab.note where id = '${id}'`);
      standing.delete(id);
    } else if (random() < 0.5) await act(changed(id, `body = 'turn ${turn}'`));
    else await act(changed(id, handled(one(handlingLevels), audience(), one(["cted", "osce", "fatf"]))));
  }
}

test("of lives by chance, everybody is shown the entries that the twin allows, and no other", async () => {
  await manyLives(7, 250);
  const where = "table_name = 'lab.note'";
  const handlings = await entryHandlings(installation.ownerUrl, where);
  expect(handlings.size).toBeGreaterThan(240);
  for (const named of readers) {
    const allowed = [...handlings].filter(([, handling]) => mayReadEntry(named.reader, handling));
    expect(await shownTo(named, where), named.name).toEqual(allowed.map(([id]) => id).sort((a, b) => a - b));
  }
});

const everything = "select * from journal.also_handled order by 1, 2, 3, 4, 5";

test("what stands beside the entries is the same when it is reckoned from them alone", async () => {
  const kept = await rowsOf(installation.ownerUrl, everything);
  expect(kept.length).toBeGreaterThan(50);
  const migration = Object.entries(platformMigrations.files).find(([file]) => file.includes("0004-"))?.[1];
  const fill = migration?.slice(
    migration.indexOf("-- What was written before."),
    migration.indexOf("revoke execute"),
  );
  await rowsOf(installation.ownerUrl, `delete from journal.also_handled`);
  await rowsOf(installation.ownerUrl, fill ?? "");
  const again = await rowsOf(installation.ownerUrl, everything);
  expect(again).toEqual(kept);
});

test("beside the entries a reader is shown the numbers of those that are closed to them, and nothing else", async () => {
  const [drafter] = readers.filter(({ name }) => name === "Dee Drafter");
  const client = await installation.storage.pool.connect();
  try {
    await client.query(`begin read only; select ${nameReader(drafter?.actor ?? publicActor)}`);
    const { rows } = await client.query("select change_id from journal.also_handled limit 5");
    expect(rows.length).toBeGreaterThan(0);
    await expect(client.query("select level from journal.also_handled")).rejects.toMatchObject({
      code: "42501",
    });
  } finally {
    await client.query("rollback");
    client.release();
  }
});
