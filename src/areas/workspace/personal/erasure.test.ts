import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  backUp,
  countTables,
  membersWith,
  placesOf,
  verified,
} from "../../../../tests/support/erased-values.ts";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../tests/support/installation.ts";
import { sealAll } from "../../../../tests/support/journal.ts";
import { type MadePerson, makePerson, visitor } from "../../../../tests/support/people.ts";
import { visitor as browser, signInOver } from "../../../../tests/support/sign-in.ts";
import { codeOf, rowsOf } from "../../../../tests/support/sql.ts";
import { type Actor, publicActor } from "../../../platform/acts/index.ts";
import { createLink, requestLink, type SignIn, startSession } from "../../../platform/sign-in/index.ts";
import { changePerson, erasePerson, listPeople, readOwnData } from "../../access/index.ts";
import { addFocalPoint, changeFocalPoint, eraseFocalPoint, removeFocalPoint } from "../../registry/index.ts";
import { askFocalPoints } from "../confirm/ask.ts";
import { postpone } from "../postpone/acts.ts";
import { saveView } from "../views/acts.ts";
import { proposeAct } from "../waiting/commands.ts";
import { readPart } from "../waiting/parts-read.ts";
import { finishErasures } from "./finish-erasures.ts";

const now = new Date("2026-11-25T09:00:00Z");
const why = "asked for by letter of 20 November";

/** Words that stand nowhere but in what is told of the person who is erased. */
const marks = [
  "zqnovak",
  "zqreached",
  "zqoldname",
  "zqtitle",
  "zqnote",
  "zqpassage",
  "zqkey",
  "zqlist",
  "zqbrowser",
];
const phone = "+41 22 5550 9911";

let installation: TestInstallation;
let site: TestSite;
let signIn: SignIn;
let admin: MadePerson;
let person: MadePerson;
let folder: string;
let row: string;

const perform = <I, O>(
  command: Parameters<TestInstallation["door"]["perform"]>[1] & { run(c: never, i: I): Promise<O> },
  input: unknown,
  actor: Actor = operator,
) => installation.door.perform(actor, command, { input, reasons: { why } }) as Promise<O>;

const pointOf = (name: string, more: object = {}) => ({
  ...{ party_id: "osce", name, role: "main", language: "en", verification: "verified", ...more },
});

/** All that may be held of somebody, in every place. */
async function fill(): Promise<void> {
  const id = person.id;
  await perform(changePerson, { id, name: "Eva Zqoldname", email: "eva@zqoldname.example" });
  await perform(changePerson, { id, name: "Eva Zqnovak", email: "eva@zqnovak.example" });
  const told = { title: "Head of zqtitle", note: "zqnote", source_passage: "zqpassage", phone };
  const point = { email: "Eva@zqnovak.example", ...told, source_url: "https://zqnovak.example" };
  const reached = { ...point, email: "eva@zqreached.example", person_id: id };
  row = (await perform(addFocalPoint, pointOf("Eva Zqnovak", reached))).id;
  await perform(askFocalPoints, { focal_points: [row], origin: "https://entente.example" });
  await perform(changeFocalPoint, { id: row, name: "Eva M. Zqnovak", email: "Eva@zqnovak.example" });
  // One that was removed before, of the address alone; and a seat on which somebody else sits now.
  const removed = await perform(addFocalPoint, pointOf("E. Zqnovak", point));
  await perform(removeFocalPoint, { id: removed.id });
  const seat = await perform(addFocalPoint, pointOf("Eva Zqnovak", point));
  const next = { name: "Next Person", email: "next@osce.example", title: "Head", phone: "+41 1", note: "" };
  await perform(changeFocalPoint, { id: seat.id, ...next, source_passage: "", source_url: "" });
  await perform(askFocalPoints, { focal_points: [row], origin: "https://entente.example" });
  await perform(saveView, { page: "work/partners", name: "zqlist", query: "q=zqlist" }, person.actor);
  const waits = {
    act: "registry.change-focal-point",
    input: { id: row, name: "Eva Zqnovak-Li" },
    parties: ["osce"],
  };
  await perform(proposeAct, { ...waits, awaits: "officer" });
  const added = { act: "registry.add-focal-point", input: pointOf("Zqnovak", point), parties: ["osce"] };
  await perform(proposeAct, { ...added, awaits: "officer" });
  await fillWork();
  await fillSignIn(id);
}

