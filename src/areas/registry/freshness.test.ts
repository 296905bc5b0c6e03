import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import {
  freshInstallation,
  operator,
  type TestInstallation,
  testDay,
} from "../../../tests/support/installation.ts";
import { makePerson } from "../../../tests/support/people.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import type { Day, PartialDate } from "../../kernel/partial-date.ts";
import { publicActor } from "../../platform/acts/index.ts";
import { dayAfter, factKinds, freshnessOf, scoreOf, sumOf } from "./freshness.ts";
import { listDueFacts, listDueParties } from "./queries/list-due-facts.ts";
import { listFreshness } from "./queries/list-freshness.ts";

const day = (text: string) => text as Day;
const date = (text: string | undefined) => text as PartialDate | undefined;

const aDay = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((instant) => day(instant.toISOString().slice(0, 10)));
const aDate = fc
  .tuple(aDay, fc.constantFrom(4, 7, 10))
  .map(([whole, length]) => date(whole.slice(0, length)));
const aRule = fc
  .tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 4000 }))
  .map(([daysDue, more]) => ({ daysDue, daysOverdue: daysDue + more }));

describe("the rule of freshness", () => {
  const rule = { daysDue: 180, daysOverdue: 365 };
  const rows: ReadonlyArray<readonly [string, string | undefined, string | undefined, string, string]> = [
    ["on the day on which it was verified", "2026-01-01", undefined, "2026-01-01", "fresh"],
    ["on the last day on which it is fresh", "2026-01-01", undefined, "2026-06-29", "fresh"],
    ["on the day on which it is due", "2026-01-01", undefined, "2026-06-30", "due"],
    ["on the day before it is overdue", "2026-01-01", undefined, "2026-12-31", "due"],
    ["on the day on which it is overdue", "2026-01-01", undefined, "2027-01-01", "overdue"],
    [
      "verified in a year of which no more is known, from its first day",
      "2026",
      undefined,
      "2026-06-30",
      "due",
    ],
    ["without a day of verification", undefined, undefined, "2026-06-30", "unchecked"],
    ["that has ended", "2020-01-01", "2026-06-29", "2026-06-30", "ended"],
    ["on its last day", "2020-01-01", "2026-06-30", "2026-06-30", "overdue"],
    ["that ended in a year that is not over", undefined, "2026", "2026-06-30", "unchecked"],
  ];

  test.each(rows)("for a fact %s", (...[_, verified, until, on, state]) => {
    expect(freshnessOf(rule, { verifiedOn: date(verified), until: date(until) }, day(on)).state).toBe(state);
  });

  test("what is said of a party that is gone is not asked about again", () => {
    const ageing = { verifiedOn: date("2020"), until: undefined, partyUntil: date("2025") };
    expect(freshnessOf(rule, ageing, day("2026-01-01"))).toEqual({
      ...{ state: "ended", dueOn: undefined, overdueOn: undefined },
    });
  });

  test("a fact only ever goes from fresh to due to overdue, and verifying it makes it fresh", () => {
    const order = ["fresh", "due", "overdue"];
    fc.assert(
      fc.property(aRule, aDate, fc.tuple(aDay, aDay), (given, verifiedOn, days) => {
        const [earlier, later] = days.toSorted() as [Day, Day];
        const at = (on: Day) => order.indexOf(freshnessOf(given, { verifiedOn, until: undefined }, on).state);
        expect(at(later)).toBeGreaterThanOrEqual(at(earlier));
        expect(freshnessOf(given, { verifiedOn: later, until: undefined }, later).state).toBe("fresh");
      }),
    );
  });

  test("the states change on the days that are named, and on no other", () => {
    fc.assert(
      fc.property(aRule, aDate, aDay, (given, verifiedOn, on) => {
        const { state, dueOn, overdueOn } = freshnessOf(given, { verifiedOn, until: undefined }, on);
        if (dueOn === undefined || overdueOn === undefined) throw new Error("a verified fact has its days");
        expect(dueOn <= overdueOn).toBe(true);
        expect(state).toBe(on < dueOn ? "fresh" : on < overdueOn ? "due" : "overdue");
      }),
    );
  });

  test("the score is the share of facts that are fresh, and none where nothing ages", () => {
    expect(scoreOf({ fresh: 1, due: 1, overdue: 0, unchecked: 1 })).toBe(0.3333);
    expect(scoreOf({ fresh: 3, due: 0, overdue: 0, unchecked: 0 })).toBe(1);
    expect(scoreOf(sumOf([]))).toBeUndefined();
  });
});

