import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../../tests/support/sql.ts";
import { type AnyAct, type Command, publicActor } from "../../../platform/acts/index.ts";
import { registryActs } from "../../registry/index.ts";
import { actsThatWait } from "./acts.ts";
import { getWaiting, listWaiting } from "./queries.ts";
import { rowsDigest } from "./rows-digest.ts";
import { approve, send } from "./send.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let other: MadePerson;
let assessor: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  other = await makePerson(installation, { name: "Cyd Officer", roles: ["liaison-officer"] });
  assessor = await makePerson(installation, { name: "Dee Assessor", roles: ["assessment-officer"] });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const act = (name: string): Command<unknown, unknown> => {
  const found = registryActs.find((one: AnyAct) => one.name === name);
  if (found?.kind !== "command") throw new Error(`no command ${name}`);
  return found;
};
const sendAs = ({ actor }: MadePerson, name: string, input: Record<string, unknown>) =>
  send({ door: installation.door, actor }, act(name), { input, why: "as its own page says" });
const website = async (id: string) =>
  (await rowsOf(installation.ownerUrl, "select website from registry.party where id = $1", [id]))[0]?.website;
const pageOf = async (path: string) => (await site.server.inject({ method: "GET", url: path })).body;
const can = (permission: string) => officer.actor.grants?.some((one) => one === permission) ?? false;

async function waitingWebsite(id: string, address: string): Promise<string> {
  const sent = await sendAs(officer, "registry.change-party", { id, website: address });
  if (sent.kind !== "waits") throw new Error("it should have waited");
  return sent.id;
}

test("a change that the public would see is not done: it waits, and names the parties whose pages it changes", async () => {
  const before = await website("osce");
  const sent = await sendAs(officer, "registry.change-party", {
    id: "osce",
    website: "https://example.org/osce",
  });
  expect(sent).toMatchObject({ kind: "waits", parties: ["osce"] });
  expect(await website("osce")).toBe(before);
  expect(await pageOf("/en/partners/osce")).not.toContain("https://example.org/osce");
});

test("what the public does not see is done at once", async () => {
  const [row] = await rowsOf(
    installation.ownerUrl,
    "select id::text as id from registry.office where verification = 'unverified' limit 1",
  );
  const sent = await sendAs(officer, "registry.change-office", {
    id: row?.id,
    note: "asked the secretariat",
  });
  expect(sent.kind).toBe("done");
});

test("who approves it does it: the page shows it, the journal names both, and it waits no longer", async () => {
  const id = await waitingWebsite("unodc", "https://example.org/unodc");
  await approve({ door: installation.door, actor: other.actor }, actsThatWait(), { id, can });
  expect(await pageOf("/fr/partners/unodc")).toContain("https://example.org/unodc");
  const [entry] = await rowsOf(
    installation.ownerUrl,
    "select actor, request, why from journal.act where act = 'registry.change-party' order by id desc limit 1",
  );
  expect(entry).toMatchObject({
    actor: other.id,
    why: "as its own page says",
    request: { waiting: id, proposer: `person ${officer.id}`, consent: `person ${other.id}` },
  });
  expect(await installation.door.ask(other.actor, getWaiting, { id })).toMatchObject({ state: "approved" });
  expect(
    await codeOf(approve({ door: installation.door, actor: other.actor }, actsThatWait(), { id, can })),
  ).toBe("waiting-decided");
});

test("a change of several parties waits as one, and is published as one act", async () => {
  const parties = await rowsOf(
    installation.ownerUrl,
    "select id, registry.version_of(to_jsonb(p)) as expected from registry.party p where id in ('aalco', 'eaeu', 'cis-atc') order by id",
  );
  expect(parties.length).toBe(3);
  const sent = await sendAs(officer, "registry.change-parties", { parties, status: "dormant" });
  if (sent.kind !== "waits") throw new Error("it should have waited");
  expect([...sent.parties].toSorted()).toEqual(parties.map(({ id }) => id));
  await approve({ door: installation.door, actor: other.actor }, actsThatWait(), { id: sent.id, can });
  const changed = await rowsOf(
    installation.ownerUrl,
    `select a.act, a.request ->> 'waiting' as waiting, count(*)::int as rows from journal.act a join journal.change c on c.act_id = a.id
     where a.act = 'registry.change-parties' and c.table_name = 'registry.party' group by a.id`,
  );
  expect(changed).toEqual([{ act: "registry.change-parties", waiting: sent.id, rows: parties.length }]);
});

test("who may not publish approves nothing", async () => {
  const id = await waitingWebsite("iom", "https://example.org/iom");
  const grants = assessor.actor.grants ?? [];
  const without = { id, can: (permission: string) => grants.some((one) => one === permission) };
  expect(
    await codeOf(approve({ door: installation.door, actor: assessor.actor }, actsThatWait(), without)),
  ).toBe("act-refused");
  const answer = await visitor(site, assessor).post("/en/work/publication", { id, verb: "publish" });
  expect(answer.statusCode).toBe(403);
});

test("the page shows the difference that the public would see, in the languages that change", async () => {
  const id = await waitingWebsite("ohchr", "https://example.org/ohchr-new");
  const answer = await visitor(site, officer).get(`/fr/work/publication?act=${id}`);
  expect(answer.statusCode).toBe(200);
  expect(answer.body.includes("ohchr-new")).toBe(true);
  expect(answer.body.match(/<ins>[^<]*ohchr-new[^<]*<\/ins>/g)?.length).toBeGreaterThanOrEqual(6);
  // Trying it out left nothing.
  expect(await website("ohchr")).not.toContain("example.org");
});

