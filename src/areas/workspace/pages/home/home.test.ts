import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { codeOf, numberOf, rowsOf } from "../../../../../tests/support/sql.ts";
import { addRole } from "../../../access/index.ts";
import { addFocalPoint, addParty } from "../../../registry/index.ts";
import { askFocalPoints } from "../../confirm/ask.ts";
import { readAnswersAwait } from "../../confirm/settings.ts";
import { answerDetails } from "../../confirm/take-answer.ts";
import { refuseAct } from "../../waiting/commands.ts";
import { declineAnswer, readHome } from "./acts.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let main: MadePerson;
let validator: MadePerson;
/** A validator of another party, who reads for this one as well. */
let elsewhere: MadePerson;
let stranger: MadePerson;
let focalPoint: string;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  const { door } = installation;
  const lake = {
    ...{
      id: "lake-office",
      kind: "regional",
      category: "africa",
      status: "active",
      verification: "verified",
    },
    names: [{ language: "en", type: "official", name: "Lake Office" }],
    ...{ level: "unclassified", website: "https://lake.example" },
  };
  await door.perform(operator, addParty, { input: lake });
  const person = { party_id: "lake-office", name: "Ada Exemplar", role: "main", language: "en" };
  const reached = { email: "ada@lake.example", phone: "+1 202", verification: "verified" };
  focalPoint = (await door.perform(operator, addFocalPoint, { input: { ...person, ...reached } })).id;
  officer = await makePerson(installation, { name: "Cyd Officer", roles: ["liaison-officer"] });
  const party = "lake-office";
  main = await makePerson(installation, {
    name: "Ada Lake",
    roles: ["main-focal-point", "validator"],
    party,
  });
  validator = await makePerson(installation, { name: "Val Lake", roles: ["validator"], party });
  elsewhere = await makePerson(installation, { name: "Kai Both", roles: ["validator"], party: "osce" });
  await door.perform(operator, addRole, {
    input: { person_id: elsewhere.id, role: "reader", party_id: party },
  });
  stranger = await makePerson(installation, {
    name: "Eve River",
    roles: ["main-focal-point"],
    party: "osce",
  });
});
afterEach(() => {
  delete process.env.ENTENTE_CONFIRMATIONS;
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const home = ({ actor }: MadePerson) => installation.door.ask(actor, readHome, { language: "en" });
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const phone = async () =>
  (
    await rowsOf(installation.ownerUrl, "select phone from registry.focal_point where id::text = $1", [
      focalPoint,
    ])
  )[0]?.phone;

/** Answers through the page, as it stands. */
async function answer(who: MadePerson, fields: Readonly<Record<string, string>>) {
  const page = await visitor(site, who).get("/en/work/home");
  const read = { do: "answer", party: "lake-office", seen: hidden(page.body, "seen"), in: "en" };
  return visitor(site, who).post("/en/work/home", { ...read, ...fields });
}
const waiting = async (who: MadePerson) =>
  ((await home(who)).shown?.points ?? []).filter(({ state }) => state === "waiting");

test("a partner sees what we hold, what we ask, who acts for them, and no place of the secretariat", async () => {
  const input = { focal_points: [focalPoint], origin: "https://entente.example" };
  await installation.door.perform(officer.actor, askFocalPoints, { input });
  const page = await visitor(site, main).get("/en/work/home");
  expect(page.statusCode).toBe(200);
  for (const seen of ["Lake Office", "https://lake.example", "+1 202", "Sent to", "Val Lake", "Validator"])
    expect(page.body.includes(seen), seen).toBe(true);
  expect(page.body.includes('href="/en/work/publication"')).toBe(false);
  expect(page.body.includes('href="/en/work/home" aria-current="page"')).toBe(true);
});

test("somebody of another partner sees and answers nothing of it", async () => {
  const page = await visitor(site, stranger).get("/en/work/home?party=lake-office");
  expect(page.statusCode).toBe(200);
  expect(page.body.includes("Ada Exemplar")).toBe(false);
  const input = { party: "lake-office", language: "en", answer: { verdict: ["right"] } };
  for (const who of [stranger, officer])
    expect(await codeOf(installation.door.perform(who.actor, answerDetails, { input }))).toBe("act-refused");
  expect(await numberOf(installation.ownerUrl, "select count(*) from workspace.waiting_act")).toBe(0);
});

test("a correction waits for an officer, whoever gave it may take it back, and then nothing waits", async () => {
  const done = await answer(main, { verdict: "corrected", [`${focalPoint}-phone`]: "+1 303" });
  expect(done.headers.location).toBe("/en/work/home?done=answered");
  const [point] = await waiting(main);
  expect(point).toMatchObject({ act: "registry.change-focal-point", awaits: "officer", own: true });
  expect(await phone()).toBe("+1 202");
  expect((await visitor(site, officer).get("/en/work/freshness")).body.includes("Ada Lake")).toBe(true);
  const back = await visitor(site, main).post("/en/work/home", { do: "withdraw", id: point?.id ?? "" });
  expect(back.headers.location).toBe("/en/work/home?done=withdrawn");
  expect(await waiting(main)).toEqual([]);
});

test("what is wrong with a field is said, and what was typed stands there again", async () => {
  const refused = await answer(main, { verdict: "corrected", website: "no address", remark: "kept" });
  expect(refused.statusCode).toBe(400);
  expect(refused.body.includes("is not the address of a website")).toBe(true);
  expect(refused.body).toMatch(
    /value="no address"[^>]* aria-invalid="true" aria-describedby="website-error"/,
  );
  expect(refused.body.includes("kept")).toBe(true);
});

test("where a validator consents, it is somebody else than who answered; then it stands in the register", async () => {
  process.env.ENTENTE_CONFIRMATIONS = "validator";
  await answer(main, { verdict: "corrected", [`${focalPoint}-phone`]: "+1 404" });
  const [point] = await waiting(validator);
  expect(point).toMatchObject({ awaits: "validator", own: false });
  const id = point?.id ?? "";
  const own = await visitor(site, main).post("/en/work/home", { do: "accept", point: id });
  expect(own.statusCode).toBe(403);
  expect(await codeOf(installation.door.perform(main.actor, declineAnswer, { input: { id } }))).toBe(
    "own-proposal",
  );
  expect((await visitor(site, stranger).post("/en/work/home", { do: "accept", point: id })).statusCode).toBe(
    404,
  );
  // Who validates for another party, and reads for this one, says nothing for it.
  const both = await visitor(site, elsewhere).get("/en/work/home?party=lake-office");
  expect(both.body.includes("Waiting for your validation")).toBe(false);
  for (const does of ["accept", "refuse"]) {
    const sent = await visitor(site, elsewhere).post("/en/work/home?party=lake-office", {
      do: does,
      point: id,
    });
    expect(sent.statusCode).toBe(403);
  }
  // Nor does the secretariat refuse for them what is theirs to refuse.
  expect(await codeOf(installation.door.perform(officer.actor, refuseAct, { input: { id } }))).toBe(
    "act-refused",
  );
  expect(await phone()).toBe("+1 202");
  const page = await visitor(site, validator).get("/en/work/home");
  expect(page.body.includes("Waiting for your validation")).toBe(true);
  const accepted = await visitor(site, validator).post("/en/work/home", { do: "accept", point: id });
  expect(accepted.headers.location).toBe("/en/work/home?done=accepted");
  expect(await phone()).toBe("+1 404");
  const [entry] = await rowsOf(
    installation.ownerUrl,
    "select actor_kind, request from journal.act where act = 'registry.change-focal-point' order by id desc limit 1",
  );
  expect(entry).toMatchObject({
    actor_kind: "system",
    request: { proposer: `person ${main.id}`, consent: `person ${validator.id}` },
  });
});

test("what a validator does not consent to is not done, and the reason is told", async () => {
  process.env.ENTENTE_CONFIRMATIONS = "validator";
  await answer(main, { verdict: "corrected", [`${focalPoint}-phone`]: "+1 505" });
  const [point] = await waiting(validator);
  const form = { do: "refuse", point: point?.id ?? "", reason: "not that number" };
  expect((await visitor(site, validator).post("/en/work/home", form)).statusCode).toBe(303);
  expect(await phone()).toBe("+1 404");
  expect((await visitor(site, main).get("/en/work/home")).body.includes("not that number")).toBe(true);
});

test("an officer does not decide what waits for a validator", async () => {
  process.env.ENTENTE_CONFIRMATIONS = "validator";
  await answer(main, { verdict: "corrected", remark: "A remark." });
  const [point] = await waiting(main);
  const accepted = await visitor(site, officer).post("/en/work/freshness", {
    do: "accept",
    point: point?.id ?? "",
  });
  expect(accepted.statusCode).toBe(404);
});

test.each<[string | undefined, string]>([
  [undefined, "officer"],
  ["", "officer"],
  ["officer", "officer"],
  ["validator", "validator"],
])("answers wait, where %s is configured, for %s", (value, awaits) => {
  expect(readAnswersAwait({ ENTENTE_CONFIRMATIONS: value })).toBe(awaits);
});

test("whose consent answers wait for is one of two words", async () => {
  expect(
    await codeOf(Promise.resolve().then(() => readAnswersAwait({ ENTENTE_CONFIRMATIONS: "nobody" }))),
  ).toBe("config-flag");
});
