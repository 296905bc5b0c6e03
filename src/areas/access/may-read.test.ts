import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { type Row, rowsOf } from "../../../tests/support/sql.ts";
import { handlingLevels } from "../../kernel/handling.ts";
import { type Actor, publicActor } from "../../platform/acts/index.ts";
import { addCircle, addMember } from "./commands/circles.ts";
import { deactivatePerson, endRole } from "./commands/people.ts";
import { type Handling, nameReader, type Reader, type Role, whyMayRead } from "./model.ts";
import { readPerson, whoCanRead, whyCanRead } from "./queries.ts";

/*
 * The rule in the database and its slow twin, `whyMayRead`, side by side: for twelve readers, every level, and every sort of
 * audience and originator, on every table that has them.
 */

let installation: TestInstallation;

interface Named {
  readonly name: string;
  readonly actor: Actor;
  readonly reader: Reader;
}
const readers: Named[] = [];
const circles = { harbour: ["osce"], lantern: ["Ned Named"] } as const;

const population: ReadonlyArray<{ name: string; role: Role; party: string; fate?: "closed" | "ended" }> = [
  { name: "Ola Officer", role: "liaison-officer", party: "cted" },
  { name: "Dee Drafter", role: "drafter", party: "cted" },
  { name: "Ann Administrator", role: "administrator", party: "cted" },
  { name: "Finn Focal", role: "main-focal-point", party: "osce" },
  { name: "Val Validator", role: "validator", party: "iom" },
  { name: "Ned Named", role: "reader", party: "fatf" },
  { name: "Cleo Closed", role: "liaison-officer", party: "cted", fate: "closed" },
  { name: "Eve Ended", role: "alternate", party: "osce", fate: "ended" },
];

async function settle({ name, role, party, fate }: (typeof population)[number]): Promise<Named> {
  const made: MadePerson = await makePerson(installation, { name, roles: [role], party });
  if (fate === "closed")
    await installation.door.perform(operator, deactivatePerson, { input: { id: made.id } });
  if (fate === "ended") {
    const { roles } = await installation.door.ask(operator, readPerson, { id: made.id });
    for (const { id } of roles) await installation.door.perform(operator, endRole, { input: { id } });
  }
  if (fate === "closed") return { name, actor: made.actor, reader: { kind: "public" } };
  const held = fate === "ended" ? [] : [{ role, party }];
  const mine = [
    ...(held.some((one) => one.party === "osce") ? ["harbour"] : []),
    ...(name === "Ned Named" ? ["lantern"] : []),
  ];
  return { name, actor: made.actor, reader: { kind: "person", id: made.id, roles: held, circles: mine } };
}

const idOf = (name: string): string => readers.find((one) => one.name === name)?.actor.name ?? "";

beforeAll(async () => {
  installation = await freshInstallation();
  const { door } = installation;
  readers.push(
    { name: "the public", actor: publicActor, reader: { kind: "public" } },
    { name: "the operator", actor: operator, reader: { kind: "operator" } },
    {
      name: "a link of osce",
      actor: { kind: "link", name: "l-1 osce" },
      reader: { kind: "link", party: "osce" },
    },
    {
      name: "a link of iom",
      actor: { kind: "link", name: "l-2 iom" },
      reader: { kind: "link", party: "iom" },
    },
  );
  for (const one of population) readers.push(await settle(one));
  for (const id of Object.keys(circles))
    await door.perform(operator, addCircle, { input: { id, name: `The ${id}` } });
  await door.perform(operator, addMember, { input: { circle_id: "harbour", party_id: circles.harbour[0] } });
  await door.perform(operator, addMember, { input: { circle_id: "lantern", person_id: idOf("Ned Named") } });
});
afterAll(() => installation.close());

/** Every sort of name that an audience may hold, and none. */
const audiences = (): string[][] => [
  [],
  ["party:osce"],
  ["iom"],
  ["circle:harbour"],
  ["circle:lantern"],
  ["circle:unknown"],
  ["role:drafter"],
  ["role:validator", "party:fatf"],
  [`person:${idOf("Finn Focal")}`],
  [`person:${idOf("Cleo Closed")}`, `person:${idOf("Eve Ended")}`],
  [`person:${idOf("Ola Officer")}`, "circle:harbour", "cted"],
];
const originators = ["cted", "osce", "fatf", "unknown"] as const;

const handlings = (): Handling[] =>
  handlingLevels.flatMap((level) =>
    audiences().flatMap((audience) => originators.map((originator) => ({ level, audience, originator }))),
  );

