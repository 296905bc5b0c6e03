import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { makePerson } from "../../../tests/support/people.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import type { Day } from "../../kernel/partial-date.ts";
import { type Actor, publicActor, query } from "../../platform/acts/index.ts";
import { dueQuestions } from "./store/due.ts";
import { type Alike, countQuestions, facetsOf, listedParties, type WorkFilter } from "./store/listed.ts";

/*
 * What is stored for the list, beside its slow twin: every party, its regions and each of its facts asked for under the reader's own
 * rules, and the states reckoned on the day.
 */

let installation: TestInstallation;
const readers: Actor[] = [operator, publicActor];
beforeAll(async () => {
  installation = await freshInstallation();
  for (const name of ["Ana Marsh", "Dee Shoal"])
    readers.push((await makePerson(installation, { name, roles: ["drafter"] })).actor);
  const partner = { name: "Bo Reed", roles: ["main-focal-point"], party: "osce" } as const;
  readers.push((await makePerson(installation, partner)).actor);
});
afterAll(() => installation.close());

interface Line extends Omit<Alike, "count"> {
  readonly id: string;
}

const states = ["overdue", "due", "unchecked", "fresh"] as const;
const inOrder = <One extends { readonly id: string }>(lines: readonly One[]) =>
  lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** What the list keeps, and what the tables say, to one reader on one day. */
const compared = (actor: Actor, on: Day) =>
  installation.door.ask(
    actor,
    query({
      name: "lab.compare-list",
      permission: "read-public",
      input: z.strictObject({}),
      async run({ db }) {
        const kept = await sql<Line>`
          select id, kind, category, status, level, state from (${listedParties({ on }, { stated: true })}) p`.execute(
          db,
        );
        const one = await sql<Line>`
          select p.* from registry.party q cross join lateral (
            select id, kind, category, status, level, state from (${listedParties({ on }, { stated: true, of: sql`q.id` })}) o offset 0
          ) p`.execute(db);
        const { rows: parties } = await sql<Omit<Line, "state">>`
          select id, kind, category, status, level from registry.party`.execute(db);
        const tallies = await dueQuestions(db).partyTallies(
          { on, states },
          { after: undefined, most: 10_000 },
        );
        const stateOf = new Map(
          tallies.map((tally) => [tally.partyId, states.find((state) => tally[state] > 0)]),
        );
        const told = parties.map((party) => ({ ...party, state: stateOf.get(party.id) ?? null }));
        const { rows: regions } = await sql<{ value: string; count: number }>`
          with recursive within(party, id) as (
            select c.party_id, c.region_id from registry.coverage c join registry.party p on p.id = c.party_id
            union select w.party, r.parent_id from within w join registry.region r on r.id = w.id where r.parent_id is not null
          ) select id as value, count(*)::integer as count from within group by id`.execute(db);
        return {
          kept: inOrder(kept.rows),
          one: inOrder(one.rows),
          told: inOrder(told),
          regions: new Map(regions.map(({ value, count }) => [value, count])),
          keptRegions: await countQuestions(db).regionCounts({ on }),
        };
      },
    }),
    {},
  );

async function expectAgreement(on: Day): Promise<void> {
  for (const actor of readers) {
    const { kept, one, told, regions, keptRegions } = await compared(actor, on);
    expect(kept).toEqual(told);
    expect(one).toEqual(told);
    expect(keptRegions).toEqual(regions);
  }
}

const change = (text: string) =>
  rowsOf(
    installation.superuserUrl,
    `begin; select journal.open_act(now(), 'operator', 'test', 'test.change-rows', '', '{}'); ${text}; commit`,
  );

const aDay = fc
  .date({ min: new Date("2022-01-01"), max: new Date("2031-12-31"), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10) as Day);
const aDate = fc.option(
  fc.tuple(aDay, fc.constantFrom(4, 7, 10)).map(([whole, length]) => whole.slice(0, length)),
  { freq: 3 },
);
const tables = {
  party: [true, true],
  party_name: [true, false],
  relation: [true, true],
  office: [true, true],
  membership: [true, true],
  identifier: [false, false],
  coverage: [false, false],
  focal_point: [true, true],
} as const;

const quoted = (text: string | null) => (text === null ? "null" : `'${text}'`);

/** A change of some rows of one table: what they say of days and of who may read them. */
const aChange = fc
  .record({
    table: fc.constantFrom(...(Object.keys(tables) as Array<keyof typeof tables>)),
    verified: aDate,
    until: fc.oneof(fc.constant(null), aDate),
    level: fc.constantFrom(
      "public",
      "public",
      "public",
      "unclassified",
      "confidential",
      "strictly-confidential",
    ),
    audience: fc.constantFrom("{}", "{}", "{}", "{party:cted}", "{person:dee-shoal}", "{circle:nobody}"),
    originator: fc.constantFrom("cted", "cted", "cted", "osce"),
    verification: fc.constantFrom("known", "unverified"),
    share: fc.integer({ min: 3, max: 40 }),
    gone: fc.boolean(),
  })
  .map(({ table, verified, until, level, audience, originator, verification, share, gone }) => {
    const some = `where id in (select id from registry.${table} order by md5(id::text || '${share}') limit ${share})`;
    if (gone && table !== "party" && table !== "party_name") return `delete from registry.${table} ${some}`;
    const [ends, states] = tables[table];
    return `update registry.${table} set verified_on = ${quoted(verified)}, level = '${level}', audience = '${audience}',
      originator = '${originator}' ${ends ? `, until = ${quoted(until)}` : ""} ${states ? `, verification = '${verification}'` : ""} ${some}`;
  });