test("what waits beside it stands as a list, with the way to each and without its difference", async () => {
  const { acts } = await installation.door.ask(officer.actor, listWaiting, {});
  const [first, ...others] = acts;
  const { body } = await visitor(site, officer).get("/en/work/publication");
  expect(others.length).toBeGreaterThan(0);
  for (const { id } of others) expect(body).toContain(`href="/en/work/publication?act=${id}"`);
  expect(body).not.toContain(`?act=${first?.id}"`);
  expect(body.match(/<section class="diff"/g)).toHaveLength(1);
});

test("what is kept of the present pages is that of the data as they are: another act is another difference", async () => {
  const cached = await siteOf(installation, { cache: true });
  await expect.poll(() => cached.revision.current()).toBeDefined();
  const id = await waitingWebsite("ipu", "https://example.org/ipu");
  const path = `/en/work/publication?act=${id}`;
  const digestOf = async () =>
    /name="digest" value="([0-9a-f]{64})"/.exec((await visitor(cached, officer).get(path)).body)?.[1];
  const read = await digestOf();
  expect(await digestOf()).toBe(read);
  const revision = cached.revision.current();
  await installation.door.perform(operator, act("registry.change-party"), {
    input: { id: "ipu", status: "dormant" },
  });
  await expect.poll(() => cached.revision.current()).not.toBe(revision);
  expect(await digestOf()).not.toBe(read);
  await cached.close();
});

test("it is published when every language was read, and only as it was seen", async () => {
  const id = await waitingWebsite("icao", "https://example.org/icao");
  const ada = visitor(site, officer);
  const page = (await ada.get(`/en/work/publication?act=${id}`)).body;
  const digest =
    new RegExp(`value="${id}"/?>\\s*<input type="hidden" name="digest" value="([0-9a-f]{64})"`).exec(
      page,
    )?.[1] ?? "";
  expect(digest).not.toBe("");
  const form = { id, verb: "publish", digest };
  const unread = await ada.post("/en/work/publication", { ...form, read: ["en", "fr"] });
  expect(unread.statusCode).toBe(400);
  expect(/Not yet read: Arabic, Chinese, Russian, and Spanish/.test(unread.body)).toBe(true);
  const otherwise = await ada.post("/en/work/publication", {
    ...form,
    digest: "0".repeat(64),
    read: ["ar", "zh", "en", "fr", "ru", "es"],
  });
  expect(otherwise.statusCode).toBe(400);
  expect(await website("icao")).not.toContain("example.org");
  const done = await ada.post("/en/work/publication", {
    ...form,
    read: ["ar", "zh", "en", "fr", "ru", "es"],
  });
  expect(done.headers.location).toBe("/en/work/publication?done=approved");
  expect(await website("icao")).toBe("https://example.org/icao");
});

test("what is refused is not done, with the reason kept", async () => {
  const id = await waitingWebsite("imo", "https://example.org/imo");
  const answer = await visitor(site, other).post("/en/work/publication", {
    id,
    verb: "refuse",
    reason: "no source",
  });
  expect(answer.statusCode).toBe(303);
  expect(await installation.door.ask(other.actor, getWaiting, { id })).toMatchObject({
    state: "refused",
    reason: "no source",
  });
});

test("the public and partners see nothing of what waits", async () => {
  const partner = await makePerson(installation, {
    name: "Eve Partner",
    roles: ["main-focal-point"],
    party: "osce",
  });
  expect(await codeOf(installation.door.ask(publicActor, listWaiting, {}))).toBe("act-refused");
  expect((await visitor(site, partner).get("/en/work/publication")).statusCode).toBe(403);
});

test("what would change something else than what was seen is not done, and goes on waiting", async () => {
  const id = await waitingWebsite("wco", "https://example.org/wco");
  const approval = { id, can, seen: "0".repeat(64) };
  expect(
    await codeOf(approve({ door: installation.door, actor: other.actor }, actsThatWait(), approval)),
  ).toBe("view-changed");
  expect(await website("wco")).not.toContain("example.org");
  expect(await installation.door.ask(other.actor, getWaiting, { id })).toMatchObject({ state: "waiting" });
});

test("what the database makes anew each time is no other change; every word of a row is", () => {
  const row = (values: object) => ({
    table: "registry.office",
    id: crypto.randomUUID(),
    was: undefined,
    is: { ...values },
  });
  const one = rowsDigest([
    row({ id: crypto.randomUUID(), at: "2026-11-25T09:00:00.5+00:00", since: "2001" }),
  ]);
  expect(rowsDigest([row({ since: "2001", id: crypto.randomUUID(), at: "2026-11-26T10:00:00Z" })])).toBe(one);
  expect(rowsDigest([row({ since: "2002", id: crypto.randomUUID(), at: "2026-11-26T10:00:00Z" })])).not.toBe(
    one,
  );
  // What the database counts up says nothing: numbered rows, and the act itself.
  const numbered = (id: number) => ({ ...row({ id, act_id: id, undo_act_id: id + 1 }), id: String(id) });
  expect(rowsDigest([numbered(17)])).toBe(rowsDigest([numbered(23)]));
  const year = (since: number) => rowsDigest([row({ since })]);
  expect(year(2001)).not.toBe(year(2002));
});
