import { afterAll, beforeAll, expect, test } from "vitest";
import { placesOf } from "../../../../tests/support/erased-values.ts";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../tests/support/installation.ts";
import { workOn } from "../../../../tests/support/jobs.ts";
import { type MadePerson, makePerson, visitor } from "../../../../tests/support/people.ts";
import { day, signInOver } from "../../../../tests/support/sign-in.ts";
import { codeOf, rowsOf } from "../../../../tests/support/sql.ts";
import type { Command } from "../../../platform/acts/index.ts";
import { type SignIn, startSession } from "../../../platform/sign-in/index.ts";
import {
  applyRetention,
  changeRetention,
  deactivatePerson,
  needsRetention,
  readRetention,
} from "../../access/index.ts";
import { addFocalPoint, removeFocalPoint } from "../../registry/index.ts";
import { askFocalPoints } from "../confirm/ask.ts";
import { retentionTask } from "../jobs/apply-retention.ts";
import { proposeAct, withdrawAct } from "../waiting/commands.ts";
import { tidySignIn } from "./finish-erasures.ts";

const begin = new Date("2026-11-25T09:00:00Z");
let now = begin;
let installation: TestInstallation;
let site: TestSite;
let signIn: SignIn;
let admin: MadePerson;

const system = { kind: "system", name: "retention" } as const;
const perform = <Input, Output>(command: Command<Input, Output>, input: Input) =>
  installation.door.perform(operator, command, { input });
const dueOf = async (id: string) => {
  const { rules } = await installation.door.ask(admin.actor, readRetention, {});
  return rules.find((rule) => rule.id === id)?.due;
};
const places = (mark: string) => placesOf(installation.superuserUrl, [mark]);
const after = (days: number) => {
  now = new Date(begin.getTime() + days * day);
};

const pointOf = (name: string, more: object = {}) =>
  ({
    ...{ party_id: "osce", name, role: "main", language: "en", verification: "verified", ...more },
  }) as Parameters<typeof addFocalPoint.run>[1];

beforeAll(async () => {
  installation = await freshInstallation(() => now);
  signIn = await signInOver(installation, () => now);
  site = await siteOf(installation, { clock: () => now, signIn });
  admin = await makePerson(installation, { name: "Ada Admin", roles: ["administrator"] });
});
afterAll(async () => {
  await site.close();
  await signIn.close();
  await installation.close();
});

/** Pages as somebody with a session of the strong kind. */
async function pagesOf({ id }: MadePerson) {
  const proof = { person: id, method: "passkey", strong: true } as const;
  const from = { address: "192.0.2.7", userAgent: "" };
  const { token } = await startSession(signIn, { proof, tier: "officer", visitor: from });
  return visitor(site, { id: token, actor: system });
}

test("an administrator sees the rules in six languages, each with its purpose and what is due, and nobody else does", async () => {
  const { rules } = await installation.door.ask(admin.actor, readRetention, {});
  expect(rules.map(({ id, days }) => [id, days])).toEqual([
    ["sign-in-attempt", 1],
    ["sign-in-session", 30],
    ["link-recipient", 90],
    ["mail-text", 30],
    ["mail-recipient", 365],
    ["deactivated-account", 730],
    ["former-focal-point", 365],
    ["decided-proposal", 365],
  ]);
  for (const { id, usual, least, most } of rules)
    expect([id, least <= usual && usual <= most]).toEqual([id, true]);
  const pages = await pagesOf(admin);
  for (const language of ["en", "fr", "es", "ar", "ru", "zh"]) {
    const page = await pages.get(["", language, "work/people/retention"].join("/"));
    expect([language, page.statusCode]).toEqual([language, 200]);
    for (const { id } of rules) expect(page.body).toContain(`id="days-${id}"`);
  }
  const reader = await makePerson(installation, { name: "Rea Reader", roles: ["drafter"] });
  expect((await (await pagesOf(reader)).get("/en/work/people/retention")).statusCode).toBe(403);
  expect(await codeOf(installation.door.ask(reader.actor, readRetention, {}))).toBe("act-refused");
});

test("a period is changed within its bounds, and stays in the journal", async () => {
  const change = (id: string, days: number) =>
    codeOf(installation.door.perform(admin.actor, changeRetention, { input: { id, days } }));
  expect(await change("mail-text", 31)).toBe("retention-days");
  expect(await change("deactivated-account", 1)).toBe("retention-days");
  expect(await change("no-such-rule", 5)).toBe("retention-unknown");
  const pages = await pagesOf(admin);
  const refused = await pages.post("/en/work/people/retention", { rule: "mail-text", days: "many" });
  expect(refused.statusCode).toBe(400);
  const sent = await pages.post("/en/work/people/retention", { rule: "link-recipient", days: "60" });
  expect(sent.statusCode).toBe(303);
  const { rules } = await installation.door.ask(admin.actor, readRetention, {});
  expect(rules.find(({ id }) => id === "link-recipient")?.days).toBe(60);
  const [entry] = await rowsOf(
    installation.ownerUrl,
    "select a.actor from journal.act a join journal.change c on c.act_id = a.id where c.table_name = 'access.retention_rule'",
  );
  expect(entry).toEqual({ actor: admin.id });
});

