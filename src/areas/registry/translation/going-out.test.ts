import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { cellsByRow } from "../../../../tests/support/reference-files.ts";
import { codeOf, numberOf } from "../../../../tests/support/sql.ts";
import { countsOf, translationDesk } from "../../../../tests/support/translations.ts";
import { faultsOfXliff, unitsOf } from "../../../../tests/support/xliff-rules.ts";
import { languages } from "../../../kernel/language.ts";

let installation: TestInstallation;
let officer: MadePerson;
let desk: ReturnType<typeof translationDesk>;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  desk = translationDesk(installation, () => officer.actor);
});
afterAll(() => installation.close());

describe("the register as it ships", () => {
  test("misses exactly the texts that its files have in English and not in a language", async () => {
    const official = cellsByRow("registry/party-names.csv").filter(({ type }) => type === "official");
    for (const language of languages) {
      const there = new Set(official.filter(({ lang }) => lang === language).map(({ party }) => party));
      const missing = official
        .filter(({ lang, party }) => lang === "en" && !there.has(party))
        .map(({ party }) => party);
      const { total, entries } = await desk.list({
        language,
        text: "party-name",
        show: "missing",
        limit: 500,
      });
      expect(entries.map(({ owner }) => owner).sort(), language).toEqual(missing.sort());
      expect(total).toBe(missing.length);
    }
  });

  test("says of no text more than is recorded, and that none is stale", async () => {
    const { languages: totals } = await desk.list({});
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
      const file = await desk.exported({ language });
      expect(faultsOfXliff(file)).toEqual([]);
      const { languages: totals } = await desk.list({ language });
      const all = totals.find((one) => one.language === language)?.all;
      expect(unitsOf(file)).toHaveLength(all ?? 0);
      const report = await desk.take(file, { as: "official-translation", least: "translated" });
      expect(countsOf(report)).toEqual({
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
      const { entries } = await desk.list({ language: "ru", limit: 500, offset });
      for (const { name, owner } of entries) seen.add(`${name} ${owner}`);
    }
    expect(seen.size).toBe((await desk.list({ language: "ru" })).total);
  });

  test("tells translators where a text stands, how long it may be and which terms it has", async () => {
    const file = await desk.exported({ language: "fr", text: "line-text" });
    expect(file).toContain('srcLang="en" trgLang="fr"');
    expect(file).toContain("Text of a line of cooperation");
    expect(file).toContain(
      '<pc id="c1" canCopy="no" canDelete="no" dataRefStart="d1" dataRefEnd="d2" type="link">',
    );
    expect(file).toContain(
      "<gls:term>Security Council</gls:term><gls:translation>Conseil de sécurité</gls:translation>",
    );
    expect(await desk.exported({ language: "ar" })).toContain('srcDir="ltr" trgDir="rtl"');
    expect(await desk.exported({ language: "zh" })).toContain('trgLang="zh-Hans"');
  });

  test("is asked for a kind of text that there is", async () => {
    expect(await codeOf(desk.list({ text: "no-such-kind" }))).toBe("translatable-unknown");
    expect(await codeOf(desk.exported({ language: "fr", text: "no-such-kind" }))).toBe(
      "translatable-unknown",
    );
  });
});
