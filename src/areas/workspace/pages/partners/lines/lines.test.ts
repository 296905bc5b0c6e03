import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../../../../tests/support/acts.ts";
import {
  freshInstallation,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../../tests/support/people.ts";
import { rowsOf } from "../../../../../../tests/support/sql.ts";
import { languages } from "../../../../../kernel/language.ts";
import { actsThatWait } from "../../../waiting/acts.ts";
import { approve } from "../../../waiting/send.ts";

let installation: TestInstallation;
let site: TestSite;
let ada: MadePerson;
let cyd: MadePerson;
let bo: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  ada = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  cyd = await makePerson(installation, { name: "Cyd Drafter", roles: ["drafter"] });
  bo = await makePerson(installation, { name: "Bo Partner", roles: ["main-focal-point"], party: "gctf" });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const perform = (name: string, input: object, person = ada) =>
  installation.door.perform(person.actor, commandNamed(`cooperation.${name}`), {
    input,
    reasons: { why: "as it says" },
  }) as Promise<{ id: string }>;
const rows = (text: string, values: readonly unknown[] = []) => rowsOf(installation.ownerUrl, text, values);
const get = (path: string, person = ada) => visitor(site, person).get(path);
const post = (path: string, fields: Record<string, string>, person = ada) =>
  visitor(site, person).post(path, fields);
const publicPage = async () => (await site.server.inject("/en/partners/gctf")).body;
const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf("<main")).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
      .map(([, name = "", value = ""]) => [name, value] as const)
      .filter(([name]) => name !== "form-token"),
  );
const lastWaiting = async () =>
  String((await rows("select id::text as id from workspace.waiting_act where state = 'waiting'"))[0]?.id);
const publish = async (id: string) =>
  approve({ door: installation.door, actor: cyd.actor }, actsThatWait(), { id, can: () => true });

const record = "/en/work/partners/gctf";
const line = `${record}/lines/global-counterterrorism-forum`;
const stated = { verification: "verified", source_url: "https://example.org/plan" };
/** Of a row that few may see: what is done with it is done at once. */
const inner = { line_id: "global-counterterrorism-forum", level: "unclassified", ...stated };

test("the record shows each mode with how sure it is, and where to change it; one of the past offers nothing", async () => {
  const { body } = await get(record);
  for (const path of ["/modes/new", "/bases/new", "/history"])
    expect(body).toContain(`href="${line}${path}"`);
  expect(body).toContain(`href="${record}/lines/new"`);
  expect(body.match(new RegExp(`${line}/modes/[0-9a-f-]{36}/remove`, "g"))?.length).toBe(4);
  const past = (await get(`${record}?known=2099-01-01`)).body;
  expect(past).toContain(`href="${line}/history"`);
  expect(past).not.toContain(`${line}/modes`);
  expect((await get(`${line}/modes/new`, bo)).statusCode).toBe(403);
  expect((await post(`${line}/modes/new`, { ...stated, mode: "working-group" }, bo)).statusCode).toBe(403);
});

test("a mode that everybody will see waits on the record of the partner, and is on its public page once it is published", async () => {
  const form = (await get(`${line}/modes/new`)).body;
  expect(form).toContain('<option value="coordination-meetings"');
  expect(form).not.toContain('<option value="events"');
  const sent = await post(`${line}/modes/new`, {
    ...{ ...stated, mode: "coordination-meetings", source_passage: "meet each year", why: "their plan" },
  });
  expect(sent.headers.location).toBe(`${record}?done=waits`);
  expect(await publicPage()).not.toContain("oordination meetings");
  const waits = (await get(record)).body;
  expect(waits).toContain("their plan");
  const id = await lastWaiting();
  const difference = (await get(`/en/work/publication?act=${id}`, cyd)).body;
  expect(difference).toContain('href="/en/partners/gctf"');
  expect(await publish(id)).toBe("done");
  expect(await publicPage()).toContain("oordination meetings");
  const history = (await get(`${line}/history`)).body;
  expect(history).toContain("their plan");
  expect(history).toContain("Mode of a line of cooperation");
});

test("a mode or a basis that no source states is refused at its field, and what was typed is kept", async () => {
  const mode = await post(`${line}/modes/new`, {
    mode: "working-group",
    verification: "known",
    why: "typed",
  });
  expect(mode.statusCode).toBe(400);
  expect(mode.body).toMatch(/id="field-source_url"[^>]*aria-invalid/);
  expect(mode.body).toContain("typed");
  for (const basis of ["-", "A/RES/0", "S/RES/2617(2021) OP 9999"]) {
    const sent = await post(`${line}/bases/new`, { ...stated, basis });
    expect(sent.statusCode).toBeGreaterThanOrEqual(400);
    expect(sent.body).toMatch(/id="field-basis"[^>]*aria-invalid/);
    expect(sent.body).toContain(`value="${basis}"`);
  }
  expect(await rows("select 1 from cooperation.line_basis where line_id = $1", [inner.line_id])).toEqual([]);
});

