import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { rowsOf } from "../../../../../tests/support/sql.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let partner: MadePerson;

const rows = (text: string, values: readonly unknown[] = []) =>
  rowsOf(installation.superuserUrl, text, values);
const write = (statements: string) =>
  rows(
    `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}'); ${statements}; commit`,
  );

/** Two entries of one fictional body: alike by name and website. */
async function twins(name: string, level = "unclassified"): Promise<{ kept: string; merged: string }> {
  const base = name.toLowerCase().replaceAll(" ", "-");
  const [kept, merged] = [`${base}-a`, `${base}-b`];
  for (const id of [kept, merged])
    await write(`
      insert into registry.party (id, kind, category, status, website, verification, level)
        values ('${id}', 'forum', 'prose', 'active', 'https://${base}.example', 'known', '${level}');
      insert into registry.party_name (party_id, language, type, name, verification, level)
        values ('${id}', 'en', 'official', '${name}', 'known', '${level}')`);
  return { kept, merged };
}

const partyIds = async () => (await rows("select id from registry.party")).map(({ id }) => String(id));
const lastAct = async () =>
  (await rows("select act, actor, why from journal.act order by id desc limit 1"))[0];
const digestIn = (page: string) => /name="previewed" value="([0-9a-f]+)"/.exec(page)?.[1] ?? "";

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Eve Partner", roles: ["main-focal-point"] });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

test("a pair that looks alike stands in the list with its reasons", async () => {
  const { kept, merged } = await twins("Quiet Harbour Forum");
  const page = (await visitor(site, officer).get("/en/work/merge")).body;
  expect(page).toContain(`href="/en/work/merge/${kept}/${merged}"`);
  expect(page).toContain("They have the same name: <bdi>Quiet Harbour Forum</bdi>");
  expect(page).toContain("They have the same website: <bdi>quiet-harbour-forum.example</bdi>");
});

test("a pair that is noted as not the same, with a reason, is proposed no more until the mark is taken back", async () => {
  const { kept, merged } = await twins("Amber Valley Council");
  const ada = visitor(site, officer);
  const form = { verb: "distinct", one: kept, other: merged };
  const bare = await ada.post("/en/work/merge", { ...form, reason: " " });
  expect(bare.statusCode).toBe(400);
  expect(bare.body).toContain("Say why the two are not the same");
  const noted = await ada.post("/en/work/merge", { ...form, reason: "One left the other in 2019." });
  expect(noted.headers.location).toBe("/en/work/merge?done=distinct");
  const path = `/en/work/merge/${kept}/${merged}`;
  expect((await ada.get("/en/work/merge")).body).not.toContain(path);
  const pair = (await ada.get(path)).body;
  expect(pair).toContain("One left the other in 2019.");
  expect(pair).not.toContain('value="merge"');
  await ada.post(path, { verb: "undistinct" });
  expect((await ada.get("/en/work/merge")).body).toContain(path);
});

test("the preview names every fact of both, and follows the choices", async () => {
  const { kept, merged } = await twins("Silver Coast Board");
  await write(`
    update registry.party set since = '2001' where id = '${kept}';
    update registry.party set since = '2007' where id = '${merged}';
    insert into registry.coverage (party_id, region_id, verification, level) values ('${merged}', '002', 'known', 'unclassified')`);
  const ada = visitor(site, officer);
  const path = `/fr/work/merge/${kept}/${merged}`;
  const page = (await ada.get(path)).body;
  expect(page).toContain("passe à la partie conservée");
  expect(page).toContain("reste tel que l’a la partie conservée");
  expect(page).toContain('name="c.field:since"');
  expect(page).toContain('name="choice" value="field:since=kept"');
  const chosen = (await ada.get(`${path}?c.field%3Asince=merged`)).body;
  expect(chosen).toContain('name="choice" value="field:since=merged"');
  expect(chosen).toContain("est repris de la partie fusionnée");
});

