import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { rowsOf } from "../../../../tests/support/sql.ts";
import { linkFormField } from "../../access/index.ts";
import { addFocalPoint, addParty, changeFocalPoint, removeFocalPoint } from "../../registry/index.ts";
import { askFocalPoints } from "./ask.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  const lake = {
    id: "lake-office",
    kind: "regional",
    category: "africa",
    status: "active",
    verification: "verified",
  };
  const names = [{ language: "en", type: "official", name: "Lake Office" }];
  await installation.door.perform(operator, addParty, { input: { ...lake, names } });
  await focalPoint({ name: "Stays Exemplar", email: "stays@lake.example" });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

async function focalPoint(given: { name: string; email: string }): Promise<string> {
  const input = { party_id: "lake-office", role: "main", language: "en", verification: "verified", ...given };
  return (await installation.door.perform(operator, addFocalPoint, { input })).id;
}

/** Somebody who was asked, the address of their link, and its page as it was then. */
async function asked(email = "goes@lake.example") {
  const id = await focalPoint({ name: "Goes Exemplar", email });
  const input = { focal_points: [id], origin: "https://entente.example" };
  const { asked: all } = await installation.door.perform(officer.actor, askFocalPoints, { input });
  const path = all[0]?.path ?? "";
  const page = await open(path);
  expect(page.body).toContain("stays@lake.example");
  return { id, path, page: page.body };
}

const open = (path: string) => site.server.inject({ url: path });

function answer(path: string, html: string, fields: Readonly<Record<string, string>>) {
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  const form = { [linkFormField]: hidden(linkFormField), seen: hidden("seen"), in: "en", ...fields };
  return site.server.inject({
    ...{ method: "POST", url: path, payload: new URLSearchParams(form).toString() },
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
}

const change = (id: string, changes: object) =>
  installation.door.perform(officer.actor, changeFocalPoint, { input: { id, ...changes } });

async function standing(focalPointId: string) {
  const [row] = await rowsOf(
    installation.ownerUrl,
    `select a.withdrawn_at is not null as withdrawn, l.revoked_at is not null as revoked
     from workspace.ask a join access.link l on l.id = a.id where a.focal_point_id::text = $1`,
    [focalPointId],
  );
  return row;
}

const ways: readonly [string, (id: string) => Promise<unknown>][] = [
  ["is reached at another address", (id) => change(id, { email: "elsewhere@lake.example" })],
  ["has ended", (id) => change(id, { until: "2026-11-01" })],
  ["is removed", (id) => installation.door.perform(officer.actor, removeFocalPoint, { input: { id } })],
];

test.each(ways)(
  "when a focal point %s, what they were asked is withdrawn and their link opens nothing",
  async (_way, go) => {
    const { id, path, page } = await asked();
    await go(id);
    expect(await standing(id)).toEqual({ withdrawn: true, revoked: true });
    const opened = await open(path);
    expect(opened.statusCode).toBe(410);
    expect(opened.body).not.toContain("stays@lake.example");
    const answered = await answer(path, page, { verdict: "corrected", remark: "I am still here." });
    expect(answered.statusCode).toBe(410);
    expect(await rowsOf(installation.ownerUrl, "select 1 from workspace.waiting_act")).toEqual([]);
  },
);

test.each(ways)(
  "when a focal point %s and nothing ended the link, neither its page nor its act is for it",
  async (_way, go) => {
    const { id, path, page } = await asked();
    const trigger = (what: string) =>
      rowsOf(installation.superuserUrl, `alter table registry.focal_point ${what} trigger end_links`);
    await trigger("disable");
    await go(id).finally(() => trigger("enable"));
    expect(await standing(id)).toEqual({ withdrawn: false, revoked: false });
    const opened = await open(path);
    expect(opened.statusCode).toBe(410);
    expect(opened.body).toContain("This link has ended");
    expect(opened.body).not.toContain("stays@lake.example");
    const answered = await answer(path, page, { verdict: "corrected", remark: "I am still here." });
    expect(answered.statusCode).toBe(410);
    expect(await rowsOf(installation.ownerUrl, "select 1 from workspace.waiting_act")).toEqual([]);
  },
);

test("what else changes of a focal point, and a term that ends later, leave their link as it was", async () => {
  const { id, path } = await asked();
  await change(id, { phone: "+1 202", email: "Goes@Lake.example" });
  await change(id, { until: "2026-12-31" });
  expect(await standing(id)).toEqual({ withdrawn: false, revoked: false });
  expect((await open(path)).statusCode).toBe(200);
});

test("a link that was handed over, for want of an address, is for who was named", async () => {
  const { id, path } = await asked("");
  await change(id, { email: "goes@lake.example" });
  expect((await open(path)).statusCode).toBe(200);
  await change(id, { name: "Somebody Else" });
  expect((await open(path)).statusCode).toBe(410);
});

test("a link that was answered stays an answered one", async () => {
  const { id, path, page } = await asked();
  expect((await answer(path, page, { verdict: "right" })).statusCode).toBe(200);
  await change(id, { email: "elsewhere@lake.example" });
  expect(await standing(id)).toEqual({ withdrawn: false, revoked: false });
});