describe("a basis", () => {
  test("is added by what the register cites, changed and removed, and the history of the line tells it", async () => {
    const sent = await post(`${line}/bases/new`, {
      ...stated,
      basis: "S/RES/2462(2019) OP 37",
      why: "cited",
    });
    expect(sent.headers.location).toBe(`${record}?done=waits`);
    await publish(await lastWaiting());
    const [made] = await rows("select id::text as id from cooperation.line_basis where line_id = $1", [
      inner.line_id,
    ]);
    const row = `${line}/bases/${made?.id}`;
    expect((await get(record)).body).toContain(`href="${row}"`);
    expect(await publicPage()).toContain('href="/en/mandates/s-res-2462-2019/op-37"');
    const form = (await get(row)).body;
    expect(form).toContain('value="S/RES/2462(2019) OP 37"');
    const same = { ...hiddenIn(form), ...stated, basis: "S/RES/2462(2019) OP 37" };
    expect((await post(row, same)).headers.location).toContain("done=unchanged");
    await post(row, { ...same, note: "read again", why: "a remark" });
    await publish(await lastWaiting());
    const before = (await get(`${row}/remove`)).body;
    expect(before).toContain("read again");
    await post(`${row}/remove`, { ...hiddenIn(before), why: "entered in error" });
    await publish(await lastWaiting());
    expect((await get(row)).statusCode).toBe(404);
    const history = (await get(`${line}/history`)).body;
    for (const told of ["cited", "a remark", "entered in error", "S/RES/2462(2019) OP 37"])
      expect(history).toContain(told);
  });

  test("that two people change shows the second both versions, and saves what they choose", async () => {
    const { id } = await perform("add-line-basis", { ...inner, instrument_id: "S/RES/2617(2021)" });
    const row = `${line}/bases/${id}`;
    const opened: Record<string, string> = {
      ...hiddenIn((await get(row)).body),
      ...stated,
      basis: "S/RES/2617(2021)",
    };
    const first = await post(row, { ...opened, note: "of Cyd" }, cyd);
    expect(first.headers.location).toContain("done=saved");
    const second = await post(row, { ...opened, note: "of Ada" });
    expect(second.statusCode).toBe(409);
    for (const told of ["Cyd Drafter", "of Cyd", "of Ada"]) expect(second.body).toContain(told);
    const over = await post(row, hiddenIn(second.body));
    expect(over.headers.location).toContain("done=saved");
    expect(await rows("select note from cooperation.line_basis where id = $1", [id])).toEqual([
      { note: "of Ada" },
    ]);
    const stale = await post(`${row}/remove`, { expected: opened.expected ?? "" });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain("of Ada");
    const gone = await post(`${row}/remove`, hiddenIn(stale.body));
    expect(gone.headers.location).toContain("done=removed");
  });
});

test("a partner is added to a line and taken out of it, both once they are published", async () => {
  const mine = "/en/work/partners/iom";
  const form = (await get(`${mine}/lines/new`)).body;
  expect(form).toContain('<option value="human-rights"');
  const sent = await post(`${mine}/lines/new`, { line_id: "human-rights", verification: "known" });
  expect(sent.headers.location).toBe(`${mine}?done=waits`);
  await publish(await lastWaiting());
  const body = (await get(mine)).body;
  const [out = ""] =
    body.match(/\/en\/work\/partners\/iom\/lines\/human-rights\/partners\/[^/]*\/remove/) ?? [];
  const before = (await get(out)).body;
  await post(out, { ...hiddenIn(before), why: "entered in error" });
  await publish(await lastWaiting());
  expect(await rows("select 1 from cooperation.line_partner where party_id = 'iom'")).toEqual([]);
});

test("a line in which the partner does not stand has no forms below its record", async () => {
  for (const below of ["modes/new", "bases/new", "history"])
    expect((await get(`${record}/lines/human-rights/${below}`)).statusCode).toBe(404);
});

test.each(languages)("every page of a line is there in %s, without a script", async (language) => {
  const { id } = await perform("add-line-basis", {
    ...{ ...inner, instrument_id: "S/RES/1624(2005)" },
  });
  const at = line.replace("/en/", `/${language}/`);
  const below = ["modes/new", "bases/new", `bases/${id}`, `bases/${id}/remove`, "history"];
  const paths = [
    ...below.map((path) => `${at}/${path}`),
    record.replace("/en/", `/${language}/`).concat("/lines/new"),
  ];
  for (const path of paths) {
    const { statusCode, body } = await get(path);
    expect([path, statusCode]).toEqual([path, 200]);
    expect(body.match(/<h1/g)?.length).toBe(1);
    expect(body).not.toContain("register.");
  }
  await perform("remove-line-basis", { id });
});
