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
import type { Day } from "../../../../kernel/partial-date.ts";
import { addFocalPoint, addParty, changeParty } from "../../../registry/index.ts";
import { takeCharge } from "../../charge/acts.ts";
import { send } from "../../waiting/send.ts";
import { readDay } from "./day.ts";
import { urgencyOf, urgentOf } from "./urgency.ts";

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

test("what one puts off leaves one’s own day until its day, can be seen all the while, and is taken up again", async () => {
  const ada = visitor(site, officer);
  const thing = "due lake-office";
  const sent = await ada.post("/en/work", { do: "postpone", thing, until: "2026-12-02" });
  expect(sent.headers.location).toBe("/en/work?done=postponed");
  const mine = await day(officer);
  expect(mine.due.map(({ party }) => party)).not.toContain("lake-office");
  expect(mine.postponed.due.map(({ party }) => party)).toEqual(["lake-office"]);
  // It is put off for nobody else, and nobody else learns of it.
  expect((await day(other)).due.map(({ party }) => party)).toContain("lake-office");
  expect((await day(other)).postponed.due).toEqual([]);
  const page = (await ada.get("/en/work")).body;
  expect(page.includes("1 thing that I have postponed")).toBe(true);
  expect(page.includes("postponed until")).toBe(true);
  const [entry] = await rowsOf(
    installation.ownerUrl,
    "select actor, c.level from journal.act a join journal.change c on c.act_id = a.id where act = 'workspace.postpone-task'",
  );
  expect(entry).toEqual({ actor: officer.id, level: "strictly-confidential" });
  const again = await ada.post("/en/work", { do: "take-up", thing });
  expect(again.headers.location).toBe("/en/work?done=taken-up");
  expect((await day(officer)).due.map(({ party }) => party)).toContain("lake-office");
});

test("what was put off until a day that has come is in the day again", async () => {
  await rowsOf(
    installation.superuserUrl,
    `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}');
     insert into workspace.postponed (person, thing, until, at, audience)
     values ('${officer.id}', 'due lake-office', '2026-11-25', now(), '{person:${officer.id}}'); commit`,
  );
  expect((await day(officer)).due.map(({ party }) => party)).toContain("lake-office");
});

test("a day that is past, today or too far is refused, and the page says so", async () => {
  const ada = visitor(site, officer);
  for (const until of ["2026-11-25", "2026-11-01", "2028-01-01", "soon"]) {
    const answer = await ada.post("/en/work", { do: "postpone", thing: "due osce", until });
    expect(answer.statusCode).toBe(400);
  }
  expect(
    (await ada.post("/en/work", { do: "postpone", thing: "whatever osce", until: "2026-12-01" })).statusCode,
  ).toBe(400);
  expect((await ada.post("/en/work", { do: "take-up", thing: "due osce" })).statusCode).toBe(404);
});

test("a bar shows how much there is to do and how near, and its table says the same", async () => {
  const shown = await day(officer);
  const urgent = urgentOf(shown, { today: "2026-11-25" as Day, answers: 0 });
  const sum = (of: keyof typeof urgent) => Object.values(urgent[of]).reduce((all, one) => all + one, 0);
  expect(sum("mandates")).toBe(shown.mandates.length);
  expect(sum("deadlines")).toBe(shown.asks.length + shown.terms.length);
  // The term of Ada Exemplar ends on 20 December, that of the European Union in the GCTF with the year.
  expect(urgent.deadlines).toEqual({ over: 0, soon: 1, later: 1 });
  expect(urgent.publications).toEqual({ over: 0, soon: 0, later: 1 });
  const page = (await visitor(site, officer).get("/ar/work")).body;
  expect(page).toContain('transform="translate(600 0) scale(-1 1)"');
  const cells =
    /<caption>Lines of this day[\s\S]*?<\/table>/.exec(
      (await visitor(site, officer).get("/en/work")).body,
    )?.[0] ?? "";
  const ofDeadlines = /Deadlines[\s\S]*?<\/tr>/.exec(cells)?.[0].match(/>(\d+)</g);
  expect(ofDeadlines).toEqual([">0<", ">1<", ">1<"]);
});

test("what is over, near or later is told by the day", () => {
  const today = "2026-11-25" as Day;
  expect(
    ["2026-11-24", "2026-11-25", "2026-12-25", "2026-12-26"].map((one) => urgencyOf(one as Day, today)),
  ).toEqual([...["over", "soon", "soon", "later"]]);
});
