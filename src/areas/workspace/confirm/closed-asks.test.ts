import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../tests/support/people.ts";
import { rowsOf } from "../../../../tests/support/sql.ts";
import type { Actor } from "../../../platform/acts/index.ts";
import { linkFormField, listLinks } from "../../access/index.ts";
import { addFocalPoint, addParty, changeFocalPoint, changeHandling } from "../../registry/index.ts";
import { askFocalPoints, withdrawAsk } from "./ask.ts";

const party = "lake-office";

let installation: TestInstallation;
let site: TestSite;
/** Who may read the closed focal points, and who may not. */
let officer: MadePerson;
let other: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  other = await makePerson(installation, { name: "Oto Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Ben Lake", roles: ["main-focal-point"], party });
  const lake = {
    id: party,
    kind: "regional",
    category: "africa",
    status: "active",
    verification: "verified",
  };
  const names = [{ language: "en", type: "official", name: "Lake Office" }];
  await installation.door.perform(operator, addParty, { input: { ...lake, names } });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const closed = () => ({
  level: "confidential",
  audience: [`person:${officer.id}`, `party:${party}`],
  originator: party,
});

async function focalPoint(name: string, handled: object = {}): Promise<string> {
  const given = { party_id: party, role: "main", language: "en", verification: "verified", email: "" };
  return (await installation.door.perform(operator, addFocalPoint, { input: { ...given, name, ...handled } }))
    .id;
}

async function ask(id: string): Promise<string> {
  const input = { focal_points: [id], origin: "https://entente.example" };
  const { asked } = await installation.door.perform(officer.actor, askFocalPoints, { input });
  return asked[0]?.path ?? "";
}

/** How the link and the question to a focal point are handled; the link by whom it names. */
async function handled(id: string) {
  return rowsOf(
    installation.ownerUrl,
    `select l.recipient_name as name, l.level, array(select unnest(l.audience) order by 1) as audience, l.originator,
       a.level as asked, a.verdict, a.id::text as id
     from access.link l join workspace.ask a on a.id = l.id where a.focal_point_id::text = $1 order by a.asked_at, l.recipient_name`,
    [id],
  );
}

const named = async (actor: Actor, name: string): Promise<boolean> => {
  const { links } = await installation.door.ask(actor, listLinks, { party });
  return links.some(({ recipient }) => recipient.name === name);
};

const freshness = async (who: MadePerson): Promise<string> =>
  (await visitor(site, who).get(`/en/work/freshness?party=${party}`)).body;

const close = (id: string, handling: object) =>
  installation.door.perform(operator, changeHandling, {
    input: { table: "registry.focal_point", id, ...handling },
  });

test("who may not read a focal point reads neither what they are asked, nor their link, nor their name in it", async () => {
  const id = await focalPoint("Only Some", closed());
  await ask(id);
  const [row] = await handled(id);
  expect(row).toMatchObject({ level: "confidential", originator: party, asked: "confidential" });
  expect(row?.audience).toEqual([...closed().audience].sort());
  expect(await named(officer.actor, "Only Some")).toBe(true);
  expect(await named(other.actor, "Only Some")).toBe(false);
  expect(await freshness(officer)).toContain("Only Some");
  expect(await freshness(other)).not.toContain("Only Some");
  const take = installation.door.perform(other.actor, withdrawAsk, { input: { id: row?.id } });
  await expect(take).rejects.toMatchObject({ code: "ask-missing" });
});

test("who reads the list of links, and what was asked of a closed focal point, is recorded with the row", async () => {
  const id = await focalPoint("Read Of", closed());
  await ask(id);
  const [row] = await handled(id);
  const [before] = await rowsOf(installation.ownerUrl, "select max(id) as id from journal.act");
  await named(officer.actor, "Read Of");
  await freshness(officer);
  const readings = await rowsOf(
    installation.ownerUrl,
    `select request ->> 'query' as query from journal.act where id > $1 and act = 'access.record-reading'
       and position($2 in request ->> 'things') > 0 order by id`,
    [before?.id, row?.id],
  );
  expect(readings.map(({ query }) => query)).toEqual(["access.list-links", "workspace.read-freshness"]);
});

test("what an open focal point is asked is the business of the party and the secretariat", async () => {
  const id = await focalPoint("Open Person");
  await ask(id);
  const [row] = await handled(id);
  expect(row).toMatchObject({
    level: "confidential",
    audience: [],
    originator: "cted",
    asked: "unclassified",
  });
  expect(await named(other.actor, "Open Person")).toBe(true);
});

