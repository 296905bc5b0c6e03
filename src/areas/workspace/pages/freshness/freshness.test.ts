import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { codeOf, numberOf, rowsOf } from "../../../../../tests/support/sql.ts";
import { linkFormField } from "../../../access/index.ts";
import {
  addCoverage,
  addFocalPoint,
  addMembership,
  addParty,
  addRelation,
  listFreshness,
} from "../../../registry/index.ts";
import { askFocalPoints } from "../../confirm/ask.ts";
import { freshnessTask, needsFreshness } from "../../jobs/record-freshness.ts";
import { readFreshness } from "./query.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, {
    name: "Ben Partner",
    roles: ["main-focal-point"],
    party: "osce",
  });
  const lake = {
    ...{ id: "lake-office", kind: "regional", category: "africa", status: "active" },
    names: [{ language: "fr", type: "official", name: "Bureau du Lac" }],
    ...{ verification: "verified", website: "https://lake.example", verified_on: "2020-01-01" },
  };
  await installation.door.perform(operator, addParty, { input: lake });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const rows = (text: string, values: readonly unknown[] = []) => rowsOf(installation.ownerUrl, text, values);

async function focalPoint(name: string, more: object = {}): Promise<string> {
  const email = `${name.toLowerCase().replace(" ", ".")}@lake.example`;
  const given = { party_id: "lake-office", name, role: "main", language: "fr", verification: "verified" };
  const input = { ...given, email, phone: "+1 202", verified_on: "2020-01-01", ...more };
  return (await installation.door.perform(operator, addFocalPoint, { input })).id;
}

/** Asks somebody through the page, and gives the address that it shows. */
async function askedPath(id: string): Promise<string> {
  const form = { do: "ask", "focal-point": id };
  const page = await visitor(site, officer).post("/en/work/freshness?party=lake-office", form);
  expect(page.statusCode).toBe(200);
  return /https:\/\/entente\.example(\/[a-z]{2}\/l\/[\w-]{48})/.exec(page.body)?.[1] ?? "";
}

const open = (path: string) => site.server.inject({ url: path });
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

