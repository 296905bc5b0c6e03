import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import { type Actor, publicActor } from "../../platform/acts/index.ts";
import { readHistory } from "./queries/read-history.ts";
import { readPartyKnown } from "./queries/read-party-known.ts";
import { readPartyRecord } from "./queries/read-party-record.ts";

let installation: TestInstallation;
let ana: MadePerson;
let bo: MadePerson;
/** What the clock of the installation says: tests move it on. */
let now = new Date("2026-11-25T09:00:00Z");
const at = (text: string) => {
  now = new Date(text);
};

beforeAll(async () => {
  installation = await freshInstallation(() => now);
  ana = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  bo = await makePerson(installation, { name: "Bo Reed", roles: ["drafter"] });
  await perform("registry.add-party", {
    ...{ id: "tide-forum", kind: "forum", category: "prose", status: "active", verification: "known" },
    ...{ place: "Azurville", names: [{ language: "en", type: "official", name: "Tide Forum" }] },
  });
});
afterAll(() => installation.close());

const perform = (
  name: string,
  input: object,
  { why = "", actor = ana.actor }: { why?: string; actor?: Actor } = {},
) =>
  installation.door.perform(actor, commandNamed(name), { input, reasons: { why } }) as Promise<{
    id: string;
  }>;
const history = (input: object = {}, { actor } = ana, id = "tide-forum") =>
  installation.door.ask(actor, readHistory, { id, ...input });
const known = (moment: string, { actor } = ana) =>
  installation.door.ask(actor, readPartyKnown, { id: "tide-forum", known: moment, language: "en" });
const record = ({ actor } = ana) =>
  installation.door.ask(actor, readPartyRecord, { id: "tide-forum", language: "en" });
const certain = { verification: "known" };

