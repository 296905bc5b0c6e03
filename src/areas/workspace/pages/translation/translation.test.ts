import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { edited, translationDesk } from "../../../../../tests/support/translations.ts";
import { formTokenOf, tokenField } from "../../../../platform/http/index.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let partner: MadePerson;
let desk: ReturnType<typeof translationDesk>;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Eve Partner", roles: ["main-focal-point"] });
  desk = translationDesk(installation, () => officer.actor);
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const closed = { level: "unclassified", audience: ["party:cted"] };
const body = (english: string, others: object = {}) => desk.body(english, others, closed);
const pathOf = (owner: string, language: string) =>
  `/en/work/translation/text?text=party-name&owner=${owner}&language=${language}`;
const lastAct = async () =>
  (await desk.rows("select act, actor, why from journal.act order by id desc limit 1"))[0];

/** Sends a file as the form of the page does. */
function upload({ id }: MadePerson, file: string, fields: Record<string, string> = {}) {
  const line = "----entente-test";
  const texts = Object.entries({ [tokenField]: formTokenOf(id), ...fields }).map(
    ([name, value]) => `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${line}\r\nContent-Disposition: form-data; name="xliff"; filename="back.xlf"\r\nContent-Type: text/xml\r\n\r\n`;
  return site.server.inject({
    ...{ method: "POST", url: "/en/work/translation/file" },
    headers: {
      cookie: `entente=${id}`,
      origin: "https://entente.example",
      "content-type": `multipart/form-data; boundary=${line}`,
    },
    payload: `${texts.join("")}${head}${file}\r\n--${line}--\r\n`,
  });
}

const hiddenIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value(?:="([^"]*)")?/g)]
      .map(([, name = "", value = ""]) => [name, value])
      .filter(([name]) => name !== tokenField),
  );

test("the page counts what is missing and stale in each language, and lists what is asked for", async () => {
  const id = await body("Heron Office");
  const ada = visitor(site, officer);
  const all = (await ada.get("/en/work/translation")).body;
  expect(all).toContain("/en/work/translation?language=ru&amp;show=missing");
  const missing = (await ada.get("/fr/work/translation?language=ru&show=missing&text=party-name")).body;
  expect(missing).toContain(`owner=${id}&amp;language=ru`);
  const official = (await ada.get("/en/work/translation?language=en&show=missing&text=party-name")).body;
  expect(official).not.toContain(`owner=${id}`);
});

test("one text is written in place, and goes through the checks of all translations", async () => {
  const id = await body("Marsh Forum 2030");
  const ada = visitor(site, officer);
  const form = { was: "", source: "Marsh Forum 2030", status: "official-translation" };
  const wrong = await ada.post(pathOf(id, "fr"), { ...form, words: "Forum du marais" });
  expect(wrong.statusCode).toBe(400);
  expect(wrong.body).toContain("Numbers of the source are missing: 2030");
  expect(wrong.body).toContain(">Forum du marais</textarea>");
  const empty = await ada.post(pathOf(id, "fr"), { ...form, words: "  " });
  expect(empty.statusCode).toBe(400);
  const saved = await ada.post(pathOf(id, "fr"), { ...form, words: "Forum du marais 2030", why: "Agreed." });
  expect(saved.headers.location).toContain("done=saved");
  expect(await desk.standing(id, "fr")).toMatchObject({
    ...{ text: "Forum du marais 2030", status: "official-translation" },
  });
  expect(await lastAct()).toEqual({
    ...{ act: "registry.import-translations", actor: officer.id, why: "Agreed." },
  });
});

test("words that stay as they are only say how they stand", async () => {
  const id = await body("Tern Office", { es: "Oficina del charrán" });
  const form = { was: "Oficina del charrán", words: "Oficina del charrán", source: "Tern Office" };
  const ada = visitor(site, officer);
  await ada.post(pathOf(id, "es"), { ...form, status: "courtesy" });
  expect(await desk.standing(id, "es")).toMatchObject({ status: "courtesy", stale: false });
  const again = await ada.post(pathOf(id, "es"), { ...form, status: "courtesy" });
  expect(again.headers.location).toContain("done=unchanged");
});