function answer(path: string, html: string, fields: Readonly<Record<string, string>>) {
  const form = {
    [linkFormField]: hidden(html, linkFormField),
    seen: hidden(html, "seen"),
    in: hidden(html, "in"),
  };
  return site.server.inject({
    ...{ method: "POST", url: path, payload: new URLSearchParams({ ...form, ...fields }).toString() },
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
}

/** All that the page says, without its marks. */
const words = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("what is to be verified of one partner is told in words, and no code of them", async () => {
  const { door } = installation;
  const old = { verification: "verified", verified_on: "2020-01-01" };
  const relation = { from_id: "lake-office", kind: "cooperates-with", to_id: "osce", ...old };
  await door.perform(operator, addRelation, { input: relation });
  await door.perform(operator, addMembership, {
    input: { state_id: "MLI", party_id: "lake-office", status: "member", ...old },
  });
  await door.perform(operator, addCoverage, { input: { party_id: "lake-office", region_id: "015", ...old } });
  const en = words((await visitor(site, officer).get("/en/work/freshness?party=lake-office")).body);
  for (const seen of ["Cooperates with", "Mali", "Northern Africa", "Active"])
    expect(en, seen).toContain(seen);
  const fr = words((await visitor(site, officer).get("/fr/work/freshness?party=lake-office")).body);
  for (const seen of ["Mali", "Afrique septentrionale"]) expect(fr, seen).toContain(seen);
  for (const code of ["cooperates-with", "MLI", " 015 ", " active "])
    expect(en + fr, code).not.toContain(code);
});

const view = () =>
  installation.door.ask(officer.actor, readFreshness, { language: "en", party: "lake-office" });
const count = (text: string) => numberOf(installation.ownerUrl, `select count(*) from ${text}`);

test("a focal point is asked in their language: a mail waits, and without a server the address is shown", async () => {
  const id = await focalPoint("Ada Exemplar");
  const path = await askedPath(id);
  expect(path).toMatch(/^\/fr\/l\//);
  const [mail] = await rows(
    "select purpose, language, recipient, subject, text from mail.outbox order by created_at desc limit 1",
  );
  expect(mail).toMatchObject({
    purpose: "confirm-details",
    language: "fr",
    recipient: "ada.exemplar@lake.example",
  });
  expect(String(mail?.subject)).toContain("est-il toujours exact");
  expect(String(mail?.text)).toContain(path);
  expect(String(mail?.text)).toContain("Bureau du Lac");
  const { asks } = await view();
  expect(asks.map(({ focal_point_id, state }) => [focal_point_id, state])).toContainEqual([id, "open"]);
});

test("the page of the link shows what we hold, in the recipient's language, and looking changes nothing", async () => {
  const path = await askedPath(await focalPoint("Bo Exemplar"));
  const before = await count("journal.act");
  const page = await open(path);
  expect(page.statusCode).toBe(200);
  for (const seen of ['lang="fr"', "Bureau du Lac", "https://lake.example", "Bo Exemplar", "Tout est exact"])
    expect(page.body.includes(seen), seen).toBe(true);
  expect(page.headers["cache-control"]).toBe("no-store");
  expect(await count("journal.act")).toBe(before);
  expect(await count("workspace.waiting_act")).toBe(0);
});

test("that all is right becomes confirmations that wait for an officer, and the journal tells nobody's address", async () => {
  const id = await focalPoint("Cy Exemplar");
  const path = await askedPath(id);
  const page = await open(path);
  const done = await answer(path, page.body, { verdict: "right" });
  expect(done.statusCode).toBe(200);
  expect(done.body.includes("Merci")).toBe(true);
  const waiting = await rows("select act, input, awaits, proposer_kind from workspace.waiting_act");
  expect(
    new Set(waiting.map(({ act, awaits, proposer_kind }) => `${act} ${awaits} ${proposer_kind}`)),
  ).toEqual(new Set(["registry.confirm-fact officer link"]));
  expect(JSON.stringify(waiting)).toContain(id);
  expect((await open(path)).statusCode).toBe(410);
  const officerPage = await visitor(site, officer).get("/en/work/freshness");
  expect(officerPage.body.includes("Answers to decide on")).toBe(true);
  const { answers } = await view();
  const points = answers.flatMap(({ acts }) => acts.map((one) => one.id));
  const accepted = await visitor(site, officer).post("/en/work/freshness", { do: "accept", point: points });
  // The name and the website are public, so that what the public would see of it waits for publication.
  expect(accepted.headers.location).toBe("/en/work/freshness?done=passed-on");
  const [row] = await rows("select verified_on from registry.focal_point where id::text = $1", [id]);
  expect(row).toEqual({ verified_on: "2026-11-25" });
  expect(
    await count("workspace.waiting_act where awaits = 'publisher' and state = 'waiting'"),
  ).toBeGreaterThan(0);
});

test("a correction waits; once accepted it stands in the register, and refused it does not", async () => {
  for (const [verb, phone] of [
    ["accept", "+33 1 23"],
    ["refuse", "+1 202"],
  ] as const) {
    const id = await focalPoint(`Dee ${verb}`);
    const path = await askedPath(id);
    const page = await open(path);
    const done = await answer(path, page.body, {
      verdict: "corrected",
      [`${id}-phone`]: "+33 1 23",
      remark: "Call after ten.",
    });
    expect(done.statusCode).toBe(200);
    const point = async () =>
      (await view()).answers.flatMap(({ acts }) => acts).filter(({ act }) => act !== "registry.confirm-fact");
    expect((await point()).map(({ act }) => act)).toEqual([
      "registry.change-focal-point",
      "registry.add-note",
    ]);
    expect((await visitor(site, officer).get("/en/work/freshness")).body).toContain(
      '<ins><bdi dir="ltr">+33 1 23</bdi></ins>',
    );
    const points = (await point()).map((one) => one.id);
    const decided = await visitor(site, officer).post("/en/work/freshness", {
      do: verb,
      point: points,
      reason: "asked again",
    });
    expect(decided.statusCode).toBe(303);
    expect((await rows("select phone from registry.focal_point where id::text = $1", [id]))[0]?.phone).toBe(
      phone,
    );
  }
  const told = await rows(
    "select journal.change_text(c) as text from journal.change c where table_name = 'workspace.waiting_act'",
  );
  expect(told.map(({ text }) => text).join()).not.toContain("+33 1 23");
});

test.each<[string, { fields: Readonly<Record<string, string>>; kept: string; said: string }]>([
  [
    "an address of mail that is none",
    { fields: { email: "ada at lake" }, kept: "ada at lake", said: "n’est pas une adresse" },
  ],
  ["a name left out", { fields: { name: "" }, kept: "", said: "Le nom est vide" }],
  [
    "a telephone with a script",
    { fields: { phone: "<b>1</b>" }, kept: "&lt;b>1&lt;/b>", said: "numéro de téléphone" },
  ],
])("%s is refused, and what was typed is kept", async (_title, { fields, kept, said }) => {
  const id = await focalPoint("Eve Exemplar");
  const path = await askedPath(id);
  const page = await open(path);
  const before = await count("workspace.waiting_act");
  const given = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${id}-${name}`, value]));
  const refused = await answer(path, page.body, { verdict: "corrected", ...given, remark: "kept too" });
  expect(refused.statusCode).toBe(400);
  expect(refused.body.includes(said)).toBe(true);
  expect(refused.body.includes(kept)).toBe(true);
  expect(refused.body.includes("kept too")).toBe(true);
  expect(await count("workspace.waiting_act")).toBe(before);
});

test("an answer is to what was read: what has changed meanwhile is shown anew", async () => {
  const path = await askedPath(await focalPoint("Flo Exemplar"));
  const page = await open(path);
  await focalPoint("Gus Exemplar");
  const refused = await answer(path, page.body, { verdict: "right" });
  expect(refused.statusCode).toBe(409);
  expect(refused.body.includes("Gus Exemplar")).toBe(true);
});

test("a link shows nothing of another partner's people", async () => {
  await installation.door.perform(operator, addFocalPoint, {
    input: {
      party_id: "osce",
      name: "Hal Elsewhere",
      role: "main",
      language: "en",
      verification: "verified",
    },
  });
  const page = await open(await askedPath(await focalPoint("Ivy Exemplar")));
  expect(page.body.includes("Ivy Exemplar")).toBe(true);
  expect(page.body.includes("Hal Elsewhere")).toBe(false);
});

test("asking somebody again ends the earlier link, and one may be taken back", async () => {
  const id = await focalPoint("Jo Exemplar");
  const [first, second] = [await askedPath(id), await askedPath(id)];
  expect((await open(first)).statusCode).toBe(410);
  expect((await open(second)).statusCode).toBe(200);
  const ask = (await view()).asks.find((one) => one.focal_point_id === id && one.state === "open");
  const back = await visitor(site, officer).post("/en/work/freshness", { do: "withdraw", id: ask?.id ?? "" });
  expect(back.headers.location).toBe("/en/work/freshness?done=withdrawn");
  expect((await open(second)).statusCode).toBe(410);
});

test("what waits for publication is not published from the page of freshness", async () => {
  const [row] = await rows(
    "select id::text as id from workspace.waiting_act where awaits = 'publisher' and state = 'waiting' limit 1",
  );
  const answered = await visitor(site, officer).post("/en/work/freshness", {
    do: "accept",
    point: String(row?.id),
  });
  expect(answered.statusCode).toBe(404);
});

test("who is asked has to be chosen, and a partner asks nobody", async () => {
  const none = await visitor(site, officer).post("/en/work/freshness", { do: "ask" });
  expect(none.statusCode).toBe(400);
  expect(none.body.includes("Nobody is chosen")).toBe(true);
  expect((await visitor(site, partner).get("/en/work/freshness")).statusCode).toBe(403);
  const input = { focal_points: [crypto.randomUUID()], origin: "https://entente.example" };
  expect(await codeOf(installation.door.perform(partner.actor, askFocalPoints, { input }))).toBe(
    "act-refused",
  );
  expect(await codeOf(installation.door.perform(officer.actor, askFocalPoints, { input }))).toBe(
    "focal-point-missing",
  );
});

test("each day is recorded once, and the page draws them", async () => {
  const { door } = installation;
  const actor = { kind: "system", name: "freshness" } as const;
  expect(await door.ask(actor, needsFreshness, {})).toBe(true);
  await freshnessTask.run({ door, actor }, {});
  expect(await door.ask(actor, needsFreshness, {})).toBe(false);
  expect(await door.ask(officer.actor, listFreshness, {})).toHaveLength(1);
  const page = await visitor(site, officer).get("/ar/work/freshness");
  expect(page.body.includes("درجة الحداثة")).toBe(true);
});