/** The rows of a statement, asked as somebody in a transaction of the application. */
async function askedAs({ actor }: Named, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = await installation.storage.pool.connect();
  try {
    await client.query(`begin read only; select ${nameReader(actor)}`);
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const unnested = "jsonb_to_recordset($1::jsonb) h(level text, audience text[], originator text)";

test("there are twelve readers", () => {
  expect(readers.map(({ name }) => name)).toHaveLength(12);
});

describe("the rule", () => {
  test("says of every handling to every reader what its twin says", async () => {
    const all = handlings();
    for (const named of readers) {
      const rows = await askedAs(
        named,
        `select access.may_read(h.level, h.audience, h.originator) as may from ${unnested}`,
        [JSON.stringify(all)],
      );
      const told = rows.map(({ may }) => may);
      expect(told, named.name).toEqual(
        all.map((handling) => whyMayRead(named.reader, handling) !== undefined),
      );
    }
  });

  test("says it of handlings that nobody thought of", async () => {
    const words = fc.constantFrom(
      "party:osce",
      "osce",
      "party:",
      "role:drafter",
      "role:",
      "circle:harbour",
      "person:",
      "{}",
      "",
      '"',
      "osce,iom",
      "OSCE",
    );
    const handling = fc.record({
      level: fc.constantFrom(...handlingLevels),
      audience: fc.array(words, { maxLength: 4 }),
      originator: fc.constantFrom("cted", "osce", "", "party:osce", "{osce}"),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(11), fc.array(handling, { minLength: 1, maxLength: 30 }), async (at, given) => {
        const named = readers[at];
        if (named === undefined) return;
        const rows = await askedAs(
          named,
          `select access.may_read(h.level, h.audience, h.originator) as may from ${unnested}`,
          [JSON.stringify(given)],
        );
        expect(rows.map(({ may }) => may)).toEqual(
          given.map((one) => whyMayRead(named.reader, one) !== undefined),
        );
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test("knows nobody who has not been named, and forgets them with the transaction", async () => {
    const client = await installation.storage.pool.connect();
    try {
      const asked = `select count(*)::integer as n from ${unnested} where access.may_read(h.level, h.audience, h.originator)`;
      const open = handlings().filter(({ level }) => level === "public").length;
      const told = async () =>
        (await client.query<{ n: number }>(asked, [JSON.stringify(handlings())])).rows[0]?.n;
      expect(await told()).toBe(open);
      await client.query("begin; select access.enter('person', $$nobody-at-all$$)");
      expect(await told()).toBe(open);
      await client.query(`rollback; begin; select access.enter('person', '${idOf("Ola Officer")}')`);
      expect(await told()).toBeGreaterThan(open);
      await client.query("commit");
      expect(await told()).toBe(open);
    } finally {
      client.release();
    }
  });
});

interface DomainTable {
  readonly name: string;
  readonly key: string;
  readonly statement: boolean;
  readonly certain: boolean;
}

/** Every table with the columns of handling but the journal's, which have rules of their own. */
async function domainTables(): Promise<DomainTable[]> {
  const rows = await rowsOf(
    installation.ownerUrl,
    `select c.oid::regclass::text as name, k.attname as key, p.qual like '%may_read_statement%' as statement,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'verification') as certain
     from pg_policies p join pg_class c on c.oid = (p.schemaname || '.' || p.tablename)::regclass
     join pg_index i on i.indrelid = c.oid and i.indisprimary
     join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
     where p.qual like '%may_read(level, audience, originator)%' and p.schemaname <> 'journal' order by 1`,
  );
  return rows.map(({ name, key, statement, certain }) => ({
    ...{ name: String(name), key: String(key) },
    ...{ statement: statement === true, certain: certain === true },
  }));
}

const isStaff = (reader: Reader) =>
  reader.kind === "operator" ||
  (reader.kind === "person" && reader.roles.some(({ party }) => party === "cted"));

describe("every table", () => {
  test("shows each of twelve readers, under every handling, exactly the rows that the twin allows", async () => {
    const tables = await domainTables();
    expect(tables.length).toBeGreaterThan(50);
    const all = handlings();
    for (const [at, { name, key, statement, certain }] of tables.entries()) {
      await rowsOf(
        installation.ownerUrl,
        `begin; select journal.open_act(now(), 'operator', 'test', 'test.mark-rows', '', '{}');
         create temporary table handling on commit drop as select row_number() over () - 1 as n, h.*
           from jsonb_to_recordset('${JSON.stringify(all)}'::jsonb) h(level text, audience text[], originator text);
         do $$ begin
           update ${name} t set level = h.level, audience = h.audience, originator = h.originator
           from (select ${key} as k, row_number() over (order by ${key}::text) as n from ${name} order by 2 limit 400) r
           join handling h on h.n = (r.n * 7 + ${at}) % ${all.length}
           where t.${key} = r.k;
         exception when check_violation then null; end $$; commit`,
      );
      const rows = (await rowsOf(
        installation.ownerUrl,
        `select ${key}::text as key, level, audience, originator${certain ? ", verification" : ""} from ${name}`,
      )) as unknown as ReadonlyArray<Handling & { key: string; verification?: string }>;
      for (const named of readers) {
        const { reader } = named;
        const expected = rows
          .filter((row) => whyMayRead(reader, row) !== undefined)
          .filter(({ verification }) => !statement || verification !== "unverified" || isStaff(reader))
          .map((row) => row.key)
          .sort();
        const found = await askedAs(named, `select ${key}::text as key from ${name}`);
        expect(found.map((row) => String(row.key)).sort(), `${named.name}: ${name}`).toEqual(expected);
      }
    }
  }, 120_000);
});

describe("who and why", () => {
  test("are told as the database decides, of every handling", async () => {
    const people = readers.filter(({ actor }) => actor.kind === "person");
    for (const handling of handlings().filter((_, at) => at % 5 === 0)) {
      const { readers: told, everybody, count } = await installation.door.ask(operator, whoCanRead, handling);
      expect(everybody).toBe(handling.level === "public");
      expect(count).toBe(told.length);
      for (const named of people) {
        const [row] = await askedAs(
          named,
          `select access.may_read(h.level, h.audience, h.originator) as may from ${unnested}`,
          [JSON.stringify([handling])],
        );
        const may = row?.may === true;
        const words = `${named.name}: ${JSON.stringify(handling)}`;
        const why = await installation.door.ask(operator, whyCanRead, {
          person: named.actor.name,
          ...handling,
        });
        expect(why.may, words).toBe(may);
        // A closed account reads what is public, and is not counted among those who sign in.
        const counted = named.name !== "Cleo Closed" && may;
        expect(
          told.some(({ id }) => id === named.actor.name),
          words,
        ).toBe(counted);
        if (counted) expect(told.find(({ id }) => id === named.actor.name)?.ground, words).toBe(why.ground);
      }
    }
  });
});