test("what is older than its rule is due, and erased once a day by a job, as one act; what is younger stays", async () => {
  const term = (until: string) => ({ since: "2024-01-01", until });
  await perform(
    addFocalPoint,
    pointOf("Zqpast Term", { ...term("2026-11-24"), email: "past@zqlong.example" }),
  );
  await perform(addFocalPoint, pointOf("Zqyoung Term", term("2027-09-01")));
  const removed = await perform(addFocalPoint, pointOf("Zqremoved Person"));
  const { id: asked } = await perform(
    addFocalPoint,
    pointOf("Zqasked Person", { email: "a@zqasked.example" }),
  );
  await perform(removeFocalPoint, { id: removed.id });
  await perform(askFocalPoints, { focal_points: [asked], origin: "https://entente.example" });
  const proposed = { act: "registry.add-focal-point", input: { name: "Zqproposed" }, parties: [] };
  const { id: waiting } = await perform(proposeAct, { ...proposed, awaits: "officer" } as never);
  await perform(withdrawAct, { id: waiting, reason: "" });
  const gone = await makePerson(installation, { name: "Zqgone Person", roles: ["drafter"] });
  await perform(deactivatePerson, { id: gone.id });
  for (const id of ["former-focal-point", "link-recipient", "deactivated-account", "decided-proposal"])
    expect([id, await dueOf(id)]).toEqual([id, 0]);

  after(366);
  expect(await dueOf("former-focal-point")).toBe(2);
  expect(await dueOf("link-recipient")).toBe(1);
  expect(await dueOf("decided-proposal")).toBe(1);
  expect(await dueOf("deactivated-account")).toBe(0);
  expect(await installation.door.ask(system, needsRetention, {})).toBe(true);
  await retentionTask.check?.({ door: installation.door, actor: system });
  expect(await workOn(installation, { tasks: [retentionTask] })).toBe("done");
  expect(await installation.door.ask(system, needsRetention, {})).toBe(false);
  for (const mark of ["zqpast", "zqlong", "zqremoved", "zqproposed"])
    expect(await places(mark), mark).toEqual([]);
  expect((await places("zqasked")).map((place) => place.split(":")[0]).sort()).toEqual(
    ["journal.personal", "registry.focal_point"].sort(),
  );
  expect((await places("zqyoung")).length).toBe(2);
  expect((await places("zqgone")).length).toBeGreaterThan(0);

  after(731);
  expect(await dueOf("deactivated-account")).toBe(1);
  await installation.door.perform(system, applyRetention, { input: {} });
  expect(await places("zqgone")).toEqual([]);
  const { days } = await installation.door.ask(admin.actor, readRetention, {});
  expect(days.map(({ id }) => id)).toEqual(["2028-11-25", "2027-11-26"]);
  expect(days[1]?.counts).toMatchObject({
    "former-focal-point": 2,
    "link-recipient": 1,
    "decided-proposal": 1,
  });
  expect(days[0]?.counts).toMatchObject({ "deactivated-account": 1 });
  const [act] = await rowsOf(
    installation.ownerUrl,
    "select actor_kind, actor from journal.act where act = 'access.apply-retention' order by id limit 1",
  );
  expect(act).toEqual({ actor_kind: "system", actor: "retention" });
  expect((await (await pagesOf(admin)).get("/en/work/people/retention")).body).toContain(
    "Focal points after their term",
  );
});

test("tries and sessions are removed by the login of signing in, by the same rules, and the journal counts them", async () => {
  const someone = await makePerson(installation, { name: "Sam Session", roles: ["drafter"] });
  await pagesOf(someone);
  now = new Date(now.getTime() + 20 * day);
  const left = () =>
    rowsOf(installation.ownerUrl, "select id from sign_in.session where person = $1", [someone.id]);
  await tidySignIn({ door: installation.door, signIn });
  expect(await left()).toHaveLength(1);
  await perform(changeRetention, { id: "sign-in-session", days: 10 });
  await tidySignIn({ door: installation.door, signIn });
  expect(await left()).toHaveLength(0);
  const { days } = await installation.door.ask(admin.actor, readRetention, {});
  expect(days[0]?.counts["sign-in-session"]).toBeGreaterThan(0);
});