const partyOf: Partial<Record<keyof typeof tables, string>> = {
  party: "id",
  relation: "from_id",
  office: "holder_id",
};

/** All that is said of every second party was verified on one day: there each single fact tells. */
const verifiedOnce = (Object.keys(tables) as Array<keyof typeof tables>)
  .map(
    (table) =>
      `update registry.${table} set verified_on = '2026-10-01' where md5(${partyOf[table] ?? "party_id"}) < '8'`,
  )
  .join("; ");

test("what is stored for the list is what the tables say, whoever reads and on whatever day, after any changes", async () => {
  await expectAgreement("2026-11-25" as Day);
  await change(`${verifiedOnce}; update registry.party set website_verified_on = '2026-10-01'`);
  await expectAgreement("2026-11-25" as Day);
  await fc.assert(
    fc.asyncProperty(fc.array(aChange, { minLength: 1, maxLength: 4 }), aDay, async (changes, on) => {
      await change(changes.join("; "));
      await expectAgreement(on);
    }),
    { numRuns: 20, seed: 7 },
  );
}, 120_000);

test("a doubtful membership is counted for the secretariat alone", async () => {
  await change("update registry.party set level = 'public', until = null");
  await change(`update registry.membership m set verification = 'unverified', verified_on = '2001', until = null, level = p.level,
    audience = p.audience, originator = p.originator from registry.party p where p.id = m.party_id`);
  await expectAgreement("2026-11-25" as Day);
});

test("another rule of freshness holds for every party in the transaction that brings it", async () => {
  await change(
    "update registry.freshness_rule set days_due = 30, days_overdue = 60 where id in ('party', 'name', 'coverage')",
  );
  await expectAgreement("2026-11-25" as Day);
  await change("delete from registry.freshness_rule where id = 'party'");
  await expectAgreement("2026-11-25" as Day);
});

test("a region that moves takes the parties of the list with it", async () => {
  await change("update registry.region set parent_id = '142' where id = '011'");
  await expectAgreement("2026-11-25" as Day);
});

test("two who change facts of one party at once both find their change in the list", async () => {
  const both = [1, 2].map((at) =>
    change(
      `insert into registry.identifier (party_id, scheme, value, verification, verified_on)
         values ('fatf', 'lab', '${at}', 'known', '201${at}-01-01'); select pg_sleep(0.1)`,
    ),
  );
  await Promise.all(both);
  await expectAgreement("2026-11-25" as Day);
});

test("nothing waits once a transaction is over, and who may not read a class sees none of its rows", async () => {
  expect(await numberOf(installation.superuserUrl, "select count(*) from entente.listing_waiting")).toBe(0);
  const open = await installation.door.ask(
    publicActor,
    query({
      name: "lab.read-classes",
      permission: "read-public",
      input: z.strictObject({}),
      run: async ({ db }) =>
        (await sql<{ level: string }>`select of_level as level from entente.handling_class`.execute(db)).rows,
    }),
    {},
  );
  expect(new Set(open.map(({ level }) => level))).toEqual(new Set(["public"]));
});

test("a class of handling goes with the last row that is handled so", async () => {
  const classes = () =>
    numberOf(
      installation.superuserUrl,
      "select count(*) from entente.handling_class where of_audience = '{person:soon-gone}'",
    );
  const handle = (audience: string) =>
    change(
      `update registry.party set level = 'confidential', originator = 'cted', audience = '${audience}' where id in ('fatf', 'gctf')`,
    );
  await handle("{person:soon-gone}");
  expect(await classes()).toBe(1);
  await handle("{}");
  expect(await classes()).toBe(0);
});

test("the application writes nothing of the list, and reckons nothing by itself", async () => {
  for (const text of [
    "delete from entente.listed_party",
    "update entente.handling_class set of_level = 'public'",
    "insert into entente.listing_waiting (first, party_id) values (true, 'fatf')",
    "select registry.reckon_listing('{fatf}')",
    "select registry.ageing_of('fatf')",
  ])
    expect(await codeOf(rowsOf(installation.appUrl, text)), text).toBe("42501");
});

test("facets are counted from parties that are alike, each without its own condition", () => {
  const line = (given: Pick<Alike, "kind" | "level" | "state" | "count">): Alike => ({
    ...{ ...given, category: "prose", status: "active" },
  });
  const alike = [
    line({ kind: "forum", level: "public", state: "due", count: 3 }),
    line({ kind: "forum", level: "confidential", state: "fresh", count: 4 }),
    line({ kind: "regional", level: "public", state: "due", count: 5 }),
    line({ kind: "regional", level: "public", state: null, count: 1 }),
  ];
  const filter: WorkFilter = { kind: "forum", freshness: "due", on: "2026-11-25" as Day };
  const { count, facets } = facetsOf(alike, filter);
  expect(count).toBe(3);
  expect([...facets.kind]).toEqual([
    ["forum", 3],
    ["regional", 5],
  ]);
  expect([...facets.freshness]).toEqual([
    ["due", 3],
    ["fresh", 4],
  ]);
  expect([...facets.level]).toEqual([["public", 3]]);
});