describe("the history of a party", () => {
  test("says of each change who made it, when, why, and what each field was and became", async () => {
    at("2026-11-26T10:00:00Z");
    await perform(
      "registry.change-party",
      { id: "tide-forum", place: "Port Azur", status: "dormant" },
      { why: "Letter of 25 November." },
    );
    const [entry] = (await history()).entries;
    expect(entry).toMatchObject({
      ...{ act: "registry.change-party", why: "Letter of 25 November.", at: "2026-11-26T10:00:00.000Z" },
      ...{
        by: { kind: "person", name: ana.id },
        table: "registry.party",
        operation: "update",
        handling: undefined,
      },
    });
    expect(entry?.fields).toEqual([
      { field: "place", before: "Azurville", after: "Port Azur", erased: false },
      { field: "status", before: "active", after: "dormant", erased: false },
    ]);
  });

  test("holds all that is said of it, from its first day, also from its other end", async () => {
    at("2026-11-27T10:00:00Z");
    const { id } = await perform("registry.add-relation", {
      from_id: "fatf",
      kind: "supports",
      to_id: "tide-forum",
      ...certain,
    });
    await perform("registry.remove-relation", { id });
    const { entries } = await history();
    expect(entries.map(({ act, operation }) => `${act} ${operation}`)).toEqual([
      "registry.remove-relation delete",
      "registry.add-relation insert",
      "registry.change-party update",
      "registry.add-party insert",
      "registry.add-party insert",
    ]);
    const removed = entries[0]?.fields.find(({ field }) => field === "from_id");
    expect(removed).toEqual({ field: "from_id", before: "fatf", after: null, erased: false });
    const whole = (await history({ limit: 500 }, ana, "fatf")).entries;
    expect(whole.filter(({ rowId }) => rowId === id)).toHaveLength(2);
  });

  test("comes in pages without gap or repetition", async () => {
    const whole = (await history()).entries.map(({ id }) => id);
    const first = await history({ limit: 2 });
    const second = await history({ limit: 2, before: first.next });
    const third = await history({ limit: 2, before: second.next });
    expect([first, second, third].flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(whole);
    expect(third.next).toBeUndefined();
  });

  test("marks a change of who may see a row, with both handlings", async () => {
    const [name] = (await record()).names;
    await perform("registry.change-handling", {
      ...{ table: "registry.party_name", id: name?.id, level: "unclassified", audience: ["party:fatf"] },
    });
    const [entry] = (await history()).entries;
    expect(entry?.handling).toEqual({
      before: { level: "public", audience: [], originator: "cted" },
      after: { level: "unclassified", audience: ["party:fatf"], originator: "cted" },
    });
    expect(entry?.fields).toEqual([]);
    await perform("registry.change-handling", {
      table: "registry.party_name",
      id: name?.id,
      level: "public",
      audience: [],
    });
  });

  test("tells personal details to the secretariat while they are kept, and that they were erased afterwards", async () => {
    const { id } = await perform("registry.add-focal-point", {
      ...{
        party_id: "tide-forum",
        name: "Imra Vole",
        email: "imra@tide.example",
        role: "main",
        language: "fr",
        ...certain,
      },
    });
    await perform("registry.change-focal-point", { id, email: "vole@tide.example" });
    const [changed] = (await history()).entries;
    expect(changed?.fields).toEqual([
      { field: "email", before: "imra@tide.example", after: "vole@tide.example", erased: false },
    ]);
    await rowsOf(
      installation.superuserUrl,
      "delete from journal.personal where value = '\"imra@tide.example\"'",
    );
    const [erased, added] = (await history()).entries;
    expect(erased?.fields).toEqual([
      { field: "email", before: null, after: "vole@tide.example", erased: true },
    ]);
    expect(added?.fields).toContainEqual({ field: "email", before: null, after: null, erased: true });
    await rowsOf(installation.superuserUrl, "delete from journal.personal");
    expect((await history()).entries[0]?.fields).toEqual([]);
  });

  test("tells nothing of a row that the reader may not see today, and all to whom may", async () => {
    const { id } = await perform("registry.add-name", {
      ...{ party_id: "tide-forum", language: "en", type: "alias", name: "Undertow", ...certain },
    });
    const about = async (reader: MadePerson) =>
      (await history({ limit: 500 }, reader)).entries.filter(({ rowId }) => rowId === id).length;
    expect(await about(bo)).toBe(1);
    const shut = {
      table: "registry.party_name",
      id,
      level: "strictly-confidential",
      audience: [`person:${ana.id}`],
    };
    await perform("registry.change-handling", shut);
    expect(await about(bo)).toBe(0);
    expect(await about(ana)).toBe(2);
    expect(JSON.stringify(await history({ limit: 500 }, bo))).not.toContain("Undertow");
    expect(JSON.stringify(await known("2026-12-31", bo))).not.toContain("Undertow");
    await perform("registry.remove-name", { id });
  });

  test("and the past are for the secretariat alone", async () => {
    const partner = await makePerson(installation, {
      name: "Cy Dune",
      roles: ["validator"],
      party: "tide-forum",
    });
    for (const actor of [publicActor, partner.actor]) {
      expect(await codeOf(history({}, { ...partner, actor }))).toBe("act-refused");
      expect(await codeOf(known("2026-12-31", { ...partner, actor }))).toBe("act-refused");
    }
    const asPartner = `begin read only; select access.enter('person', '${partner.id}');
      select count(*)::integer as n from registry.changes_of('tide-forum', 1000);
      select count(*)::integer as n from registry.changes_known('tide-forum', now()); commit`;
    const results = (await installation.storage.pool.query(asPartner)) as unknown as Array<{
      rows: unknown[];
    }>;
    expect([results[2]?.rows, results[3]?.rows]).toEqual([[{ n: 0 }], [{ n: 0 }]]);
  });

  test("is found by an index, however long the journal is", async () => {
    const plan = await rowsOf(
      installation.ownerUrl,
      `explain select c.id from journal.change c where c.table_name like 'registry.%'
       and registry.parties_in(c.table_name, c.row_id, c.before, c.after) @> array['tide-forum']`,
    );
    expect(JSON.stringify(plan)).toContain("change_of_party");
  });

  test("of a party that is not there is empty", async () => {
    expect(await history({}, ana, "no-such-body")).toEqual({ entries: [], next: undefined });
  });
});

describe("a party as it was known", () => {
  test("is at each moment what its record was then", async () => {
    const strip = (value: unknown) =>
      JSON.parse(JSON.stringify(value), (key, part) =>
        /^(version|freshness|websiteFreshness)$/.test(key) ? undefined : part,
      );
    const seen: Array<readonly [string, unknown]> = [];
    const keep = async () => {
      seen.push([now.toISOString(), strip(await record())]);
    };
    const acts: ReadonlyArray<readonly [string, object]> = [
      ["registry.change-party", { id: "tide-forum", status: "active", since: "1999" }],
      [
        "registry.add-name",
        { party_id: "tide-forum", language: "fr", type: "official", name: "Forum des marées", ...certain },
      ],
      [
        "registry.add-office",
        { holder_id: "tide-forum", office: "secretariat", body_id: "fatf", ...certain },
      ],
      ["registry.add-identifier", { party_id: "tide-forum", scheme: "wikidata", value: "Q12", ...certain }],
      ["registry.add-coverage", { party_id: "tide-forum", region_id: "015", ...certain }],
      ["registry.add-note", { party_id: "tide-forum", language: "en", text: "One." }],
      [
        "registry.add-focal-point",
        { party_id: "tide-forum", name: "Uma Sand", role: "main", language: "ru", ...certain },
      ],
      [
        "registry.add-relation",
        { from_id: "tide-forum", kind: "part-of", to_id: "un", since: "2001", ...certain },
      ],
    ];
    for (const [index, [act, input]] of acts.entries()) {
      at(`2027-01-0${index + 1}T12:00:00Z`);
      const { id } = await perform(act, input);
      await keep();
      if (index % 2 === 1) {
        at(`2027-01-0${index + 1}T13:00:00Z`);
        await perform(act.replace("add-", "remove-"), { id });
        await keep();
      }
    }
    at("2027-02-01T12:00:00Z");
    for (const [moment, then] of seen) {
      const { known: of, ...told } = await known(moment);
      expect(of).toBe(moment);
      // Details of people who were erased from the journal are no longer told.
      const without = (all: unknown) => ({ ...(all as object), focalPoints: [] });
      expect(without(strip(told))).toEqual(without(then));
    }
  });

  test("of a day is what was known at its end, and before its first entry there is none", async () => {
    expect((await known("2026-11-26")).party.place).toBe("Port Azur");
    expect((await known("2026-11-25")).party.place).toBe("Azurville");
    expect(await codeOf(known("2026-11-24"))).toBe("party-unknown");
    expect((await known("2026-11-26T09:59:59Z")).party.place).toBe("Azurville");
    for (const wrong of ["2026-02-30", "yesterday", "2026"])
      expect(await codeOf(known(wrong))).toBe("input-refused");
  });
});

describe("the record of a party", () => {
  test("says what is missing, how fresh each fact is, and names the other ends", async () => {
    at("2027-02-01T12:00:00Z");
    await perform("registry.add-focal-point", {
      ...{ party_id: "tide-forum", name: "Ola Shoal", role: "alternate", language: "es" },
      ...{ verification: "verified", verified_on: "2026-06-01" },
    });
    const { names, missing, relations, focalPoints, party } = await record();
    expect(names.filter(({ type }) => type === "official").map(({ language }) => language)).toEqual(["en"]);
    expect(missing).toEqual(["ar", "zh", "fr", "ru", "es"]);
    expect(relations).toEqual([]);
    expect(party.freshness).toEqual({ state: "unchecked", dueOn: undefined, overdueOn: undefined });
    const ola = focalPoints.find(({ name }) => name === "Ola Shoal");
    expect(ola?.freshness).toEqual({ state: "due", dueOn: "2026-11-28", overdueOn: "2027-06-01" });
  });

  test("leaves out a tie to a party that the reader may not see", async () => {
    const quiet = await perform("registry.add-party", {
      ...{
        kind: "forum",
        category: "prose",
        status: "active",
        level: "confidential",
        audience: [`person:${ana.id}`],
        ...certain,
      },
      ...{ originator: "fatf", names: [{ language: "en", type: "official", name: "Quiet Cove" }] },
    });
    await perform("registry.add-relation", {
      from_id: "tide-forum",
      kind: "supports",
      to_id: quiet.id,
      ...certain,
    });
    expect((await record(ana)).relations.map(({ other }) => other.id)).toEqual([quiet.id]);
    expect((await record(bo)).relations).toEqual([]);
    expect((await history({}, ana, quiet.id)).entries.length).toBeGreaterThan(0);
    expect((await history({}, bo, quiet.id)).entries).toEqual([]);
  });

  test("of a party that is not there is refused", async () => {
    const asked = installation.door.ask(ana.actor, readPartyRecord, { id: "no-such-body", language: "en" });
    expect(await codeOf(asked)).toBe("party-unknown");
  });
});
