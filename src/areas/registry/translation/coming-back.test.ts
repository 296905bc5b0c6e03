import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { countsOf, edited, reasonsOf, translationDesk } from "../../../../tests/support/translations.ts";

let installation: TestInstallation;
let officer: MadePerson;
let desk: ReturnType<typeof translationDesk>;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  desk = translationDesk(installation, () => officer.actor);
});
afterAll(() => installation.close());

const unknown = `<unit id="nobody"><segment state="final"><source>Nobody</source><target>Personne</target></segment></unit>`;

describe("a translation that comes back", () => {
  test("fills what is missing, with the standing that it was given, as sure as known and handled as its source", async () => {
    const id = await desk.body(
      "Harbour Watch of Azuria",
      {},
      { level: "unclassified", audience: ["party:cted"] },
    );
    const file = edited(await desk.names("fr"), id, { target: "Veille portuaire d’Azurie" });
    expect(countsOf(await desk.check(file))).toMatchObject({ added: 1, refused: 0 });
    expect(await desk.standing(id, "fr")).toMatchObject({ status: "missing" });
    expect(countsOf(await desk.take(file, { as: "official-translation" }))).toMatchObject({
      added: 1,
      refused: 0,
    });
    expect(await desk.standing(id, "fr")).toEqual({
      text: "Veille portuaire d’Azurie",
      status: "official-translation",
      stale: false,
    });
    const english = await desk.nameRow(id, "en");
    expect(await desk.nameRow(id, "fr")).toMatchObject({
      ...{ name: "Veille portuaire d’Azurie", status: "official-translation", of_name: english?.id },
      ...{
        verification: "known",
        level: english?.level,
        audience: english?.audience,
        originator: english?.originator,
      },
    });
    expect(countsOf(await desk.take(file))).toMatchObject({ added: 0, changed: 0, refused: 0 });
  });

  test("replaces a text only as it was sent out, and takes its old source from it", async () => {
    const id = await desk.body("Lantern Guild");
    const { id: row } = await desk.perform("registry.add-name", {
      ...{
        party_id: id,
        language: "es",
        type: "official",
        name: "Gremio del farol",
        verification: "verified",
      },
      ...{ source_url: "https://example.org/gremio", verified_on: "2026-01-05" },
    });
    const file = edited(await desk.names("es"), id, { target: "Gremio de los faroles" });
    await desk.perform("registry.change-name", { id: row, name: "Gremio del Farol" });
    expect(reasonsOf(await desk.take(file))).toEqual([`${id}: target-changed`]);
    const later = edited(await desk.names("es"), id, { target: "Gremio de los faroles" });
    expect(countsOf(await desk.take(later))).toMatchObject({ changed: 1, refused: 0 });
    expect(await desk.nameRow(id, "es")).toMatchObject({
      ...{
        name: "Gremio de los faroles",
        status: "courtesy",
        verification: "known",
        source_url: "",
        verified_on: null,
      },
    });
  });

  test("is not taken when its source has changed, or was changed in the file", async () => {
    const [changed, altered] = [await desk.body("Reed Circle"), await desk.body("Dune Circle")];
    const both = edited(await desk.names("fr"), changed, { target: "Cercle des roseaux" });
    const file = edited(both, altered, { target: "Cercle des dunes" }).replace(
      "<source>Dune Circle",
      "<source>Dune Circles",
    );
    const english = await desk.nameRow(changed, "en");
    await desk.perform("registry.change-name", { id: english?.id, name: "Reed and Sedge Circle" });
    expect(reasonsOf(await desk.take(file)).sort()).toEqual(
      [`${changed}: source-changed`, `${altered}: source-altered`].sort(),
    );
    expect(await desk.standing(changed, "fr")).toMatchObject({ status: "missing" });
  });

  test("is taken in the states that were agreed, and left in the others", async () => {
    const [done, begun] = [await desk.body("Salt Office"), await desk.body("Sand Office")];
    const one = edited(await desk.names("fr"), done, { target: "Bureau du sel", state: "reviewed" });
    const file = edited(one, begun, { target: "Bureau du sable", state: "initial" });
    expect(countsOf(await desk.check(file))).toMatchObject({ added: 0, unfinished: 2 });
    expect(countsOf(await desk.check(file, { least: "reviewed" }))).toMatchObject({
      added: 1,
      unfinished: 1,
    });
  });

  test("with faults is told with all of them, and the others are taken", async () => {
    const [good, bad, empty] = [
      await desk.body("Moor Fund"),
      await desk.body("Fund 1540 (2004)"),
      await desk.body("Fen Fund"),
    ];
    const one = edited(await desk.names("fr"), good, { target: "Fonds des landes" });
    const two = edited(one, bad, { target: "Fonds\u202e 1540" });
    const file = edited(two, empty, { target: " " }).replace("</file>", `${unknown}</file>`);
    const report = await desk.take(file);
    expect(reasonsOf(report).sort()).toEqual(
      [
        `${bad}: characters-forbidden`,
        `${bad}: numbers-missing`,
        `${empty}: target-empty`,
        "nobody: unit-unknown",
      ].sort(),
    );
    expect(await desk.standing(good, "fr")).toMatchObject({ status: "courtesy" });
    expect(await desk.standing(bad, "fr")).toMatchObject({ status: "missing" });
  });

  test("is written with all others or with none", async () => {
    const [one, other] = [await desk.body("Gull Council"), await desk.body("Heron Council")];
    const first = edited(await desk.names("fr"), one, { target: "Conseil des mouettes" });
    const file = edited(first, other, { target: "Conseil des hérons" });
    await desk.rows(`create function registry.refuse_herons() returns trigger language plpgsql as $$
      begin if new.name like '%hérons' then raise exception 'no herons'; end if; return new; end $$`);
    await desk.rows(`create trigger refuse_herons before insert on registry.party_name
      for each row execute function registry.refuse_herons()`);
    await expect(desk.take(file)).rejects.toThrow();
    await desk.rows("drop trigger refuse_herons on registry.party_name");
    expect(await desk.standing(one, "fr")).toMatchObject({ status: "missing" });
    expect(countsOf(await desk.take(file))).toMatchObject({ added: 2 });
  });
});

