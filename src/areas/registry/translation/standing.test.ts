import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { codeOf } from "../../../../tests/support/sql.ts";
import { countsOf, edited, reasonsOf, translationDesk } from "../../../../tests/support/translations.ts";
import { unitsOf } from "../../../../tests/support/xliff-rules.ts";
import { publicActor } from "../../../platform/acts/index.ts";
import { exportTranslations } from "./index.ts";

let installation: TestInstallation;
let officer: MadePerson;
let desk: ReturnType<typeof translationDesk>;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  desk = translationDesk(installation, () => officer.actor);
});
afterAll(() => installation.close());

describe("a text is stale", () => {
  test("when its source has changed after it, until it is changed, verified, or said to hold", async () => {
    const id = await desk.body("Tide Office", {
      fr: "Bureau des marées",
      es: "Oficina de mareas",
      ru: "Бюро приливов",
    });
    expect(await desk.standing(id, "fr")).toMatchObject({ stale: false });
    await desk.perform("registry.change-name", {
      id: (await desk.nameRow(id, "en"))?.id,
      name: "Tide and Current Office",
    });
    for (const language of ["fr", "es", "ru"] as const)
      expect(await desk.standing(id, language)).toMatchObject({ stale: true });
    expect((await desk.list({ owner: id, show: "stale" })).total).toBe(3);
    expect(countsOf(await desk.take(await desk.names("fr"), { least: "translated" }))).toMatchObject({
      changed: 0,
      confirmed: 0,
      refused: 0,
    });
    await desk.perform("registry.change-name", {
      id: (await desk.nameRow(id, "fr"))?.id,
      name: "Bureau des marées et des courants",
    });
    await desk.perform("registry.change-name", {
      id: (await desk.nameRow(id, "es"))?.id,
      verified_on: "2026-11-20",
    });
    expect(countsOf(await desk.take(edited(await desk.names("ru"), id, {})))).toMatchObject({ confirmed: 1 });
    for (const language of ["fr", "es", "ru"] as const)
      expect(await desk.standing(id, language)).toMatchObject({ stale: false });
    expect(await desk.standing(id, "ru")).toMatchObject({ status: "courtesy" });
  });

  test("by what is recorded of it, also in tables without columns for it", async () => {
    const owner = "Abidjan";
    const file = await desk.exported({ language: "fr", text: "place-name", owner });
    expect(unitsOf(file)).toEqual([{ id: owner, state: "final", source: "Abidjan", target: "Abidjan" }]);
    const changed = file.replace("<target>Abidjan", "<target>Abidjan-Ville");
    expect(countsOf(await desk.take(changed, { as: "official-translation" }))).toMatchObject({ changed: 1 });
    expect(await desk.standing(owner, "fr", "place-name")).toEqual({
      text: "Abidjan-Ville",
      status: "official-translation",
      stale: false,
    });
    const act = "begin; select journal.open_act(now(), 'operator', 'test', 'test.change', '', '{}');";
    await desk.rows(
      `${act} update registry.place_name set name = 'Abidjan City' where place = 'Abidjan' and language = 'en'; commit`,
    );
    expect(await desk.standing(owner, "fr", "place-name")).toMatchObject({
      status: "official-translation",
      stale: true,
    });
    await desk.rows(
      `${act} update registry.place_name set name = 'Abidjan' where place = 'Abidjan' and language = 'en'; commit`,
    );
    expect(await desk.standing(owner, "fr", "place-name")).toMatchObject({ stale: false });
    await desk.rows(
      `${act} update registry.place_name set name = 'Abidjan' where place = 'Abidjan' and language = 'fr'; commit`,
    );
    expect(await desk.standing(owner, "fr", "place-name")).toMatchObject({ status: "not-stated" });
  });
});

describe("an authentic text", () => {
  test("becomes the source of the others, is never stale, and no file replaces it", async () => {
    const id = await desk.body("Delta League", { fr: "Ligue du delta", es: "Liga del delta" });
    const file = edited(await desk.names("fr"), id, { target: "Ligue des deltas" });
    await desk.mark(id, "fr", "authentic");
    expect(await desk.standing(id, "en")).toMatchObject({ status: "not-stated" });
    expect(await desk.standing(id, "fr")).toMatchObject({ status: "authentic" });
    expect(reasonsOf(await desk.take(file))).toEqual([`${id}: authentic-text`]);
    const { others } = await installation.door.ask(officer.actor, exportTranslations, {
      language: "es",
      text: "party-name",
    });
    expect(others).toEqual([{ language: "fr", units: 1 }]);
    expect(unitsOf(await desk.exported({ language: "es", source: "fr" }))).toEqual([
      { id, state: "final", source: "Ligue du delta", target: "Liga del delta" },
    ]);
    expect(await codeOf(desk.mark(id, "fr", "courtesy"))).toBe("translation-of-itself");
    await desk.mark(id, "fr", null);
    expect(await desk.standing(id, "en")).toMatchObject({ status: "source" });
  });

  test("is there before it is marked", async () => {
    const id = await desk.body("Fjord League");
    expect(await codeOf(desk.mark(id, "ru", "courtesy"))).toBe("translation-text-missing");
    expect(await codeOf(desk.mark("nobody", "ru", "courtesy"))).toBe("translation-text-missing");
  });
});

describe("whoever may not read a text", () => {
  test("finds it in no list and no file, and a file about it is told that there is none", async () => {
    const shut = { level: "strictly-confidential", audience: [`person:${officer.id}`] };
    const id = await desk.body("Quiet Harbour Circle", {}, shut);
    const file = edited(await desk.names("fr"), id, { target: "Cercle du port tranquille" });
    const other = await makePerson(installation, { name: "Bo Reed", roles: ["drafter"] });
    const theirs = translationDesk(installation, () => other.actor);
    expect(await desk.standing(id, "fr")).toMatchObject({ status: "missing" });
    expect(await theirs.standing(id, "fr")).toBeUndefined();
    expect(await theirs.names("fr")).not.toContain("Quiet Harbour");
    expect(reasonsOf(await theirs.take(file))).toEqual([`${id}: unit-unknown`]);
    expect(countsOf(await desk.take(file))).toMatchObject({ added: 1 });
    expect(await desk.nameRow(id, "fr")).toMatchObject(shut);
  });

  test("and who is none of the secretariat asks and brings nothing", async () => {
    const partner = await makePerson(installation, { name: "Cy Vale", roles: ["main-focal-point"] });
    for (const actor of [partner.actor, publicActor]) {
      const theirs = translationDesk(installation, () => actor);
      for (const work of [
        theirs.list({}),
        theirs.names("fr"),
        theirs.check("x"),
        theirs.take("x"),
        theirs.mark("un", "fr", null),
      ])
        expect(await codeOf(work)).toBe("act-refused");
    }
  });
});

test.each([
  ["xliff-version", '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>'],
  ["xliff-doctype", '<!DOCTYPE x [<!ENTITY a "b">]><xliff/>'],
  ["translation-other-file", other("en", "fr")],
  ["translation-language", other("en", "en")],
  ["translation-language", other("en", "de")],
])("a file is refused as a whole with %s, and nothing is written", async (code, file) => {
  expect(await codeOf(desk.check(file))).toBe(code);
  expect(await codeOf(desk.take(file))).toBe(code);
});

function other(source: string, target: string): string {
  const root = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="${source}" trgLang="${target}">`;
  return `${root}<file id="app"><unit id="u"><segment><source>a</source></segment></unit></file></xliff>`;
}