describe("in the register", () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await freshInstallation();
  });
  afterAll(() => installation.close());

  const perform = (name: string, input: object) =>
    installation.door.perform(operator, commandNamed(name), { input }) as Promise<{ id: string }>;
  const due = (input: object) =>
    installation.door.ask(operator, listDueFacts, { language: "en", limit: 500, ...input });

  test("the rules are those of the file, one for each kind that ages", async () => {
    const rows = await rowsOf(
      installation.ownerUrl,
      "select id, days_due, days_overdue from registry.freshness_rule",
    );
    const written = cellsByRow("registry/freshness-rules.csv").map(({ kind, days_due, days_overdue }) => ({
      ...{ id: kind, days_due: Number(days_due), days_overdue: Number(days_overdue) },
    }));
    expect(rows).toEqual(expect.arrayContaining(written));
    expect(rows.map(({ id }) => id).sort()).toEqual([...factKinds].sort());
  });

  test("nothing is due while no day of verification is on record, and what is unchecked can be asked for", async () => {
    const { facts, counts } = await due({ party: "fatf" });
    expect(facts).toEqual([]);
    expect(counts).toMatchObject({ fresh: 0, due: 0, overdue: 0 });
    expect(counts.unchecked).toBeGreaterThan(5);
    const unchecked = await due({ party: "fatf", states: ["unchecked"] });
    expect(unchecked.facts).toHaveLength(counts.unchecked);
  });

  test("the database says of every fact what the rule says of it, whatever its dates", async () => {
    await perform("registry.add-party", {
      ...{ id: "azure-watch", kind: "forum", category: "prose", status: "active", verification: "known" },
      names: [{ language: "en", type: "official", name: "Azure Watch" }],
    });
    const { id } = await perform("registry.add-relation", {
      ...{ from_id: "azure-watch", kind: "supports", to_id: "fatf", verification: "known" },
    });
    const [rule] = await rowsOf(
      installation.ownerUrl,
      "select days_due, days_overdue from registry.freshness_rule where id = 'relation'",
    );
    const given = { daysDue: Number(rule?.days_due), daysOverdue: Number(rule?.days_overdue) };
    const write = (verified: unknown, until: unknown) =>
      rowsOf(
        installation.superuserUrl,
        `with opened as (select journal.open_act(now(), 'operator', 'test', 'test.set-dates', '', '{}'))
         update registry.relation set verified_on = $2, until = $3 from opened where id = $1`,
        [id, verified, until],
      );
    await fc.assert(
      fc.asyncProperty(
        fc.option(aDate, { nil: undefined }),
        fc.option(aDate, { nil: undefined }),
        aDay,
        async (verifiedOn, until, on) => {
          await write(verifiedOn ?? null, until ?? null);
          const { facts } = await due({
            ...{ party: "azure-watch", kind: "relation", on },
            states: ["fresh", "due", "overdue", "unchecked"],
          });
          const { state, dueOn, overdueOn } = freshnessOf(given, { verifiedOn, until }, on);
          const told = facts.map((fact) => [fact.state, fact.dueOn, fact.overdueOn]);
          expect(told).toEqual(state === "ended" ? [] : [[state, dueOn, overdueOn]]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("what waits longest comes first, and pages follow one another without gap or repetition", async () => {
    const ids: string[] = [];
    for (const [index, verified_on] of ["2019-05-01", "2021-03-01", "2023-01-01"].entries()) {
      const { id } = await perform("registry.add-office", {
        ...{ holder_id: "azure-watch", office: "chair", body_id: ["fatf", "interpol", "unodc"][index] },
        ...{ verification: "verified", verified_on },
      });
      ids.push(id);
    }
    const whole = await due({ kind: "office" });
    expect(whole.facts.map(({ id }) => id)).toEqual(ids);
    expect(whole.facts.map(({ state }) => state)).toEqual(["overdue", "overdue", "overdue"]);
    const first = await due({ kind: "office", limit: 2 });
    expect(first.next).toBeDefined();
    const second = await due({ kind: "office", limit: 2, after: first.next });
    expect([...first.facts, ...second.facts].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeUndefined();
    const [earliest] = whole.facts;
    expect([earliest?.party.name.text, earliest?.other?.id, earliest?.says]).toEqual([
      "Azure Watch",
      "fatf",
      "chair",
    ]);
  });

  test("parties are listed with how much of each waits", async () => {
    const { parties } = await installation.door.ask(operator, listDueParties, {
      language: "en",
      kind: "office",
    });
    expect(parties).toHaveLength(1);
    expect(parties[0]).toMatchObject({ partyId: "azure-watch", overdue: 3, dueOn: "2020-04-30" });
  });

  test("confirming a fact today takes it off the list and writes who looked", async () => {
    const [first] = (await due({ kind: "office" })).facts;
    await perform("registry.confirm-fact", { table: first?.table, id: first?.id });
    const left = await due({ kind: "office" });
    expect(left.facts.map(({ id }) => id)).not.toContain(first?.id);
    expect(left.counts.fresh).toBeGreaterThan(0);
    const [row] = await rowsOf(
      installation.ownerUrl,
      `select verification, verified_on from registry.office where id = '${first?.id}'`,
    );
    expect(row).toEqual({ verification: "verified", verified_on: testDay });
  });

  test("the address of a website ages by itself", async () => {
    const input = { id: "azure-watch", website: "https://azure.example/", website_verified_on: "2025-01-01" };
    await perform("registry.change-party", input);
    const website = async () => (await due({ party: "azure-watch", kind: "website" })).facts;
    expect(await website()).toMatchObject([{ state: "overdue", says: "https://azure.example/" }]);
    await perform("registry.confirm-fact", { table: "registry.party", id: "azure-watch", website: true });
    expect(await website()).toEqual([]);
    await perform("registry.change-party", { id: "azure-watch", website: "https://other.example/" });
    const [row] = await rowsOf(
      installation.ownerUrl,
      "select website_verified_on as seen, verified_on from registry.party where id = 'azure-watch'",
    );
    expect(row).toEqual({ seen: null, verified_on: null });
  });

  test("the score of a day is written once a day, over what all of the secretariat may read", async () => {
    const record = () => perform("registry.record-freshness", {});
    await record();
    await perform("registry.change-handling", {
      table: "registry.party",
      id: "azure-watch",
      level: "confidential",
    });
    await record();
    expect(await numberOf(installation.ownerUrl, "select count(*) from registry.freshness_day")).toBe(1);
    const [today] = await installation.door.ask(operator, listFreshness, {});
    expect(today?.day).toBe(testDay);
    // The offices of the watch are closed with it.
    expect(today?.counts.office?.overdue).toBe(0);
    expect(today?.score).toBe(scoreOf(sumOf(Object.values(today?.counts ?? {}))));
    const officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
    expect(await installation.door.ask(officer.actor, listFreshness, {})).toEqual([today]);
    const partner = await makePerson(installation, { name: "Bo Reed", roles: ["main-focal-point"] });
    for (const actor of [publicActor, partner.actor])
      expect(await codeOf(installation.door.ask(actor, listFreshness, {}))).toBe("act-refused");
  });

  test("an officer is told of what waits as far as they may see it", async () => {
    const drafter = await makePerson(installation, { name: "Cy Dune", roles: ["drafter"], party: "cted" });
    const asked = { language: "en", kind: "office", limit: 500 };
    await perform("registry.change-handling", {
      ...{
        table: "registry.party",
        id: "azure-watch",
        level: "strictly-confidential",
        audience: ["person:nobody"],
      },
    });
    expect((await installation.door.ask(drafter.actor, listDueFacts, asked)).facts).toEqual([]);
    expect((await due({ kind: "office" })).facts).toHaveLength(2);
  });

  test("days are counted over leap years and years", () => {
    expect(dayAfter(day("2024-02-28"), 1)).toBe("2024-02-29");
    expect(dayAfter(day("2025-12-31"), 1)).toBe("2026-01-01");
  });
});
