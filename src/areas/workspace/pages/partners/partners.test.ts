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

let installation: TestInstallation;
let site: TestSite;
let ada: MadePerson;
let cyd: MadePerson;
let ben: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  ada = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  cyd = await makePerson(installation, { name: "Cyd Officer", roles: ["drafter"] });
  ben = await makePerson(installation, { name: "Ben Partner", roles: ["main-focal-point"], party: "osce" });
  await perform("registry.add-party", {
    ...{ id: "harbour-watch", kind: "forum", category: "prose", status: "active", verification: "verified" },
    ...{
      level: "unclassified",
      names: [{ language: "en", type: "official", name: "Harbour Watch of Azuria" }],
    },
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
/** A hidden field of the form of a page. */
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name.replace(".", "\\.")}" value="([^"]*)"`).exec(html)?.[1] ?? "";
/** The fields of a form as its page shows them, hidden and typed ones. */
const fieldsOf = (html: string): Record<string, string> => {
  const main = html.slice(html.indexOf("<main"));
  const all: Record<string, string> = {};
  for (const [input] of main.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1] ?? "";
    if (/type="(checkbox|radio)"/.test(input) && !/ checked/.test(input)) continue;
    all[name] = /value="([^"]*)"/.exec(input)?.[1] ?? "";
  }
  for (const [, name = "", text = ""] of main.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g))
    all[name] = text;
  for (const [, name = "", options = ""] of main.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    all[name] =
      (/<option[^>]*value="([^"]*)"[^>]*selected/.exec(options) ??
        /<option[^>]*selected[^>]*value="([^"]*)"/.exec(options))?.[1] ?? "";
  delete all["form-token"];
  return all;
};

describe("the list", () => {
  test("shows the parties with their columns, facets with counts, and its places", async () => {
    const { statusCode, body } = await get("/en/work/partners?kind=forum&columns=kind.status");
    expect(statusCode).toBe(200);
    expect(body).toContain("Harbour Watch of Azuria");
    expect(body).toMatch(/aria-current="page"[^>]*><span>Partners/);
    expect(body).toContain("Remove: Kind, Forum");
    expect(body).not.toContain('data-label="Level"');
  });

  test("is found in by words of any language, and says so where there is nothing", async () => {
    expect((await get("/ar/work/partners?q=Harbour+Watch")).body).toContain("Harbour Watch of Azuria");
    expect((await get("/fr/work/partners?q=zzyzx")).body).toContain("Aucune partie ne répond");
  });

  test.each([
    "?page=99999&sort=-name",
    "?kind=nonsense&region=x&sort=drop",
    "?columns=&q=%27%22%3Cscript%3E",
  ])("answers with a page whatever its address says: %s", async (query) => {
    const { statusCode, body } = await get(`/en/work/partners${query}`);
    expect(statusCode).toBe(200);
    expect(body).not.toContain("<script>");
  });

  test("is not for partners nor for the public", async () => {
    expect((await get("/en/work/partners", ben)).statusCode).toBe(403);
    expect((await site.server.inject({ method: "GET", url: "/en/work/partners" })).statusCode).toBe(303);
  });
});

describe("saved views", () => {
  test("are of whoever saved them, and of nobody else", async () => {
    const saved = await post("/en/work/partners", {
      verb: "save-view",
      name: "My forums",
      query: "kind=forum",
    });
    expect(saved.headers.location).toBe("/en/work/partners?kind=forum&done=view-saved");
    const { body } = await get("/en/work/partners");
    expect(body).toContain("My forums");
    expect(body).toContain('href="/en/work/partners?kind=forum"');
    expect((await get("/en/work/partners", cyd)).body).not.toContain("My forums");
    const id = hidden(body, "view");
    expect((await post("/en/work/partners", { verb: "remove-view", view: id }, cyd)).statusCode).toBe(404);
    expect((await post("/en/work/partners", { verb: "remove-view", view: id })).statusCode).toBe(303);
    expect((await get("/en/work/partners")).body).not.toContain("My forums");
  });

  test("need a name, and the list stays as it was", async () => {
    const { statusCode, body } = await post("/en/work/partners", {
      verb: "save-view",
      name: " ",
      query: "kind=forum",
    });
    expect(statusCode).toBe(400);
    expect(body).toContain("The view has no name");
    expect(body).toContain("Remove: Kind, Forum");
  });

  test("under a name that there is already take its place", async () => {
    for (const query of ["kind=forum", "status=dormant"])
      await post("/en/work/partners", { verb: "save-view", name: "One", query });
    const views = await rows("select query, level, audience from workspace.saved_view where person = $1", [
      ada.id,
    ]);
    expect(views).toEqual([
      { query: "status=dormant", level: "strictly-confidential", audience: [`person:${ada.id}`] },
    ]);
  });
});

describe("changing several at once", () => {
  const ticks = async () => {
    const { body } = await get("/en/work/partners?q=harbour-watch");
    return /name="row" value="(harbour-watch [0-9a-f]{32})"/.exec(body)?.[1] ?? "";
  };

  const ticked = async (id: string) =>
    new RegExp(`name="row" value="(${id} [0-9a-f]{32})"`).exec(
      (await get(`/en/work/partners?q=${id}`)).body,
    )?.[1] ?? "";
  const statuses = () =>
    rows("select status from registry.party where id in ('harbour-watch', 'osce') order by id");
  const waitingActs = () =>
    rows("select input, parties, why from workspace.waiting_act where act = 'registry.change-parties'");

  test("is looked at first, and what the public does not see is done as one act", async () => {
    const form = { row: await ticks(), change: "status:dormant", why: "as agreed" };
    const look = await post("/en/work/partners", { ...form, verb: "bulk" });
    expect(look.statusCode).toBe(200);
    expect(look.body).toContain("Nothing has been changed yet");
    expect(await statuses()).toEqual([{ status: "active" }, { status: "active" }]);
    const done = await post("/en/work/partners", { ...form, verb: "bulk-do" });
    expect(done.body).toContain("1 changed");
    expect(await statuses()).toEqual([{ status: "dormant" }, { status: "active" }]);
    expect(await rows("select act, actor, why from journal.act order by id desc limit 1")).toEqual([
      { act: "registry.change-parties", actor: ada.id, why: "as agreed" },
    ]);
  });

  test("of which the public would see any waits as one, and tells what became of each", async () => {
    const [harbour, osce] = [await ticks(), await ticked("osce")];
    const form = { row: [harbour, osce], change: "category:prose", why: "as agreed" };
    const dormant = { row: [harbour, osce], change: "status:dormant", why: "as agreed" };
    expect((await post("/en/work/partners", { ...form, verb: "bulk" })).body).toContain("as it is");
    const sent = await post("/en/work/partners", { ...dormant, verb: "bulk-do" });
    expect(sent.body).toContain("was so already");
    expect(sent.body).toContain("1 party waits for publication");
    const both = { row: [harbour, osce], change: "status:unknown", why: "as agreed" };
    expect((await post("/en/work/partners", { ...both, verb: "bulk-do" })).body).toContain(
      "2 parties wait for publication together",
    );
    expect(await statuses()).toEqual([{ status: "dormant" }, { status: "active" }]);
    expect((await waitingActs()).map(({ parties }) => parties)).toEqual([["osce"], ["osce"]]);
    const again = await post("/en/work/partners", { ...both, verb: "bulk-do" });
    expect(again.body.match(/the same change waits already/g)).toHaveLength(2);
    expect(await waitingActs()).toHaveLength(2);
  });

  test("does nothing when one of them was changed meanwhile, and says which", async () => {
    const old = [await ticks(), await ticked("osce")];
    await perform("registry.change-party", { id: "harbour-watch", place: "Azurville" });
    const form = { row: old, change: "level:confidential", why: "", verb: "bulk-do" };
    const { body } = await post("/en/work/partners", form);
    expect(body).toContain("Nothing was changed. Changed by somebody else since you looked: harbour-watch.");
    expect(body).toContain("changed by somebody else meanwhile");
    expect(body).toContain("not changed");
    expect(await rows("select level from registry.party where id = 'osce'")).toEqual([{ level: "public" }]);
  });

  test("of the level says who will see them", async () => {
    const { body } = await post("/en/work/partners", {
      verb: "bulk",
      row: await ticks(),
      change: "level:confidential",
    });
    expect(body).toContain("Who will see this?");
    expect(body).toContain("Ada Officer");
    expect(body).not.toContain("Ben Partner");
  });

  test("without a tick, or with a change that is none, does nothing and says so", async () => {
    expect((await post("/en/work/partners", { verb: "bulk", change: "status:dormant" })).body).toContain(
      "No party is ticked",
    );
    expect(
      (await post("/en/work/partners", { verb: "bulk-do", row: await ticks(), change: "id:x" })).statusCode,
    ).toBe(400);
  });
});

describe("a record", () => {
  test("has every part, and the links by which it is kept", async () => {
    const { body } = await get("/en/work/partners/fatf");
    for (const heading of [
      "Names by language",
      "The party itself",
      "Relations",
      "Offices",
      "Focal points",
      "Notes",
      "Handling",
    ])
      expect(body).toContain(`<span>${heading}</span>`);
    expect(body).toContain("/en/work/partners/fatf/names/new");
    expect(body).toContain("/en/work/partners/fatf/facts/party");
  });

  test("of a party that is not there, or that one may not see, is not found", async () => {
    const input = {
      table: "registry.party",
      id: "harbour-watch",
      level: "strictly-confidential",
      audience: [`person:${cyd.id}`],
    };
    await perform("registry.change-handling", input);
    for (const path of ["", "/history", "/facts/party", "/handling/facts/party", "/names/new"]) {
      expect((await get(`/en/work/partners/harbour-watch${path}`)).statusCode, path).toBe(404);
      expect((await get(`/en/work/partners/harbour-watch${path}`, cyd)).statusCode, path).toBe(200);
    }
    expect((await get("/en/work/partners/no-such-party")).statusCode).toBe(404);
    await perform("registry.change-handling", {
      ...input,
      level: "unclassified",
      audience: [],
      with_facts: true,
    });
  });

  test("can be read as of a day and as known on a day, and then nothing of it can be changed", async () => {
    const { body } = await get("/en/work/partners/fatf?known=2099-01-01");
    expect(body).toContain("as it was known on 1 January 2099");
    expect(body).not.toContain("/fatf/names/new");
    expect((await get("/en/work/partners/fatf?on=1980-01-01")).body).toContain(
      "as it stood on 1 January 1980",
    );
    expect((await get("/en/work/partners/fatf?on=1980-13-01")).statusCode).toBe(400);
  });
});

describe("a fact", () => {
  const add = (section: string, fields: Record<string, string>, person = ada) =>
    post(`/en/work/partners/harbour-watch/${section}/new`, { verification: "known", ...fields }, person);

  test("is added, changed and removed by its form, each with its reason in the journal", async () => {
    const added = await add("names", {
      language: "fr",
      type: "official",
      name: "Veille portuaire d’Azurie",
      why: "their letter",
    });
    expect(added.headers.location).toBe("/en/work/partners/harbour-watch?done=added");
    const [name] = await rows("select id, level from registry.party_name where name like 'Veille%'");
    expect(name?.level).toBe("unclassified");
    const path = `/en/work/partners/harbour-watch/names/${name?.id}`;
    const form = fieldsOf((await get(path)).body);
    expect(form.name).toBe("Veille portuaire d’Azurie");
    const saved = await post(path, { ...form, status: "courtesy", verified_on: "2026-11" });
    expect(saved.headers.location).toBe("/en/work/partners/harbour-watch?done=saved");
    expect(
      await rows("select name, status, verified_on from registry.party_name where id = $1", [name?.id]),
    ).toEqual([{ name: "Veille portuaire d’Azurie", status: "courtesy", verified_on: "2026-11" }]);
    expect((await get("/en/work/partners/harbour-watch")).body).toContain("courtesy translation");
    const gone = fieldsOf((await get(`${path}/remove`)).body);
    expect((await post(`${path}/remove`, { ...gone, why: "wrong" })).headers.location).toContain(
      "done=removed",
    );
    expect(await rows("select 1 from registry.party_name where id = $1", [name?.id])).toEqual([]);
    const acts = await rows("select act, why from journal.act where actor = $1 order by id desc limit 3", [
      ada.id,
    ]);
    expect(acts).toEqual([
      { act: "registry.remove-name", why: "wrong" },
      { act: "registry.change-name", why: "" },
      { act: "registry.add-name", why: "their letter" },
    ]);
  });

  test("that the public would see waits, and its record shows that it does", async () => {
    const form = { language: "fr", type: "alias", name: "Alias d’essai", verification: "known" };
    const sent = await post("/en/work/partners/unodc/names/new", form);
    expect(sent.headers.location).toBe("/en/work/partners/unodc?done=waits");
    const { body } = await get("/en/work/partners/unodc?done=waits");
    expect(body).toContain("it waits for publication");
    expect(body).toContain("Waiting for a decision");
    expect(body).toContain("Adds a name of a party in a language.");
    const taken = await post("/en/work/partners/unodc", {
      verb: "withdraw",
      waiting: hidden(body, "waiting"),
    });
    expect(taken.headers.location).toBe("/en/work/partners/unodc?done=withdrawn");
    expect((await get("/en/work/partners/unodc")).body).not.toContain("Waiting for a decision");
  });

  test("that is wrong is told at its field, and everything typed is kept", async () => {
    const { statusCode, body } = await add("relations", {
      ...{
        tie: "supports.in",
        other: "osce",
        since: "2026-13",
        source_url: "not an address",
        note: "typed & kept",
      },
    });
    expect(statusCode).toBe(400);
    expect(body).toMatch(/id="field-since-error">This is not a date/);
    expect(body).toMatch(/id="field-source_url-error">This is not a web address/);
    expect(body).toContain("typed &amp; kept");
    expect(body).toMatch(/value="supports.in" selected|selected value="supports.in"/);
    const late = await add("relations", { tie: "supports.out", other: "osce", since: "2020", until: "2019" });
    expect(late.body).toMatch(/id="field-until-error">The last day, 2019/);
    expect(await rows("select 1 from registry.relation where 'harbour-watch' in (from_id, to_id)")).toEqual(
      [],
    );
  });

  test("finds the other party by any name, asks where several may be meant, and says where none is", async () => {
    const named = await add("relations", { tie: "supports.in", other: "OSCE", since: "2020" });
    expect(named.headers.location).toContain("done=added");
    expect(
      await rows("select from_id, kind, to_id from registry.relation where to_id = 'harbour-watch'"),
    ).toEqual([{ from_id: "osce", kind: "supports", to_id: "harbour-watch" }]);
    const several = await add("relations", { tie: "supports.out", other: "Organization for Security" });
    expect(several.statusCode).toBe(400);
    expect(several.body).toContain('name="other-is"');
    const chosen = await add("relations", {
      tie: "supports.out",
      other: "Organization for Security",
      "other-is": "osce",
    });
    expect(chosen.headers.location).toContain("done=added");
    expect((await add("relations", { tie: "supports.out", other: "zzyzx quux" })).body).toContain(
      "No party has this id",
    );
  });

  test("about a person is kept from partners but their own, and is told in six languages", async () => {
    const sent = await add("focal-points", {
      name: "Eda Marsh",
      role: "main",
      email: "eda@example.org",
      language: "ar",
    });
    expect(sent.headers.location).toContain("done=added");
    const [point] = await rows("select level, audience from registry.focal_point where name = 'Eda Marsh'");
    expect(point).toEqual({ level: "unclassified", audience: ["party:harbour-watch"] });
    expect(
      (await add("focal-points", { name: "X", role: "main", email: "nobody", language: "en" })).body,
    ).toMatch(/id="field-email-error">This is not an e-mail/);
    for (const language of ["ar", "zh", "fr", "ru", "es"])
      expect((await get(["", language, `work/partners/harbour-watch`].join("/"))).body).toContain(
        "Eda Marsh",
      );
  });

  test("is confirmed by one button, as of today", async () => {
    const [identifier] = [await add("identifiers", { scheme: "wikidata", value: "Q1" })];
    expect(identifier.headers.location).toContain("done=added");
    const [row] = await rows("select id from registry.identifier where party_id = 'harbour-watch'");
    const path = `/en/work/partners/harbour-watch/identifiers/${row?.id}`;
    const { body } = await get(`${path}/confirm`);
    const sent = await post(`${path}/confirm`, { expected: hidden(body, "expected") });
    expect(sent.headers.location).toBe("/en/work/partners/harbour-watch?done=confirmed");
    expect(
      await rows("select verification, verified_on from registry.identifier where id = $1", [row?.id]),
    ).toEqual([{ verification: "verified", verified_on: "2026-11-25" }]);
    const bad = await post(`${path}/confirm`, {
      source_url: "javascript:alert(1)",
      source_passage: "kept",
      why: "kept too",
    });
    expect(bad.statusCode).toBe(400);
    expect(bad.body).toMatch(/id="field-source_url-error">/);
    expect(bad.body).toContain("kept too");
  });

  test("is written by who keeps the register alone", async () => {
    expect((await add("notes", { language: "en", text: "x" }, ben)).statusCode).toBe(403);
    expect((await get("/en/work/partners/harbour-watch/notes/new", ben)).statusCode).toBe(403);
    expect((await get("/en/work/partners/harbour-watch/members/new", ben)).statusCode).toBe(403);
    // Of a party itself there is one set of facts, and no other is added.
    expect((await get("/en/work/partners/harbour-watch/facts/new")).statusCode).toBe(404);
    expect(
      (await get("/en/work/partners/harbour-watch/names/00000000-0000-4000-8000-000000000000")).statusCode,
    ).toBe(404);
  });
});

describe("hostile input", () => {
  const nothing = "\u0000\u202e<script>alert(1)</script>";
  test.each([
    ["work/partners", { verb: "save-view", name: nothing, query: "kind=forum" }],
    ["work/partners", { verb: "save-view", name: "x", query: nothing }],
    ["work/partners", { verb: "bulk-do", row: `${nothing} ${"0".repeat(32)}`, change: "status:dormant" }],
    ["work/partners", { verb: "remove-view", view: nothing }],
    ["work/partners/harbour-watch", { verb: "withdraw", waiting: nothing }],
    ["work/partners/new", { "name-en": nothing, kind: nothing, category: "prose", verification: "known" }],
    [
      "work/partners/harbour-watch/names/new",
      { language: "en", type: "short", name: nothing, verification: "known" },
    ],
    [
      "work/partners/harbour-watch/names/new",
      { language: nothing, type: "__proto__", name: "x", verification: "known" },
    ],
    [
      "work/partners/harbour-watch/relations/new",
      { tie: nothing, other: nothing, roles: nothing, verification: "known" },
    ],
    ["work/partners/harbour-watch/facts/party", { status: nothing, parent_id: nothing, expected: nothing }],
    ["work/partners/harbour-watch/facts/party/confirm", { expected: nothing, source_url: nothing }],
    [
      "work/partners/harbour-watch/handling/facts/party",
      { verb: "save", level: nothing, tlp: nothing, audience: nothing },
    ],
    [
      "work/partners/harbour-watch/handling/facts/party",
      { verb: "look", level: "public", originator: nothing, parties: nothing },
    ],
  ])("sent to %s (%#) is refused in a sentence, and nothing is written", async (path, fields) => {
    const before = await rows("select max(id) as last from journal.act where act not like 'access.%'");
    const { statusCode, body } = await post(`/en/${path}`, fields);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
    expect(body).not.toContain("<script>alert");
    expect(await rows("select max(id) as last from journal.act where act not like 'access.%'")).toEqual(
      before,
    );
  });

  test.each([
    "?q=%00",
    "/harbour-watch?known=%00",
    "/harbour-watch/history?before=-1",
    "/%00",
    "/harbour-watch/handling/facts/party?person=%00",
    "/new?like=%00",
  ])("in the address %s is answered without a fault", async (path) => {
    expect((await get(`/en/work/partners${path}`)).statusCode).toBeLessThan(500);
  });

  test.each(["why", "source_passage", "note"])(
    "a sign that the database cannot keep is left out of %s",
    async (field) => {
      const sent = await post("/en/work/partners/harbour-watch/names/new", {
        ...{
          language: "en",
          type: "alias",
          name: `Plain ${field}`,
          verification: "known",
          [field]: "a\u0000b",
        },
      });
      expect(sent.headers.location).toBe("/en/work/partners/harbour-watch?done=added");
    },
  );
});