/** What somebody has put off, and what they have read of what waits. */
async function fillWork(): Promise<void> {
  await perform(postpone, { thing: "due osce", until: "2026-12-01" }, person.actor);
  const [waits] = await rowsOf(installation.ownerUrl, "select id::text as id from workspace.waiting_act");
  const digest = "ab".repeat(32);
  await perform(readPart, { id: waits?.id, part: 1, rows: digest, view: digest }, person.actor);
}

/** Rows of the workspace that hold the id of the person. */
const workOf = async (): Promise<unknown> =>
  (
    await rowsOf(
      installation.ownerUrl,
      `select (select count(*)::int from workspace.postponed where person = $1) as postponed,
         (select count(*)::int from workspace.part_read where person = $1) as parts_read`,
      [person.id],
    )
  )[0];

async function fillSignIn(id: string): Promise<void> {
  const email = "eva@zqnovak.example";
  const agent = { address: "203.0.113.9", userAgent: "zqbrowser" };
  const proof = { person: id, method: "email-link", strong: false } as const;
  await startSession(signIn, { proof, tier: "officer", visitor: agent });
  await createLink(signIn, { purpose: "invitation", person: id, email });
  await requestLink(signIn, { email, person: id, visitor: browser });
  await rowsOf(
    installation.ownerUrl,
    `insert into sign_in.passkey (id, person, handle, public_key, counter, transports, name, created_at)
     values ('k', $1, '\\x01', '\\x02', 0, '{}', 'zqkey', now())`,
    [id],
  );
  await rowsOf(
    installation.ownerUrl,
    `insert into sign_in.oidc_link (issuer, subject, person, created_at) values ('https://id.example', 'zqnovak', $1, now())`,
    [id],
  );
  await rowsOf(installation.ownerUrl, "update sign_in.session set agent = 'zqbrowser' where person = $1", [
    id,
  ]);
}

beforeAll(async () => {
  installation = await freshInstallation(() => now);
  signIn = await signInOver(installation, () => now);
  site = await siteOf(installation, { clock: () => now, signIn });
  folder = mkdtempSync(join(tmpdir(), "entente-erasure-"));
  admin = await makePerson(installation, { name: "Ada Admin", roles: ["administrator", "liaison-officer"] });
  person = await makePerson(installation, { name: "Eva Zqnovak", roles: ["drafter"] });
  await fill();
  await sealAll(installation.ownerUrl);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site.close();
  await signIn.close();
  await installation.close();
});

const all = [...marks, phone];

/** Pages as somebody with a session of the strong kind. */
async function pagesOf({ id }: MadePerson) {
  const proof = { person: id, method: "passkey", strong: true } as const;
  const { token } = await startSession(signIn, { proof, tier: "officer", visitor: browser });
  return visitor(site, { id: token, actor: publicActor });
}
const erase = (actor: Actor, reasons = {}, id = person.id) =>
  codeOf(installation.door.perform(actor, erasePerson, { input: { id }, reasons }));

/** What the script says of the journal as an administrator exports it. */
async function verifyExported(): Promise<{ status: number | null; said: string; text: string }> {
  const pages = await pagesOf(admin);
  const file = join(folder, "journal.ndjson");
  const { body } = await pages.get("/en/work/journal/export");
  writeFileSync(file, body);
  const { status, stdout, stderr } = spawnSync("node", ["docs/verify-journal.mjs", file], {
    encoding: "utf8",
  });
  return { status, said: stdout + stderr, text: body };
}