describe("a machine's translation", () => {
  test("is doubtful, is replaced by another, and is a person's once a person has confirmed it", async () => {
    const id = await desk.body("Kite Bureau");
    const first = edited(await desk.names("fr"), id, {
      target: "Bureau des cerfs",
      state: "translated",
      subState: "entente:machine",
    });
    expect(countsOf(await desk.take(first))).toMatchObject({ added: 1 });
    expect(await desk.standing(id, "fr")).toEqual({
      text: "Bureau des cerfs",
      status: "machine",
      stale: false,
    });
    expect(await desk.nameRow(id, "fr")).toMatchObject({ verification: "unverified" });
    for (const target of ["Bureau des milans", "Bureau des cerfs-volants"]) {
      const next = edited(await desk.names("fr"), id, { target, state: "translated" });
      expect(countsOf(await desk.take(next, { machine: true }))).toMatchObject({ changed: 1 });
    }
    expect(countsOf(await desk.take(await desk.names("fr"), { least: "translated" }))).toMatchObject({
      changed: 0,
      confirmed: 0,
    });
    const confirmed = edited(await desk.names("fr"), id, {});
    expect(countsOf(await desk.take(confirmed))).toMatchObject({ changed: 0, confirmed: 1 });
    expect(await desk.standing(id, "fr")).toEqual({
      text: "Bureau des cerfs-volants",
      status: "courtesy",
      stale: false,
    });
    expect(await desk.nameRow(id, "fr")).toMatchObject({ verification: "known" });
  });

  test.each(["courtesy", "official-translation", "not-stated"])(
    "never replaces a person's text, be it %s",
    async (status) => {
      const id = await desk.body(`Otter Board ${status}`, { fr: `Conseil des loutres ${status}` });
      if (status !== "not-stated") await desk.mark(id, "fr", status);
      const file = edited(await desk.names("fr"), id, { target: `Planche de loutre ${status}` });
      expect(reasonsOf(await desk.take(file, { machine: true }))).toEqual([`${id}: human-text`]);
      expect(await desk.standing(id, "fr")).toEqual({
        text: expect.stringContaining("loutres"),
        status,
        stale: false,
      });
    },
  );

  test("never replaces a text that is stale, nor one that a person has written over a machine's", async () => {
    const [stale, written] = [
      await desk.body("Elm Panel", { fr: "Panel de l’orme" }),
      await desk.body("Oak Panel"),
    ];
    await desk.perform("registry.change-name", {
      id: (await desk.nameRow(stale, "en"))?.id,
      name: "Elm and Ash Panel",
    });
    await desk.take(edited(await desk.names("fr"), written, { target: "Panneau de chêne" }), {
      machine: true,
    });
    await desk.perform("registry.change-name", {
      id: (await desk.nameRow(written, "fr"))?.id,
      name: "Groupe du chêne",
    });
    expect(await desk.standing(written, "fr")).toMatchObject({ status: "not-stated" });
    const one = edited(await desk.names("fr"), stale, { target: "Panneau d’orme et de frêne" });
    const file = edited(one, written, { target: "Panneau du chêne" });
    expect(reasonsOf(await desk.take(file, { machine: true })).sort()).toEqual(
      [`${stale}: human-text`, `${written}: human-text`].sort(),
    );
  });
});
