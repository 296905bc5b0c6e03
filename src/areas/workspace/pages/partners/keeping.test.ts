import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../../../tests/support/acts.ts";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { rowsOf } from "../../../../../tests/support/sql.ts";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { asTlpMark, levelOfTlp, tlpMarks, tlpOf } from "./handling/tlp.ts";
import { columns, facets, listAsked, listQuery } from "./list/list-address.ts";

let installation: TestInstallation;
let site: TestSite;
let ada: MadePerson;
let cyd: MadePerson;
let ben: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  ada = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  cyd = await makePerson(installation, { name: "Cyd Drafter", roles: ["drafter"] });
  ben = await makePerson(installation, { name: "Ben Partner", roles: ["main-focal-point"], party: "osce" });
  await perform("registry.add-party", {
    ...{ id: "quay-league", kind: "forum", category: "prose", status: "active", verification: "verified" },
    ...{
      level: "unclassified",
      names: [{ language: "en", type: "official", name: "Quay League of Azuria" }],
    },
    website: "https://quay.example/",
  });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const perform = (name: string, input: object) =>
  installation.door.perform(operator, commandNamed(name), { input }) as Promise<{ id: string }>;
const rows = (text: string, values: readonly unknown[] = []) => rowsOf(installation.ownerUrl, text, values);
const get = async (path: string, person = ada) => visitor(site, person).get(path);
const post = async (path: string, fields: Record<string, string | readonly string[]>, person = ada) =>
  visitor(site, person).post(path, fields);