describe("before anything is erased", () => {
  test("the walk over all tables and the backup finds each of the values", async () => {
    expect(await countTables(installation.ownerUrl)).toBeGreaterThan(60);
    const places = await placesOf(installation.superuserUrl, all);
    for (const mark of all)
      expect(
        places.filter((place) => place.endsWith(mark)),
        mark,
      ).not.toEqual([]);
    for (const table of [
      "access.person",
      "registry.focal_point",
      "access.link",
      "mail.outbox",
      "journal.personal",
    ])
      expect(
        places.some((place) => place.startsWith(`${table}:`)),
        table,
      ).toBe(true);
    const file = join(folder, "before.backup");
    await backUp(installation.ownerUrl, file, now);
    expect((await membersWith(file, all)).length).toBeGreaterThan(5);
  });

  test("no entry of the chain itself holds any of them", async () => {
    const places = await placesOf(installation.superuserUrl, all);
    expect(places.filter((place) => /^journal\.(act|change)/.test(place))).toEqual([]);
  });

  test("the person reads and takes along all of it, by their account and their address", async () => {
    const pages = await pagesOf(person);
    const { body } = await pages.get("/en/work/account/data");
    for (const mark of ["zqnovak", "zqoldname", "zqtitle", "zqnote", "zqpassage", "zqkey", "zqlist", phone])
      expect(body.toLowerCase().includes(mark.toLowerCase()), mark).toBe(true);
    const held = JSON.parse(body);
    expect(Object.keys(held).sort()).toEqual(
      [
        ...[
          "acts",
          "charges",
          "circles",
          "exported_at",
          "focal_point_values",
          "focal_points",
          "links",
          "mails",
        ],
        ...[
          "parts_read",
          "passkeys",
          "past_values",
          "person",
          "postponed",
          "proposals",
          "providers",
          "roles",
          "saved_views",
          "second",
          "sessions",
        ],
      ].sort(),
    );
    expect(held.acts.map(({ act }: { act: string }) => act)).toContain("workspace.save-view");
    expect(held.focal_points).toHaveLength(1);
    expect(held.postponed).toMatchObject([{ thing: "due osce" }]);
    expect(held.parts_read).toMatchObject([{ part: 1 }]);
    for (const language of ["en", "fr", "es", "ar", "ru", "zh"]) {
      const page = await pages.get(["", language, "work/account/data/read"].join("/"));
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain("zqtitle");
    }
  });

  test("nobody reads of another what they may read of themselves", async () => {
    const other = await makePerson(installation, { name: "Oto Other", roles: ["reader"], party: "osce" });
    const told = JSON.stringify(await installation.door.ask(other.actor, readOwnData, {}));
    for (const mark of all) expect(told.toLowerCase(), mark).not.toContain(mark);
    // Nor by the functions behind it, asked beside every page.
    const asked = await rowsOf(
      installation.appUrl,
      `with reader as materialized (select access.enter('person', '${other.id}'))
       select (select count(*) from access.values_held('${person.id}')) + (select count(*) from access.acts_held('${person.id}'))
         + (select count(*) from access.links_held('eva@zqnovak.example')) + (select count(*) from mail.held_for('eva@zqnovak.example'))
         + (select count(*) from registry.focal_points_held('${person.id}', 'eva@zqnovak.example'))
         + (select count(*) from registry.focal_point_values_held('${person.id}', 'eva@zqnovak.example')) as count
       from reader`,
    );
    expect(asked).toEqual([{ count: 0 }]);
  });

  test("the person asks for it on their page, and an administrator sees that", async () => {
    const pages = await pagesOf(person);
    expect((await pages.post("/en/work/account", { verb: "ask-for-erasure" })).statusCode).toBe(303);
    expect((await pages.get("/en/work/account")).body).toContain("you asked for your account to be erased");
    const retention = await (await pagesOf(admin)).get("/en/work/people/retention");
    expect(retention.body).toContain(`/en/work/people/${person.id}`);
    expect((await (await pagesOf(admin)).get("/en/work/people")).body).toContain("to be erased");
  });
});

