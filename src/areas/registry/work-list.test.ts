import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { publicActor, query } from "../../platform/acts/index.ts";
import { listParties } from "./queries/list-parties.ts";
import { workListQuestions } from "./store/work-list.ts";

let installation: TestInstallation;
let officer: MadePerson;
let partner: MadePerson;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Bo Reed", roles: ["main-focal-point"] });
});
afterAll(() => installation.close());

const list = (asked: object = {}, actor = officer.actor) =>
  installation.door.ask(actor, listParties, { language: "en", ...asked });
const count = (where: string) =>
  numberOf(installation.ownerUrl, `select count(*) from registry.party p where ${where}`);
const idsOf = async (asked: object) => (await list(asked)).rows.map(({ id }) => id);

test("every party is counted, and one part of them is shown", async () => {
  const { rows, count: all } = await list({ limit: 50 });
  expect(all).toBe(await count("true"));
  expect(rows).toHaveLength(50);
});

test("the parts of the list together are the whole list, each party once", async () => {
  const all = await count("true");
  for (const sort of [undefined, "id", "verified", "level", "kind"]) {
    const ids: string[] = [];
    for (let skip = 0; skip < all; skip += 150)
      ids.push(...(await idsOf({ skip, limit: 150, ...(sort && { sort }) })));
    expect(ids, sort).toHaveLength(all);
    expect(new Set(ids).size, sort).toBe(all);
  }
});

test("a facet is counted without its own condition, and with those of the others", async () => {
  const { facets, count: shown } = await list({ kind: "forum", status: "active" });
  expect(shown).toBe(await count("p.kind = 'forum' and p.status = 'active'"));
  expect(facets.kind.get("regional")).toBe(await count("p.kind = 'regional' and p.status = 'active'"));
  expect(facets.status.get("dissolved") ?? 0).toBe(
    await count("p.kind = 'forum' and p.status = 'dissolved'"),
  );
});

test("a region has the parties of its parts as well", async () => {
  const { count: africa, facets } = await list({ region: "002" });
  const { count: west } = await list({ region: "011" });
  expect(west).toBeGreaterThan(0);
  expect(africa).toBeGreaterThanOrEqual(west);
  expect(facets.region?.get("002")).toBe(africa);
});

test("names are looked for in every language, an id finds its party, and what nobody is called finds nobody", async () => {
  const [russian] = await rowsOf(
    installation.ownerUrl,
    "select name from registry.party_name where party_id = 'osce' and language = 'ru' and type = 'official'",
  );
  expect((await idsOf({ q: String(russian?.name) }))[0]).toBe("osce");
  expect((await idsOf({ q: "sc-ctc" }))[0]).toBe("sc-ctc");
  expect(await idsOf({ q: "zzyzx quux" })).toEqual([]);
  expect(await idsOf({ q: "%" })).toEqual([]);
});

test("the order of names is that of the reader's alphabet", async () => {
  const { rows } = await list({ language: "fr", limit: 200 });
  const names = rows.map(({ name }) => name.text);
  expect(names).toEqual(names.toSorted(new Intl.Collator("fr").compare));
});

test("the state of a party is that of its fact which wants looking at most", async () => {
  const { facets, count: all } = await list();
  const states = ["overdue", "due", "unchecked", "fresh"];
  let sum = 0;
  for (const freshness of states) {
    const { count: shown, rows } = await list({ freshness, limit: 200 });
    sum += shown;
    expect(facets.freshness.get(freshness) ?? 0, freshness).toBe(shown);
    const worse = states.slice(0, states.indexOf(freshness)) as ("overdue" | "due" | "unchecked")[];
    for (const { facts } of rows) for (const state of worse) expect(facts[state]).toBe(0);
  }
  expect(sum).toBeLessThanOrEqual(all);
});

test("a party that one may not see is in no row, no count and no search", async () => {
  const { count: before, facts } = { ...(await list()), facts: (await list()).facets.kind.get("forum") };
  const { id } = (await installation.door.perform(operator, commandNamed("registry.add-party"), {
    input: {
      ...{ kind: "forum", category: "prose", status: "active", verification: "known" },
      ...{ level: "strictly-confidential", audience: [`person:${partner.id}`] },
      names: [{ language: "en", type: "official", name: "Veiled Lagoon Assembly" }],
    },
  })) as { id: string };
  const after = await list();
  expect(after.count).toBe(before);
  expect(after.facets.kind.get("forum")).toBe(facts);
  expect(after.facets.level.get("strictly-confidential")).toBeUndefined();
  expect(await idsOf({ q: "Veiled Lagoon Assembly" })).not.toContain(id);
  expect(await idsOf({ ids: [id] })).toEqual([]);
  expect((await list({ ids: [id] }, operator)).count).toBe(1);
});

test("the order of very many is that of the letters, those without a name in the language last", async () => {
  const store = (skip: number, most: number, descending = false) =>
    installation.door.ask(
      officer.actor,
      query({
        name: "lab.order-names",
        permission: "read-as-staff",
        input: z.strictObject({}),
        run: ({ db, today }) =>
          workListQuestions(db).idsByName({ on: today }, { language: "zh", descending, skip, most }),
      }),
      {},
    );
  const all = (await list()).count;
  const whole = await store(0, all + 10);
  expect(new Set(whole).size).toBe(all);
  const named = await count(
    "exists (select from registry.party_name n where n.party_id = p.id and n.type = $$official$$ and n.language = $$zh$$)",
  );
  expect(named).toBeLessThan(all);
  for (const [skip, most] of [
    [0, 20],
    [named - 5, 20],
    [named + 3, 20],
    [all - 4, 20],
  ] as const)
    expect(await store(skip, most)).toEqual(whole.slice(skip, skip + most));
  expect(await store(0, named, true)).toEqual(whole.slice(0, named).toReversed());
});

test("the public and partners ask for no such list", async () => {
  for (const actor of [publicActor, partner.actor]) expect(await codeOf(list({}, actor))).toBe("act-refused");
});
