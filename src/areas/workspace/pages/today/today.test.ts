import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../../../tests/support/sql.ts";
import { addFocalPoint, addParty, changeParty } from "../../../registry/index.ts";
import { takeCharge } from "../../charge/acts.ts";
import { send } from "../../waiting/send.ts";
import { readDay } from "./day.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let other: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  other = await makePerson(installation, { name: "Cyd Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, {
    name: "Ben Partner",
    roles: ["main-focal-point"],
    party: "osce",
  });
  const { door } = installation;
  const lake = {
    ...{ id: "lake-office", kind: "regional", category: "africa", status: "active" },
    names: [{ language: "en", type: "official", name: "Lake Office" }],
    ...{ verification: "verified", level: "unclassified" },
  };
  await door.perform(operator, addParty, { input: lake });
  const person = {
    ...{
      party_id: "lake-office",
      name: "Ada Exemplar",
      role: "main",
      language: "fr",
      verification: "verified",
    },
    ...{ email: "ada@lake.example", until: "2026-12-20", verified_on: "2020-01-01" },
  };
  await door.perform(operator, addFocalPoint, { input: person });
  const website = { id: "osce", website: "https://example.org/osce" };
  await send({ door, actor: other.actor }, changeParty, { input: website });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const day = ({ actor }: MadePerson, filter: object = {}) =>
  installation.door.ask(actor, readDay, { language: "en", whose: "all", ...filter });

test("the day shows terms that end, mandates that end within the year, facts to verify and what waits", async () => {
  const page = await visitor(site, officer).get("/en/work");
  expect(page.statusCode).toBe(200);
  for (const seen of [
    "Wednesday 25 November 2026",
    "Ada Exemplar",
    "Lake Office",
    "Cyd Officer",
    "S/RES/2816 (2026)",
  ])
    expect(page.body.includes(seen), seen).toBe(true);
  const { terms, publications, due } = await day(officer);
  expect(terms.map(({ party }) => party)).toContain("lake-office");
  expect(publications.map(({ parties }) => parties)).toEqual([["osce"]]);
  expect(due.map(({ party }) => party)).toContain("lake-office");
});

test("every mandate of the day ends within a year, the nearest first, and nothing carries it on", async () => {
  const { mandates } = await day(officer);
  const days = mandates.map((one) => one.days);
  expect(days).toEqual([...days].sort((a, b) => a - b));
  expect(days.every((left) => left >= 0 && left <= 366)).toBe(true);
});

test("who looks after a partner has a day of their own, and gives it up again", async () => {
  const ada = visitor(site, officer);
  const before = await ada.get("/en/work?whose=mine");
  expect(before.body.includes("You look after no partner yet")).toBe(true);
  const taken = await ada.post("/en/work", { party: "lake-office", do: "take" });
  expect(taken.headers.location).toBe("/en/work?done=taken");
  const mine = await day(officer, { whose: "mine" });
  expect(mine.terms.map(({ party }) => party)).toEqual(["lake-office"]);
  expect(mine.due.map(({ party }) => party)).toEqual(["lake-office"]);
  expect(mine.publications).toEqual([]);
  // What one has proposed oneself is one's own, whoever looks after the partner.
  expect((await day(other, { whose: "mine" })).publications).toHaveLength(1);
  await ada.post("/en/work?whose=mine", { party: "lake-office", do: "leave" });
  expect((await day(officer, { whose: "mine" })).terms).toEqual([]);
});

test("a line of cooperation narrows the day to its partners", async () => {
  const { lines } = await day(officer);
  const withOsce = lines.find(({ partners }) => partners.includes("osce"));
  const without = lines.find(({ partners }) => !partners.includes("osce"));
  expect((await day(officer, { line: withOsce?.id })).publications).toHaveLength(1);
  expect((await day(officer, { line: without?.id })).publications).toHaveLength(0);
  const page = await visitor(site, officer).get(`/fr/work?line=${withOsce?.id}`);
  expect(page.body).toContain(`<option value="${withOsce?.id}" selected`);
});

test("nobody looks after what there is not", async () => {
  const { door } = installation;
  expect(await codeOf(door.perform(officer.actor, takeCharge, { input: { party: "nobody" } }))).toBe(
    "party-unknown",
  );
  expect(
    await rowsOf(installation.ownerUrl, "select from workspace.charge where party_id = 'nobody'"),
  ).toEqual([]);
});

test("a partner has no day of the secretariat, and looks after nothing", async () => {
  expect((await visitor(site, partner).get("/en/work")).headers.location).toBe("/en/work/home");
  expect((await visitor(site, partner).post("/en/work", { party: "osce", do: "take" })).statusCode).toBe(403);
});