describe("erasing", () => {
  test("is refused to whoever may not, without a reason, and to oneself", async () => {
    expect(await erase(publicActor, { why })).toBe("act-refused");
    expect(await erase(person.actor, { why })).toBe("act-refused");
    expect(await erase(admin.actor)).toBe("reason-missing");
    expect(await erase(admin.actor, { why: " " })).toBe("reason-missing");
    expect(await erase(admin.actor, { why }, admin.id)).toBe("own-erasure");
    expect(await erase(operator, { why }, admin.id)).toBe("last-administrator");
    expect(await erase(operator, { why }, "p-000000000000")).toBe("person-unknown");
    expect((await placesOf(installation.superuserUrl, ["zqoldname"])).length).toBeGreaterThan(0);
  });

  test("that fails at its end has erased nothing", async () => {
    const before = await placesOf(installation.superuserUrl, all);
    const failed = installation.door.perform(admin.actor, erasePerson, {
      ...{ input: { id: person.id }, reasons: { why } },
      after: () => Promise.reject(new Error("the lights went out")),
    });
    await expect(failed).rejects.toThrow("lights");
    expect(await placesOf(installation.superuserUrl, all)).toEqual(before);
  });

  test("by the page takes the values out of every column of every table, and out of the backup made afterwards", async () => {
    const pages = await pagesOf(admin);
    expect(await workOf()).toEqual({ postponed: 1, parts_read: 1 });
    const sent = await pages.post(`/en/work/people/${person.id}`, { verb: "erase", why });
    expect(sent.headers.location).toBe(`/en/work/people/${person.id}?done=erased`);
    expect(await workOf()).toEqual({ postponed: 0, parts_read: 0 });
    expect(await placesOf(installation.superuserUrl, all)).toEqual([]);
    const file = join(folder, "after.backup");
    await backUp(installation.ownerUrl, file, now);
    expect(await membersWith(file, all)).toEqual([]);
  });

  test("leaves whoever sits on the same seat now", async () => {
    const rows = await rowsOf(
      installation.ownerUrl,
      "select name, email from registry.focal_point where party_id = 'osce'",
    );
    expect(rows).toEqual([{ name: "Next Person", email: "next@osce.example" }]);
  });

  test("leaves a numbered account that nobody can use or change, named in six languages", async () => {
    const [left] = await rowsOf(installation.ownerUrl, "select * from access.person where id = $1", [
      person.id,
    ]);
    expect(left).toMatchObject({ name: null, email: null, active: false, erased_number: 1 });
    const names = await Promise.all(
      (["en", "fr", "es", "ar", "ru", "zh"] as const).map(async (language) => {
        const { people } = await installation.door.ask(operator, listPeople, { language });
        return people.find(({ id }) => id === person.id)?.name;
      }),
    );
    expect(names).toEqual([
      ...["Erased person 1", "Personne effacée 1", "Persona borrada 1"],
      ...["شخص مُحيت بياناته 1", "Стёртое лицо 1", "已清除人员 1"],
    ]);
    const change = { id: person.id, name: "Eva Again" };
    expect(await codeOf(perform(changePerson, change))).toBe("person-erased");
    expect((await (await pagesOf(person)).get("/en/work")).statusCode).not.toBe(200);
  });

  test("leaves the journal whole, which says at its entries when, by whom and why", async () => {
    await sealAll(installation.ownerUrl);
    const found = await verified(installation.ownerUrl);
    expect(found.broken).toBeUndefined();
    expect(Number(found.erased)).toBeGreaterThan(20);
    const { status, said, text } = await verifyExported();
    expect([status, said]).toEqual([
      0,
      expect.stringMatching(/whole: \d+ entries[\s\S]*\d+ personal values were erased/),
    ]);
    for (const mark of all) expect(text.toLowerCase(), mark).not.toContain(mark);
    const pages = await pagesOf(admin);
    const page = await pages.get(`/en/work/journal?thing=access.person+${person.id}`);
    expect(page.body).toContain("erased on 25 November 2026 by Ada Admin");
    expect(page.body).toContain(why);
    expect((await pages.get(`/ar/work/journal?thing=access.person+${person.id}`)).body).toContain("مُحي في");
  });

  test("again changes nothing", async () => {
    const before = await rowsOf(installation.ownerUrl, "select * from access.person where id = $1", [
      person.id,
    ]);
    expect(await erase(operator, { why })).toBe("none");
    expect(
      await rowsOf(installation.ownerUrl, "select * from access.person where id = $1", [person.id]),
    ).toEqual(before);
  });
});

