import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../../tests/support/acts.ts";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { cellsByRow } from "../../../../tests/support/reference-files.ts";
import { codeOf, numberOf, rowsOf } from "../../../../tests/support/sql.ts";
import { faultsOfXliff, unitsOf } from "../../../../tests/support/xliff-rules.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import { type Actor, publicActor } from "../../../platform/acts/index.ts";
import {
  checkTranslations,
  exportTranslations,
  importTranslations,
  listTranslations,
  markTranslation,
} from "./index.ts";

let installation: TestInstallation;
let officer: MadePerson;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
});
afterAll(() => installation.close());

const perform = (name: string, input: object, actor: Actor = officer.actor) =>
  installation.door.perform(actor, commandNamed(name), { input }) as Promise<{ readonly id: string }>;
const rows = (text: string, values: readonly unknown[] = []) => rowsOf(installation.ownerUrl, text, values);
const list = (input: object, actor: Actor = officer.actor) =>
  installation.door.ask(actor, listTranslations, input);
const exported = async (input: object, actor: Actor = officer.actor) =>
  (await installation.door.ask(actor, exportTranslations, input)).xliff ?? "";
const check = (file: string, terms: object = {}) =>
  installation.door.ask(officer.actor, checkTranslations, { file, ...terms });
const take = (file: string, terms: object = {}) =>
  installation.door.perform(officer.actor, importTranslations, { input: { file, ...terms } });
const mark = (owner: string, language: Language, status: string | null) =>
  installation.door.perform(officer.actor, markTranslation, {
    input: { text: "party-name", owner, language, status },
  });

let made = 0;
/** A fictional body with an official name in English, and in other languages where given. */
async function body(
  english: string,
  others: Partial<Record<Language, string>> = {},
  more: object = {},
): Promise<string> {
  const names = Object.entries({ en: english, ...others }).map(([language, name]) => ({
    language,
    type: "official",
    name,
  }));
  made += 1;
  const party = {
    id: `azurian-${made}`,
    kind: "forum",
    category: "prose",
    status: "active",
    verification: "known",
  };
  await perform("registry.add-party", { ...party, names, ...more });
  return party.id;
}

/** The standing of one name of a body. */
const standing = async (owner: string, language: Language, text = "party-name") => {
  const { entries } = await list({ owner, language, text });
  return entries.map((entry) => ({ text: entry.text, status: entry.status, stale: entry.stale }))[0];
};
const nameRow = async (owner: string, language: Language) =>
  (
    await rows(
      "select * from registry.party_name where party_id = $1 and language = $2 and type = 'official'",
      [owner, language],
    )
  )[0];

interface Edit {
  readonly target?: string;
  readonly state?: string;
  /** Nothing takes the sub-state away, as a tool has to that changes the state. */
  readonly subState?: string;
}

/** The file with one unit as a tool of translators would leave it. */
function edited(file: string, unit: string, { target, state = "final", subState }: Edit): string {
  const pattern = new RegExp(`(<unit id="${unit}" name="party-name [^]*?)<segment[^>]*>([^]*?)</segment>`);
  if (!pattern.test(file)) throw new Error(`no unit ${unit}`);
  return file.replace(pattern, (_whole, before: string, inside: string) => {
    const source = /<source>[^]*<\/source>/.exec(inside)?.[0] ?? "";
    const held = /<target>([^]*)<\/target>/.exec(inside)?.[1];
    const words = target ?? held;
    const written = words === undefined ? "" : `<target>${words}</target>`;
    const sub = subState === undefined ? "" : ` subState="${subState}"`;
    return `${before}<segment state="${state}"${sub}>${source}${written}</segment>`;
  });
}

const names = (language: Language) => exported({ language, text: "party-name" });
const reasonsOf = ({ refused }: Awaited<ReturnType<typeof check>>) =>
  refused.flatMap(({ owner, findings }) => findings.map(({ code }) => `${owner}: ${code}`));