const hiddenIn = (html: string): Record<string, string[]> => {
  const all: Record<string, string[]> = {};
  for (const [, name = "", value = ""] of html
    .slice(html.indexOf("<main"))
    .matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
    if (name !== "form-token") all[name] = [...(all[name] ?? []), value];
  return all;
};
const facts = "/en/work/partners/quay-league/facts/party";
const party = async () =>
  (await rows("select status, website, note from registry.party where id = 'quay-league'"))[0];

describe("two people who save the same thing", () => {
  test("the second sees both versions and who saved, and saves only what they changed themselves", async () => {
    const first = hiddenIn((await get(facts)).body);
    const typed = {
      kind: "forum",
      category: "prose",
      status: "active",
      website: "https://quay.example/",
      verification: "verified",
      on_source_page: "false",
    };
    const cyds = await post(facts, { ...first, ...typed, status: "dormant", why: "they said so" }, cyd);
    expect(cyds.headers.location).toContain("done=saved");
    const adas = await post(facts, { ...first, ...typed, website: "https://quay.example/new", note: "mine" });
    expect(adas.statusCode).toBe(409);
    expect(adas.body).toContain("Cyd Drafter");
    expect(adas.body).toContain("Save mine over it");
    expect(adas.body).toContain("Dormant");
    expect(adas.body).toContain("https://quay.example/new");
    expect((await party())?.website).toBe("https://quay.example/");
    const over = await post(facts, hiddenIn(adas.body));
    expect(over.headers.location).toContain("done=saved");
    expect(await party()).toEqual({ status: "dormant", website: "https://quay.example/new", note: "mine" });
  });

  test("a fact removed meanwhile can be added again as it was typed", async () => {
    const { id } = await perform("registry.add-identifier", {
      ...{
        party_id: "quay-league",
        scheme: "wikidata",
        value: "Q77",
        verification: "known",
        level: "unclassified",
      },
    });
    const path = `/en/work/partners/quay-league/identifiers/${id}`;
    const form = hiddenIn((await get(path)).body);
    await perform("registry.remove-identifier", { id });
    const sent = await post(path, { ...form, scheme: "wikidata", value: "Q78", verification: "known" });
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toContain("Somebody has removed this");
    expect(sent.body).toContain('value="Q78"');
    expect(sent.body).toContain('action="/en/work/partners/quay-league/identifiers/new"');
  });
});

describe("memberships of States", () => {
  const record = "/en/work/partners/quay-league";
  const members = () =>
    rows(
      "select id::text as id, state_id, status, since, until from registry.membership where party_id = 'quay-league' order by state_id",
    );

  test("are added, changed, ended and removed from the record of the body, and its history tells it", async () => {
    const page = (await get(record)).body;
    expect(page).toContain(`href="${record}/members/new"`);
    const form = (await get(`${record}/members/new`)).body;
    expect(form).toContain('<option value="MLI"');
    const said = {
      state_id: "MLI",
      status: "member",
      since: "2001",
      verification: "verified",
      level: "unclassified",
    };
    const sent = await post(`${record}/members/new`, { ...said, why: "their list says so" });
    expect(sent.headers.location).toBe(`${record}?done=added`);
    const [made] = await members();
    expect(made).toMatchObject({ state_id: "MLI", status: "member", since: "2001", until: null });
    const row = `${record}/members/${made?.id}`;
    const changed = await post(row, {
      ...hiddenIn((await get(row)).body),
      ...said,
      status: "suspended",
      until: "2020",
      why: "suspended",
    });
    expect(changed.headers.location).toBe(`${record}?done=saved`);
    expect(await members()).toMatchObject([{ id: made?.id, status: "suspended", until: "2020" }]);
    const history = (await get(`${record}/history`)).body;
    expect(history).toContain("their list says so");
    expect(history).toContain("suspended");
    const before = (await get(`${row}/remove`)).body;
    expect(before).toContain("Mali");
    const gone = await post(`${row}/remove`, { ...hiddenIn(before), why: "entered in error" });
    expect(gone.headers.location).toBe(`${record}?done=removed`);
    expect(await members()).toEqual([]);
  });

  test("that cannot be are told at their fields, and what was typed is kept", async () => {
    const wrong = {
      state_id: "FRA",
      status: "member",
      since: "2005",
      until: "2001",
      verification: "verified",
      why: "typed",
    };
    const sent = await post(`${record}/members/new`, wrong);
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('value="2005"');
    expect(sent.body).toMatch(/id="field-until"[^>]*aria-invalid/);
    expect(await members()).toEqual([]);
  });

  test("of a body that everybody sees wait for publication, and show on the pages of both", async () => {
    const sent = await post("/en/work/partners/amu/members/new", {
      ...{ state_id: "SYC", status: "observer", verification: "verified", level: "public", why: "a trial" },
    });
    expect(sent.headers.location).toBe("/en/work/partners/amu?done=waits");
    const [waiting] = await rows(
      "select id::text as id from workspace.waiting_act where state = 'waiting' and input::text like $1",
      ['%"SYC"%'],
    );
    const page = (await get(`/en/work/publication?act=${waiting?.id}`)).body;
    expect(page).toContain('href="/en/partners/amu"');
    expect(page).toContain('href="/en/states/SYC"');
  });
});

describe("a new party", () => {
  const path = "/en/work/partners/new";
  const base = {
    kind: "forum",
    category: "prose",
    status: "active",
    verification: "known",
    level: "unclassified",
  };

  test("is not added while one is there that is named like it, unless who adds it has looked at just that", async () => {
    const form = { ...base, "name-en": "Quay League of Azuria", note: "kept" };
    const first = await post(path, form);
    expect(first.statusCode).toBe(409);
    expect(first.body).toContain("1 party is named like this");
    expect(first.body).toContain("/en/work/partners/quay-league");
    expect(first.body).toContain("kept");
    expect((await post(path, { ...form, "not-these": "another-party" })).statusCode).toBe(409);
    const added = await post(path, { ...form, "not-these": "quay-league" });
    expect(added.headers.location).toBe("/en/work/partners/quay-league-of-azuria?done=added");
  });

  test("is warned about while its name is typed", async () => {
    const { body } = await get(`${path}?like=${encodeURIComponent("Quay League of Azuria")}`);
    expect(body).toMatch(/id="like"[\s\S]*quay-league/);
    expect((await get(`${path}?like=zzyzx`)).body).not.toContain("like-heading");
  });

  test("that is public waits for publication; without a name it is refused, with all that was typed", async () => {
    const sent = await post(path, { ...base, "name-fr": "Ligue d’essai des phares", level: "public" });
    expect(sent.headers.location).toBe("/en/work/partners?done=waits");
    expect(await rows("select 1 from registry.party_name where name like 'Ligue d’essai%'")).toEqual([]);
    const none = await post(path, { ...base, website: "https://kept.example/" });
    expect(none.statusCode).toBe(400);
    expect(none.body).toContain("needs a name in at least one language");
    expect(none.body).toContain("https://kept.example/");
  });

  test("is added by nobody who does not keep the register", async () => {
    expect((await get(path, ben)).statusCode).toBe(403);
    expect((await post(path, base, ben)).statusCode).toBe(403);
  });
});

describe("who sees it", () => {
  const path = "/en/work/partners/quay-league/handling/facts/party";
  const asked = { level: "unclassified", originator: "cted", parties: "" };

  test("is told by name and number before anything is saved, and why one person does afterwards", async () => {
    const look = await post(path, { ...asked, verb: "look", parties: "OSCE", why: "shared at the meeting" });
    expect(look.statusCode).toBe(200);
    expect(look.body).toContain("Who will see this?");
    expect(look.body).toMatch(/id="reader-[^"]*"[\s\S]*Ben Partner/);
    expect(look.body).toContain("their party is named");
    expect(await rows("select audience from registry.party where id = 'quay-league'")).toEqual([
      { audience: [] },
    ]);
    const saved = await post(path, { ...hiddenIn(look.body), verb: "save" });
    expect(saved.headers.location).toBe("/en/work/partners/quay-league?done=handled");
    expect(await rows("select audience from registry.party where id = 'quay-league'")).toEqual([
      { audience: ["party:osce"] },
    ]);
    const why = await get(`${path}?person=${ben.id}`);
    expect(why.body.replace(/<[^>]*>/g, "")).toContain("Ben Partner sees it: their party is named.");
  });

  test("of what is confidential, partners who are not named are told not to see it", async () => {
    const look = await post(path, { ...asked, verb: "look", tlp: "AMBER+STRICT" });
    expect(look.body).toContain("TLP:AMBER+STRICT");
    expect(look.body).not.toMatch(/id="reader-[^"]*"[\s\S]*Ben Partner/);
    await post(path, { ...hiddenIn(look.body), verb: "save" });
    expect((await get(`${path}?person=${ben.id}`)).body.replace(/<[^>]*>/g, "")).toContain(
      "Ben Partner does not see it",
    );
    const { body } = await get("/en/work/partners/quay-league/history");
    expect(body).toContain("Who may see it was changed");
  });

  test("cannot be changed so that one would not see it oneself, nor for a party that is none", async () => {
    const shut = await post(path, { ...asked, verb: "save", level: "strictly-confidential" });
    expect(shut.statusCode).toBe(400);
    expect(shut.body).toContain("you would not see it yourself");
    const none = await post(path, { ...asked, verb: "look", parties: "zzyzx", why: "kept" });
    expect(none.body).toMatch(/id="field-parties-error">“zzyzx” is no party/);
    expect(none.body).toContain("kept");
  });

  test("of what is still to verify is the secretariat, whatever the level", async () => {
    const { id } = await perform("registry.add-relation", {
      ...{ from_id: "osce", kind: "supports", to_id: "unodc", verification: "unverified" },
    });
    const { body } = await get(`/en/work/partners/osce/handling/relations/${id}`);
    expect(body).toContain("It is still to verify.");
    expect(body).toMatch(/id="reader-[^"]*"[\s\S]*Ada Officer/);
    expect(body).not.toMatch(/id="reader-[^"]*"[\s\S]{0,200}Ben Partner/);
  });

  test("is opened to the public only once that is published", async () => {
    const { id } = await perform("registry.add-name", {
      ...{
        party_id: "osce",
        language: "en",
        type: "alias",
        name: "Closed alias",
        verification: "known",
        level: "unclassified",
      },
    });
    const open = `/en/work/partners/osce/handling/names/${id}`;
    const sent = await post(open, { ...asked, verb: "save", tlp: "CLEAR" });
    expect(sent.headers.location).toBe("/en/work/partners/osce?done=waits");
    expect(await rows("select level from registry.party_name where id = $1", [id])).toEqual([
      { level: "unclassified" },
    ]);
  });
});

test("the history tells field by field who changed what and why, in parts", async () => {
  const { body } = await get("/en/work/partners/quay-league/history");
  expect(body).toContain("they said so");
  expect(body).toContain("Cyd Drafter");
  expect(body).toMatch(/Status: <del><bdi>active<\/bdi><\/del> <ins><bdi>dormant<\/bdi><\/ins>/);
  for (const language of ["ar", "zh", "fr", "ru", "es"])
    expect((await get(["", language, `work/partners/quay-league/history`].join("/"))).statusCode).toBe(200);
});

test.each([
  ["TLP:CLEAR", "CLEAR"],
  ["amber+strict", "AMBER+STRICT"],
  ["TLP:WHITE", undefined],
  ["", undefined],
])("the mark %j is read as %j", (given, mark) => expect(asTlpMark(given)).toBe(mark));

test("every mark has a level, and every level a mark that leads back to it", () => {
  for (const mark of tlpMarks) expect(handlingLevels).toContain(levelOfTlp(mark));
  for (const level of handlingLevels)
    for (const audience of [[], ["party:osce"]]) expect(levelOfTlp(tlpOf({ level, audience }))).toBe(level);
});

test("the address that a list writes asks for the same list again, whatever it was asked by", () => {
  const names = [
    "q",
    "sort",
    "page",
    "columns",
    "choose",
    ...facets,
    ...columns.map((column) => `c-${column}`),
  ];
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom("forum", "-name", "kind.status", "002", "2", "overdue", "public"),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (query) => {
      const asked = listAsked(query);
      // An address loses what is empty in it.
      const given = [...new URLSearchParams(listQuery(asked))].filter(([, one]) => one !== "");
      const again = listAsked(Object.fromEntries(given));
      expect(again).toEqual(asked);
    }),
  );
});