test("a focal point that is closed afterwards closes what they were asked, and one that is opened opens it", async () => {
  const id = await focalPoint("Closed Later");
  await ask(id);
  await close(id, closed());
  expect(await named(other.actor, "Closed Later")).toBe(false);
  expect(await freshness(other)).not.toContain("Closed Later");
  expect((await handled(id))[0]).toMatchObject({ originator: party, asked: "confidential" });
  await close(id, { level: "unclassified", audience: [], originator: "cted" });
  expect(await named(other.actor, "Closed Later")).toBe(true);
  expect((await handled(id))[0]).toMatchObject({ originator: "cted", asked: "unclassified" });
});

test("a link to whoever sat there before stays closed when the seat is opened", async () => {
  const id = await focalPoint("Former Person", closed());
  await ask(id);
  await installation.door.perform(operator, changeFocalPoint, { input: { id, name: "Next Person" } });
  await ask(id);
  await close(id, { level: "unclassified", audience: [], originator: "cted" });
  expect(await named(other.actor, "Next Person")).toBe(true);
  expect(await named(other.actor, "Former Person")).toBe(false);
  // Of two handlings of one level both have to let somebody read it.
  await close(id, { level: "confidential", audience: [`person:${other.id}`], originator: "cted" });
  expect(await named(other.actor, "Former Person")).toBe(false);
  expect(await named(officer.actor, "Former Person")).toBe(false);
});

test("partners read no link to somebody who is doubtful, nor one that became so", async () => {
  const reads = async () =>
    (
      await rowsOf(
        installation.appUrl,
        `with reader as materialized (select access.enter('person', '${partner.id}'))
         select l.recipient_name as name from reader, access.link l where l.recipient_name like '%Doubtful'`,
      )
    ).map(({ name }) => name);
  await ask(await focalPoint("Never Doubtful", closed()));
  await ask(await focalPoint("Always Doubtful", { ...closed(), verification: "unverified" }));
  const id = await focalPoint("Now Doubtful", closed());
  await ask(id);
  expect((await reads()).sort()).toEqual(["Never Doubtful", "Now Doubtful"]);
  await installation.door.perform(operator, changeFocalPoint, { input: { id, verification: "unverified" } });
  expect(await reads()).toEqual(["Never Doubtful"]);
});

test("whoever holds the link of a closed focal point answers by it, and the question has its answer", async () => {
  const id = await focalPoint("Answers Closed", closed());
  const path = await ask(id);
  const page = await site.server.inject({ url: path });
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? "";
  const form = {
    [linkFormField]: hidden(linkFormField),
    seen: hidden("seen"),
    in: "en",
    verdict: "right",
  };
  const answered = await site.server.inject({
    ...{ method: "POST", url: path, payload: new URLSearchParams(form).toString() },
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
  expect(answered.statusCode).toBe(200);
  expect((await handled(id))[0]).toMatchObject({ verdict: "right", asked: "confidential" });
});

test("nobody but the link itself gives the question its answer", async () => {
  const id = await focalPoint("Not Yours", closed());
  await ask(id);
  const [row] = await handled(id);
  for (const [kind, name] of [
    ["person", partner.id],
    ["link", `00000000-0000-4000-8000-000000000000 ${party}`],
  ]) {
    const tried = await rowsOf(
      installation.ownerUrl,
      `with act as materialized (select journal.open_act(now(), '${kind}', '${name}', 'test.answer', '', '{}') as id)
       select workspace.answer_ask('${row?.id}', 'right', now()) as done from act`,
    );
    expect(tried).toEqual([{ done: false }]);
  }
  expect((await handled(id))[0]).toMatchObject({ verdict: null });
});

test("links and questions that were there before are closed by the migration, in an act that the journal has", async () => {
  const id = await focalPoint("Asked Before", closed());
  await ask(id);
  await rowsOf(
    installation.ownerUrl,
    `begin; select journal.open_act(now(), 'operator', 'test', 'test.as-before', '', '{}');
     update access.link set level = 'confidential', audience = '{}', originator = 'cted' where recipient_name = 'Asked Before';
     update workspace.ask set level = 'unclassified', audience = '{party:${party}}', originator = 'cted' where focal_point_id = '${id}';
     commit`,
  );
  expect(await named(other.actor, "Asked Before")).toBe(true);
  const file = new URL("../migrations/0009-handling-of-asks.sql", import.meta.url);
  const text = await readFile(file, "utf8");
  await rowsOf(installation.ownerUrl, text.slice(text.lastIndexOf("do $$")));
  expect(await named(other.actor, "Asked Before")).toBe(false);
  expect((await handled(id))[0]).toMatchObject({ originator: party, asked: "confidential" });
  const acts = await rowsOf(installation.ownerUrl, "select act from journal.act where actor = 'migration'");
  expect(acts).toEqual([{ act: "workspace.ask-focal-points" }]);
});