test("what signing in keeps of somebody erased elsewhere goes afterwards, by its own login", async () => {
  const gone = await makePerson(installation, { name: "Una Zqunfinished", roles: ["drafter"] });
  await fillSignIn(gone.id).catch(() => {});
  expect(await erase(operator, { why }, gone.id)).toBe("none");
  expect((await placesOf(installation.superuserUrl, ["zqbrowser"])).length).toBe(1);
  expect(await finishErasures({ door: installation.door, signIn })).toBeGreaterThan(0);
  expect(
    await placesOf(installation.superuserUrl, ["zqbrowser", gone.id]).then((all) =>
      all.filter((place) => place.startsWith("sign_in")),
    ),
  ).toEqual([]);
  expect(await finishErasures({ door: installation.door, signIn })).toBe(0);
});

test("a focal point without an account is shown, taken along and erased by their address", async () => {
  const told = { email: "Lea@zqlake.example", phone, title: "zqtitle of the lake" };
  const { id } = await perform(addFocalPoint, pointOf("Lea Zqlake", told));
  const { asked: sent } = await perform(askFocalPoints, {
    ...{ focal_points: [id], origin: "https://entente.example" },
  });
  const opened = () => site.server.inject({ url: sent[0]?.path ?? "" });
  expect((await opened()).statusCode).toBe(200);
  const pages = await pagesOf(admin);
  const asked = { email: "lea@zqlake.example" };
  const shown = await pages.post("/fr/work/people/held", { verb: "show", ...asked });
  for (const seen of ["Lea Zqlake", "zqtitle of the lake", "registry.confirm-details"])
    expect(shown.body.includes(seen), seen).toBe(true);
  const file = JSON.parse((await pages.post("/fr/work/people/held", { verb: "download", ...asked })).body);
  expect(file.focal_points).toMatchObject([{ id, name: "Lea Zqlake", phone }]);
  expect(file.links).toHaveLength(1);
  expect(file.mails).toHaveLength(1);
  const erased = await pages.post("/fr/work/people/held", { verb: "erase", why, ...asked });
  expect(erased.statusCode).toBe(303);
  expect((await opened()).statusCode).toBe(410);
  expect(await placesOf(installation.superuserUrl, ["zqlake", "zqtitle", phone])).toEqual([]);
  const own = await pages.post("/fr/work/people/held", { verb: "show", email: "ada.admin@example.org" });
  expect(own.statusCode).toBe(409);
});

test("one entry of a focal point is erased by itself, also when it was removed before, and twice", async () => {
  const { id } = await perform(addFocalPoint, pointOf("Ivo Zqisland", { email: "ivo@zqisland.example" }));
  await perform(removeFocalPoint, { id });
  expect((await placesOf(installation.superuserUrl, ["zqisland"])).length).toBe(1);
  for (const _time of [1, 2]) await perform(eraseFocalPoint, { id });
  expect(await placesOf(installation.superuserUrl, ["zqisland"])).toEqual([]);
  expect((await verified(installation.ownerUrl)).broken).toBeUndefined();
});