test("a merge that the public does not see is done, and is undone again", async () => {
  const { kept, merged } = await twins("Copper Island Network");
  await write(`update registry.party set since = '2001' where id = '${kept}'`);
  await write(`update registry.party set since = '2007' where id = '${merged}'`);
  const ada = visitor(site, officer);
  const path = `/en/work/merge/${kept}/${merged}`;
  const form = {
    ...{ verb: "merge", why: "One body.", choice: "field:since=merged" },
    previewed: digestIn((await ada.get(path)).body),
  };
  const done = await ada.post(path, form);
  expect(done.headers.location).toBe(`${path}?done=merged`);
  expect(await partyIds()).not.toContain(merged);
  expect(await lastAct()).toEqual({ act: "registry.merge-parties", actor: officer.id, why: "One body." });
  const [made] = await rows("select since from registry.party where id = $1", [kept]);
  expect(made?.since).toBe("2007");
  const undoPage = (await ada.get(path)).body;
  const merge = /name="merge" value="([0-9a-f-]{36})"/.exec(undoPage)?.[1] ?? "";
  expect(undoPage).toContain("Nothing of it has changed since");
  const list = (await ada.get("/en/work/merge")).body;
  expect(list).toContain("Look at it or undo it");
  // What was changed since asks.
  await write(`update registry.party set since = '2010' where id = '${kept}'`);
  const asked = await ada.post(path, { verb: "undo", merge, why: "Two after all." });
  expect(asked.statusCode).toBe(409);
  expect(asked.body).toContain("Two after all.");
  // As it was, as the merge left it, and as it is now.
  const told = asked.body.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(told).toMatch(/Before ?: .*2001.*2007.*Now ?: .*2010/);
  const row = /name="s\.(\d+)"/.exec(asked.body)?.[1] ?? "";
  const undone = await ada.post(path, { verb: "undo", merge, [`s.${row}`]: "restore" });
  expect(undone.headers.location).toBe(`${path}?done=undone`);
  expect(
    await rows("select since from registry.party where id = any($1) order by id", [[kept, merged]]),
  ).toEqual([{ since: "2001" }, { since: "2007" }]);
});

test("a merge of what has changed since the preview is refused, and what was typed is kept", async () => {
  const { kept, merged } = await twins("Granite Ridge Panel");
  const ada = visitor(site, officer);
  const path = `/en/work/merge/${kept}/${merged}`;
  const previewed = digestIn((await ada.get(path)).body);
  await write(`update registry.party set since = '1999' where id = '${kept}'`);
  const answer = await ada.post(path, { verb: "merge", previewed, why: "Seen side by side." });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain("Seen side by side.");
  expect(await partyIds()).toContain(merged);
});

test("a merge that the public would see waits for publication, and the page says so", async () => {
  const { kept, merged } = await twins("Open Plain Alliance", "public");
  const ada = visitor(site, officer);
  const path = `/en/work/merge/${kept}/${merged}`;
  const previewed = digestIn((await ada.get(path)).body);
  const sent = await ada.post(path, { verb: "merge", previewed });
  expect(sent.headers.location).toBe(`${path}?done=waits`);
  expect(await partyIds()).toContain(merged);
  expect((await ada.get(path)).body).toContain("A change of this pair waits for publication.");
  const [waiting] = await rows(
    "select id::text as id from workspace.waiting_act where state = 'waiting' and input::text like $1",
    [`%${merged}%`],
  );
  expect((await ada.get(`/en/work/publication?act=${waiting?.id}`)).body).toContain(`/en/partners/${merged}`);
});

test("any two parties are compared by id or name; what is no party is told at its field", async () => {
  const { kept, merged } = await twins("Blue Meadow Centre");
  const ada = visitor(site, officer);
  const found = await ada.post("/en/work/merge", { verb: "compare", kept, merged });
  expect(found.headers.location).toBe(`/en/work/merge/${kept}/${merged}`);
  const lost = await ada.post("/en/work/merge", { verb: "compare", kept, merged: "zzqx nobody" });
  expect(lost.statusCode).toBe(400);
  expect(lost.body).toContain('value="zzqx nobody"');
  expect(lost.body).toContain('id="any-merged-error"');
});

test("a partner sees nothing of it and merges nothing", async () => {
  const { kept, merged } = await twins("Green Delta Union");
  const path = `/en/work/merge/${kept}/${merged}`;
  const eve = visitor(site, partner);
  for (const at of ["/en/work/merge", path]) expect((await eve.get(at)).statusCode).toBe(403);
  expect((await eve.post(path, { verb: "merge", previewed: "" })).statusCode).toBe(403);
  expect(await partyIds()).toContain(merged);
});