test("what somebody else has written meanwhile is shown beside mine, and goes only when I say so", async () => {
  const id = await body("Otter Office", { fr: "Bureau de la loutre" });
  const ada = visitor(site, officer);
  const form = { was: "", source: "Otter Office", words: "Office de la loutre", status: "courtesy" };
  const both = await ada.post(pathOf(id, "fr"), form);
  expect(both.statusCode).toBe(409);
  expect(both.body).toContain("Bureau de la loutre");
  expect(await desk.standing(id, "fr")).toMatchObject({ text: "Bureau de la loutre" });
  const mine = await ada.post(pathOf(id, "fr"), hiddenIn(both.body));
  expect(mine.headers.location).toContain("done=saved");
  expect(await desk.standing(id, "fr")).toMatchObject({ text: "Office de la loutre" });
});

test("the source of the others is no translation", async () => {
  const id = await body("Plover Office");
  const form = { was: "Plover Office", source: "Plover Office", words: "Plover Bureau", status: "courtesy" };
  const answer = await visitor(site, officer).post(pathOf(id, "en"), form);
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain("It is no translation");
});

test("a text that the public would see waits for publication, and its page says so", async () => {
  const id = await desk.body("Gannet Office", {}, { level: "public" });
  const form = { was: "", source: "Gannet Office", words: "Bureau du fou de Bassan", status: "courtesy" };
  const ada = visitor(site, officer);
  const sent = await ada.post(pathOf(id, "fr"), form);
  expect(sent.headers.location).toContain("done=waits");
  expect((await ada.get(pathOf(id, "fr"))).body).toContain("A change of this text waits for publication.");
  expect(await desk.standing(id, "fr")).toMatchObject({ status: "missing" });
  const publication = (await ada.get("/en/work/publication")).body;
  expect(publication).toContain("Bureau du fou de Bassan");
});

test("a file goes out, comes back, is looked at and taken; what does not pass is told", async () => {
  const [good, bad] = [await body("Sandpiper Office"), await body("Curlew Office 7")];
  const ada = visitor(site, officer);
  const out = await ada.get("/en/work/translation/xliff?language=fr&source=en&show=missing&text=party-name");
  expect(out.headers["content-disposition"]).toContain("entente-en-fr-2026-11-25.xlf");
  const one = edited(out.body, good, { target: "Bureau du bécasseau" });
  const both = edited(one, bad, { target: "Bureau du courlis" });
  const seen = await upload(officer, both, { as: "courtesy", least: "final" });
  expect(seen.statusCode).toBe(200);
  expect(seen.body).toContain("Take 1 text");
  expect(seen.body).toContain("Numbers of the source are missing: 7");
  expect(await desk.standing(good, "fr")).toMatchObject({ status: "missing" });
  const taken = await ada.post("/en/work/translation/file", { ...hiddenIn(seen.body), why: "Came back." });
  expect(taken.headers.location).toBe("/en/work/translation?done=taken&count=1");
  expect(await desk.standing(good, "fr")).toMatchObject({ text: "Bureau du bécasseau", status: "courtesy" });
  expect(await desk.standing(bad, "fr")).toMatchObject({ status: "missing" });
});

test.each([
  ["", "No file came along"],
  ["<html/>", "The file is no XLIFF"],
])("a file that is none of translators is refused: %j", async (file, sentence) => {
  const answer = await upload(officer, file, { as: "official-translation" });
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain(sentence);
  expect(answer.body).toContain('<option value="official-translation" selected');
});

test("a partner sees nothing of it and writes nothing", async () => {
  const eve = visitor(site, partner);
  for (const path of ["/en/work/translation", "/en/work/translation/xliff?language=fr", pathOf("osce", "fr")])
    expect((await eve.get(path)).statusCode).toBe(403);
  expect((await eve.post(pathOf("osce", "fr"), { words: "x" })).statusCode).toBe(403);
  expect((await upload(partner, "<xliff/>")).statusCode).toBe(403);
});

test("a file that is made to be read for long is refused with its reason, and meanwhile everybody else is answered", async () => {
  const attributes = Array.from({ length: 200_000 }, (_, at) => `a${at}="x"`).join(" ");
  let answered = false;
  const sent = upload(officer, `<xliff ${attributes}/>`).finally(() => {
    answered = true;
  });
  expect((await site.server.inject({ url: "/health" })).statusCode).toBe(200);
  expect(answered).toBe(false);
  const refused = await sent;
  expect(refused.statusCode).toBe(400);
  expect(refused.body).toContain("has more attributes than the 100 that are read");
});
