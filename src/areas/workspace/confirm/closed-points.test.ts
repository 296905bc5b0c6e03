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
import { addFocalPoint, addParty } from "../../registry/index.ts";
import { readHome } from "../pages/home/acts.ts";
import { listWaiting } from "../waiting/queries.ts";
import { fieldOf } from "./answer.ts";
import { readDetails, seenOf } from "./details.ts";
import { answerDetails } from "./take-answer.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let partner: MadePerson;
let colleague: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  const party = "lake-office";
  partner = await makePerson(installation, { name: "Ben Lake", roles: ["main-focal-point"], party });
  colleague = await makePerson(installation, { name: "Cy Lake", roles: ["alternate"], party });
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

interface Handled {
  readonly level: string;
  readonly audience: readonly string[];
  readonly originator: string;
}

async function focalPoint(name: string, handled: Handled): Promise<string> {
  const given = { party_id: "lake-office", name, role: "main", language: "en", verification: "verified" };
  const input = { ...given, email: "", phone: "+1 202", ...handled };
  return (await installation.door.perform(operator, addFocalPoint, { input })).id;
}

/** What was recorded as read behind an act, by query and thing. */
async function readingsBehind(act: number): Promise<string[]> {
  const rows = await rowsOf(
    installation.ownerUrl,
    "select request ->> 'query' as query, request ->> 'things' as things from journal.act where id > $1 and act = 'access.record-reading' order by id",
    [act],
  );
  return rows.flatMap(({ query, things }) =>
    String(things)
      .split(" ")
      .map((thing) => `${query} ${thing}`),
  );
}
const latestAct = async () =>
  Number((await rowsOf(installation.ownerUrl, "select max(id) as id from journal.act"))[0]?.id);

/** Somebody of the partner says another telephone of one of the rows. @returns how that waits */
async function correct(id: string, phone: string) {
  const { actor } = partner;
  const details = await installation.door.ask(actor, readDetails, { party: "lake-office", language: "en" });
  const answer = { seen: [seenOf(details)], verdict: ["corrected"], [fieldOf({ id }, "phone")]: [phone] };
  await installation.door.perform(actor, answerDetails, {
    input: { party: "lake-office", language: "en", answer },
  });
  const [row] = await rowsOf(
    installation.ownerUrl,
    "select id::text as id, level, audience, originator from workspace.waiting_act where input ->> 'phone' = $1",
    [phone],
  );
  return row;
}

const seesPoint = async (actor: Actor, phone: string): Promise<boolean> =>
  (await installation.door.ask(actor, listWaiting, {})).acts.some((act) =>
    JSON.stringify(act.input).includes(phone),
  );

test("what a partner answers of a row that is theirs alone is not told to the secretariat", async () => {
  const own = { level: "confidential", audience: ["party:lake-office"], originator: "lake-office" };
  const id = await focalPoint("Only Lake", own);
  const point = await correct(id, "+1 303");
  expect(point).toMatchObject({ level: "confidential", originator: "lake-office" });
  expect(await seesPoint(officer.actor, "+1 303")).toBe(false);
  expect((await visitor(site, officer).get("/en/work/freshness")).body).not.toContain("+1 303");
  expect(await seesPoint(colleague.actor, "+1 303")).toBe(true);
});

test("of a confidential row of the secretariat and the party it is told to both", async () => {
  const id = await focalPoint("Both Know", {
    level: "confidential",
    audience: ["party:lake-office"],
    originator: "cted",
  });
  expect(await correct(id, "+1 404")).toMatchObject({ level: "confidential", originator: "cted" });
  for (const { actor } of [officer, colleague]) expect(await seesPoint(actor, "+1 404")).toBe(true);
});

test("of a row for certain persons it is told to them alone", async () => {
  const audience = [`person:${partner.id}`];
  const id = await focalPoint("Ben Alone", { level: "strictly-confidential", audience, originator: "cted" });
  expect(await correct(id, "+1 505")).toMatchObject({ level: "strictly-confidential", audience });
  for (const { actor } of [officer, colleague]) expect(await seesPoint(actor, "+1 505")).toBe(false);
  expect(await seesPoint(partner.actor, "+1 505")).toBe(true);
});

test("of a row that some of the partner may not read they are not told what was answered", async () => {
  const audience = [`person:${partner.id}`];
  const id = await focalPoint("Not Cy", { level: "unclassified", audience, originator: "cted" });
  expect(await correct(id, "+1 606")).toMatchObject({ level: "unclassified" });
  expect(await seesPoint(colleague.actor, "+1 606")).toBe(false);
  for (const { actor } of [officer, partner]) expect(await seesPoint(actor, "+1 606")).toBe(true);
});

test("what a partner sees of confidential rows and of what waits about them is recorded as read, once a query", async () => {
  const id = await focalPoint("Read By Many", {
    level: "confidential",
    audience: ["party:lake-office"],
    originator: "cted",
  });
  const point = await correct(id, "+1 707");
  const asked = [
    [
      "workspace.read-details",
      () => installation.door.ask(colleague.actor, readDetails, { party: "lake-office", language: "en" }),
      [id],
    ],
    [
      "workspace.read-home",
      () => installation.door.ask(colleague.actor, readHome, { language: "en" }),
      [id, point?.id],
    ],
    ["workspace.list-waiting", () => installation.door.ask(colleague.actor, listWaiting, {}), [point?.id]],
    ["workspace.read-home", () => visitor(site, colleague).get("/en/work/home"), [id, point?.id]],
    [
      "workspace.read-freshness",
      () => visitor(site, officer).get("/en/work/freshness?party=lake-office"),
      [id, point?.id],
    ],
  ] as const;
  for (const [query, ask, things] of asked) {
    const before = await latestAct();
    await ask();
    const readings = await readingsBehind(before);
    for (const thing of things)
      expect(
        readings.filter((one) => one === `${query} ${thing}`),
        query,
      ).toHaveLength(1);
  }
});
