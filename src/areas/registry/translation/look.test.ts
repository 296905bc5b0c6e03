import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../../tests/support/installation.ts";
import { faultsOfXliff } from "../../../../tests/support/xliff-rules.ts";
import { languages } from "../../../kernel/language.ts";
import { checkTranslations, exportTranslations, listTranslations } from "./index.ts";
let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());
test("look", async () => {
  const t = performance.now();
  const list = await installation.door.ask(operator, listTranslations, { language: "ar", show: "missing", limit: 20 });
  console.log(performance.now() - t, JSON.stringify(list.languages, null, 0), list.total, list.entries.map((e) => `${e.name} ${e.owner} ${e.source.language}`));
  console.log((await installation.door.ask(operator, listTranslations, { show: "stale" })).entries);
  for (const source of ["en"] as const) for (const language of languages) {
    if (language === source) continue;
    const t1 = performance.now();
    const out = await installation.door.ask(operator, exportTranslations, { language, source });
    const t2 = performance.now();
    if (out.xliff === undefined) { console.log(source, language, out); continue; }
    writeFileSync(`/tmp/x/${source}-${language}.xlf`, out.xliff);
    const faults = faultsOfXliff(out.xliff);
    const t3 = performance.now();
    const report = await installation.door.ask(operator, checkTranslations, { file: out.xliff });
    console.log(source, language, out.units, out.others, out.xliff.length, faults.slice(0, 5), Math.round(t2 - t1), Math.round(performance.now() - t3), JSON.stringify(report).slice(0, 400));
  }
  expect(1).toBe(1);
}, 120000);