const counts = ({
  added,
  changed,
  confirmed,
  unchanged,
  unfinished,
  untranslated,
  refused,
}: Awaited<ReturnType<typeof check>>) => ({
  ...{ added, changed, confirmed, unfinished, refused: refused.length, rest: unchanged + untranslated },
});

describe("the register as it ships", () => {
  test("misses exactly the texts that its files have in English and not in a language", async () => {
    const official = cellsByRow("registry/party-names.csv").filter(({ type }) => type === "official");
    for (const language of languages) {
      const there = new Set(official.filter(({ lang }) => lang === language).map(({ party }) => party));
      const missing = official
        .filter(({ lang, party }) => lang === "en" && !there.has(party))
        .map(({ party }) => party);
      const { total, entries } = await list({ language, text: "party-name", show: "missing", limit: 500 });
      expect(entries.map(({ owner }) => owner).sort(), language).toEqual(missing.sort());
      expect(total).toBe(missing.length);
    }
  });

  test("says of no text more than is recorded, and that none is stale", async () => {
    const { languages: totals } = await list({});
    for (const { language, all, stale, statuses } of totals) {
      expect(stale, language).toBe(0);
      const { source, missing, "not-stated": unstated } = statuses;
      expect(source + missing + unstated, language).toBe(all);
      expect(source, language).toBe(language === "en" ? all : 0);
    }
  });

  test.each(languages.filter((language) => language !== "en"))(
    "goes out in %s by the rules of XLIFF, and comes back untouched without any change",
    async (language) => {
      const acts = await numberOf(installation.ownerUrl, "select count(*) from journal.change");
      const file = await exported({ language });
      expect(faultsOfXliff(file)).toEqual([]);
      const { languages: totals } = await list({ language });
      const all = totals.find((one) => one.language === language)?.all;
      expect(unitsOf(file)).toHaveLength(all ?? 0);
      const report = await take(file, { as: "official-translation", least: "translated" });
      expect(counts(report)).toEqual({
        added: 0,
        changed: 0,
        confirmed: 0,
        unfinished: 0,
        refused: 0,
        rest: all,
      });
      expect(await numberOf(installation.ownerUrl, "select count(*) from journal.change")).toBe(acts);
    },
  );

  test("pages through its texts, each once", async () => {
    const seen = new Set<string>();
    for (let offset = 0; offset < 1300; offset += 500) {
      const { entries } = await list({ language: "ru", limit: 500, offset });
      for (const { name, owner } of entries) seen.add(`${name} ${owner}`);
    }
    expect(seen.size).toBe((await list({ language: "ru" })).total);
  });

  test("tells translators where a text stands, how long it may be and which terms it has", async () => {
    const file = await exported({ language: "fr", text: "line-text" });
    expect(file).toContain('srcLang="en" trgLang="fr"');
    expect(file).toContain("Text of a line of cooperation");
    expect(file).toContain(
      '<pc id="c1" canCopy="no" canDelete="no" dataRefStart="d1" dataRefEnd="d2" type="link">',
    );
    expect(file).toContain(
      "<gls:term>Security Council</gls:term><gls:translation>Conseil de sécurité</gls:translation>",
    );
    expect(await exported({ language: "ar" })).toContain('srcDir="ltr" trgDir="rtl"');
    expect(await exported({ language: "zh" })).toContain('trgLang="zh-Hans"');
  });

  test("is asked for a kind of text that there is", async () => {
    expect(await codeOf(list({ text: "no-such-kind" }))).toBe("translatable-unknown");
    expect(await codeOf(exported({ language: "fr", text: "no-such-kind" }))).toBe("translatable-unknown");
  });
});

describe("a translation that comes back", () => {
  test("fills what is missing, with the standing that it was given, as sure as known and handled as its source", async () => {
    const id = await body("Harbour Watch of Azuria", {}, { level: "unclassified", audience: ["party:cted"] });
    await rows("select 1");
    const file = edited(await names("fr"), id, { target: "Veille portuaire d’Azurie" });
    expect(counts(await check(file))).toMatchObject({ added: 1, refused: 0 });
    expect(await standing(id, "fr")).toMatchObject({ status: "missing" });
    expect(counts(await take(file, { as: "official-translation" }))).toMatchObject({ added: 1, refused: 0 });
    expect(await standing(id, "fr")).toEqual({
      text: "Veille portuaire d’Azurie",
      status: "official-translation",
      stale: false,
    });
    const english = await nameRow(id, "en");
    expect(await nameRow(id, "fr")).toMatchObject({
      ...{ name: "Veille portuaire d’Azurie", status: "official-translation", of_name: english?.id },
      ...{
        verification: "known",
        level: english?.level,
        audience: english?.audience,
        originator: english?.originator,
      },
    });
    expect(counts(await take(file))).toMatchObject({ added: 0, changed: 0, refused: 0 });
  });

  test("replaces a text only as it was sent out, and takes its old source from it", async () => {
    const id = await body("Lantern Guild");
    const { id: row } = await perform("registry.add-name", {
      ...{
        party_id: id,
        language: "es",
        type: "official",
        name: "Gremio del farol",
        verification: "verified",
      },
      ...{ source_url: "https://example.org/gremio", verified_on: "2026-01-05" },
    });
    const file = edited(await names("es"), id, { target: "Gremio de los faroles" });
    await perform("registry.change-name", { id: row, name: "Gremio del Farol" });
    expect(reasonsOf(await take(file))).toEqual([`${id}: target-changed`]);
    const later = edited(await names("es"), id, { target: "Gremio de los faroles" });
    expect(counts(await take(later))).toMatchObject({ changed: 1, refused: 0 });
    expect(await nameRow(id, "es")).toMatchObject({
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
    const [changed, altered] = [await body("Reed Circle"), await body("Dune Circle")];
    const both = edited(await names("fr"), changed, { target: "Cercle des roseaux" });
    const file = edited(both, altered, { target: "Cercle des dunes" }).replace(
      "<source>Dune Circle",
      "<source>Dune Circles",
    );
    const english = await nameRow(changed, "en");
    await perform("registry.change-name", { id: english?.id, name: "Reed and Sedge Circle" });
    expect(reasonsOf(await take(file)).sort()).toEqual(
      [`${changed}: source-changed`, `${altered}: source-altered`].sort(),
    );
    expect(await standing(changed, "fr")).toMatchObject({ status: "missing" });
  });

  test("is taken in the states that were agreed, and left in the others", async () => {
    const [done, begun] = [await body("Salt Office"), await body("Sand Office")];
    const one = edited(await names("fr"), done, { target: "Bureau du sel", state: "reviewed" });
    const file = edited(one, begun, { target: "Bureau du sable", state: "initial" });
    expect(counts(await check(file))).toMatchObject({ added: 0, unfinished: 2 });
    expect(counts(await check(file, { least: "reviewed" }))).toMatchObject({ added: 1, unfinished: 1 });
  });

  test("with faults is told with all of them, and the others are taken", async () => {
    const [good, bad, empty] = [
      await body("Moor Fund"),
      await body("Fund 1540 (2004)"),
      await body("Fen Fund"),
    ];
    const one = edited(await names("fr"), good, { target: "Fonds des landes" });
    const two = edited(one, bad, { target: "Fonds\u202e 1540" });
    const file = edited(two, empty, { target: " " }).replace("</file>", `${unknown}</file>`);
    const report = await take(file);
    expect(reasonsOf(report).sort()).toEqual(
      [
        `${bad}: characters-forbidden`,
        `${bad}: numbers-missing`,
        `${empty}: target-empty`,
        "nobody: unit-unknown",
      ].sort(),
    );
    expect(await standing(good, "fr")).toMatchObject({ status: "courtesy" });
    expect(await standing(bad, "fr")).toMatchObject({ status: "missing" });
  });

  test("writes nothing at all when the act fails", async () => {
    const id = await body("Gull Council");
    const file = edited(await names("fr"), id, { target: "Conseil des mouettes" });
    await rows("create function pg_temp.nothing() returns void language sql as ''");
    await rows(
      "create or replace function registry.refuse_gulls() returns trigger language plpgsql as $$ begin if new.name like '%mouettes' then raise exception 'no'; end if; return new; end $$",
    );
    await rows(
      "create trigger refuse_gulls before insert on registry.party_name for each row execute function registry.refuse_gulls()",
    );
    const other = await body("Heron Council");
    const both = edited(file.replace(/<unit id="azurian-0"/g, ""), id, { target: "Conseil des mouettes" });
    await expect(take(both)).rejects.toThrow();
    await rows("drop trigger refuse_gulls on registry.party_name");
    expect(await standing(id, "fr")).toMatchObject({ status: "missing" });
    expect(await standing(other, "fr")).toMatchObject({ status: "missing" });
  });
});

const unknown = `<unit id="nobody" name="party-name nobody"><segment state="final"><source>Nobody</source><target>Personne</target></segment></unit>`;

describe("a machine's translation", () => {
  test("is doubtful, is replaced by another, and is a person's once a person has confirmed it", async () => {
    const id = await body("Kite Bureau");
    const first = edited(await names("fr"), id, {
      target: "Bureau des cerfs",
      state: "translated",
      subState: "entente:machine",
    });
    expect(counts(await take(first))).toMatchObject({ added: 1 });
    expect(await standing(id, "fr")).toEqual({ text: "Bureau des cerfs", status: "machine", stale: false });
    expect(await nameRow(id, "fr")).toMatchObject({ verification: "unverified" });
    for (const target of ["Bureau des milans", "Bureau des cerfs-volants"]) {
      const next = edited(await names("fr"), id, { target, state: "translated" });
      expect(counts(await take(next, { machine: true }))).toMatchObject({ changed: 1 });
    }
    expect(counts(await take(await names("fr"), { least: "translated" }))).toMatchObject({
      changed: 0,
      confirmed: 0,
    });
    const confirmed = edited(await names("fr"), id, {});
    expect(counts(await take(confirmed))).toMatchObject({ changed: 0, confirmed: 1 });
    expect(await standing(id, "fr")).toEqual({
      text: "Bureau des cerfs-volants",
      status: "courtesy",
      stale: false,
    });
    expect(await nameRow(id, "fr")).toMatchObject({ verification: "known" });
  });

  test.each(["courtesy", "official-translation", "not-stated"])(
    "never replaces a person's text, be it %s",
    async (status) => {
      const id = await body(`Otter Board ${made}`, { fr: `Conseil des loutres ${made}` });
      if (status !== "not-stated") await mark(id, "fr", status);
      const file = edited(await names("fr"), id, { target: `Planche de loutre ${made}` });
      expect(reasonsOf(await take(file, { machine: true }))).toEqual([`${id}: human-text`]);
      expect(await standing(id, "fr")).toEqual({
        text: expect.stringContaining("loutres"),
        status,
        stale: false,
      });
    },
  );

  test("never replaces a text that is stale, nor one that a person has written over a machine's", async () => {
    const [stale, written] = [await body("Elm Panel", { fr: "Panel de l’orme" }), await body("Oak Panel")];
    await perform("registry.change-name", {
      id: (await nameRow(stale, "en"))?.id,
      name: "Elm and Ash Panel",
    });
    await take(edited(await names("fr"), written, { target: "Panneau de chêne" }), { machine: true });
    await perform("registry.change-name", {
      id: (await nameRow(written, "fr"))?.id,
      name: "Groupe du chêne",
    });
    expect(await standing(written, "fr")).toMatchObject({ status: "not-stated" });
    const one = edited(await names("fr"), stale, { target: "Panneau d’orme et de frêne" });
    const file = edited(one, written, { target: "Panneau du chêne" });
    expect(reasonsOf(await take(file, { machine: true })).sort()).toEqual(
      [`${stale}: human-text`, `${written}: human-text`].sort(),
    );
  });
});

describe("a text is stale", () => {
  test("when its source has changed after it, until it is changed, verified, or said to hold", async () => {
    const id = await body("Tide Office", {
      fr: "Bureau des marées",
      es: "Oficina de mareas",
      ru: "Бюро приливов",
    });
    expect(await standing(id, "fr")).toMatchObject({ stale: false });
    await perform("registry.change-name", {
      id: (await nameRow(id, "en"))?.id,
      name: "Tide and Current Office",
    });
    for (const language of ["fr", "es", "ru"] as const)
      expect(await standing(id, language)).toMatchObject({ stale: true });
    expect((await list({ owner: id, show: "stale" })).total).toBe(3);
    expect(counts(await take(await names("fr"), { least: "translated" }))).toMatchObject({
      changed: 0,
      confirmed: 0,
      refused: 0,
    });
    await perform("registry.change-name", {
      id: (await nameRow(id, "fr"))?.id,
      name: "Bureau des marées et des courants",
    });
    await perform("registry.change-name", { id: (await nameRow(id, "es"))?.id, verified_on: "2026-11-20" });
    expect(counts(await take(edited(await names("ru"), id, {})))).toMatchObject({ confirmed: 1 });
    for (const language of ["fr", "es", "ru"] as const)
      expect(await standing(id, language)).toMatchObject({ stale: false });
    expect(await standing(id, "ru")).toMatchObject({ status: "courtesy" });
  });

  test("by what is recorded of it, also in tables without columns for it", async () => {
    const owner = "Abidjan";
    const file = await exported({ language: "fr", text: "place-name", owner });
    expect(unitsOf(file)).toEqual([{ id: owner, state: "final", source: "Abidjan", target: "Abidjan" }]);
    const changed = file.replace("<target>Abidjan", "<target>Abidjan-Ville");
    expect(counts(await take(changed, { as: "official-translation" }))).toMatchObject({ changed: 1 });
    expect(await standing(owner, "fr", "place-name")).toEqual({
      text: "Abidjan-Ville",
      status: "official-translation",
      stale: false,
    });
    const act = "begin; select journal.open_act(now(), 'operator', 'test', 'test.change', '', '{}');";
    await rows(
      `${act} update registry.place_name set name = 'Abidjan City' where place = 'Abidjan' and language = 'en'; commit`,
    );
    expect(await standing(owner, "fr", "place-name")).toMatchObject({
      status: "official-translation",
      stale: true,
    });
    await rows(
      `${act} update registry.place_name set name = 'Abidjan' where place = 'Abidjan' and language = 'en'; commit`,
    );
    expect(await standing(owner, "fr", "place-name")).toMatchObject({ stale: false });
    await rows(
      `${act} update registry.place_name set name = 'Abidjan' where place = 'Abidjan' and language = 'fr'; commit`,
    );
    expect(await standing(owner, "fr", "place-name")).toMatchObject({ status: "not-stated" });
  });
});

describe("an authentic text", () => {
  test("becomes the source of the others, is never stale, and no file replaces it", async () => {
    const id = await body("Delta League", { fr: "Ligue du delta", es: "Liga del delta" });
    const file = edited(await names("fr"), id, { target: "Ligue des deltas" });
    await mark(id, "fr", "authentic");
    expect(await standing(id, "en")).toMatchObject({ status: "not-stated" });
    expect(await standing(id, "fr")).toMatchObject({ status: "authentic" });
    expect(reasonsOf(await take(file))).toEqual([`${id}: authentic-text`]);
    const { others } = await installation.door.ask(officer.actor, exportTranslations, {
      language: "es",
      text: "party-name",
    });
    expect(others).toEqual([{ language: "fr", units: 1 }]);
    expect(unitsOf(await exported({ language: "es", source: "fr" }))).toEqual([
      { id, state: "final", source: "Ligue du delta", target: "Liga del delta" },
    ]);
    expect(await codeOf(mark(id, "fr", "courtesy"))).toBe("translation-of-itself");
    await mark(id, "fr", null);
    expect(await standing(id, "en")).toMatchObject({ status: "source" });
  });

  test("is there before it is marked", async () => {
    const id = await body("Fjord League");
    expect(await codeOf(mark(id, "ru", "courtesy"))).toBe("translation-text-missing");
    expect(await codeOf(mark("nobody", "ru", "courtesy"))).toBe("translation-text-missing");
  });
});
