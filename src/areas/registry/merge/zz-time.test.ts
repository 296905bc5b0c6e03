import { afterAll, beforeAll, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../../tests/support/installation.ts";
import { rowsOf } from "../../../../tests/support/sql.ts";
import { listDuplicates, mergeParties, previewMerge, undoMerge, findDuplicates } from "./index.ts";
let i: TestInstallation;
beforeAll(async () => { i = await freshInstallation(); });
afterAll(() => i.close());
test("x", async () => {
  const t = async <T>(name: string, work: () => Promise<T>): Promise<T> => { const s = performance.now(); const r = await work(); console.log(name, Math.round(performance.now() - s)); return r; };
  for (let k = 0; k < 3; k++) {
    const p = await t("preview", () => i.door.ask(operator, previewMerge, { kept: "fatf", merged: "interpol", language: "en" }));
    void p;
    const m = await t("merge", () => i.door.perform(operator, mergeParties, { input: { kept: "fatf", merged: "interpol" } }));
    await t("undo", () => i.door.perform(operator, undoMerge, { input: { merge: m.merge } }));
  }
  const l = await t("list", () => i.door.ask(operator, listDuplicates, { language: "en", limit: 200 }));
  console.log(l.count);
  for (const p of l.pairs) console.log(p.score, p.one.id, "|", p.other.id, p.grounds.map((g) => `${g.ground}: ${g.one} ~ ${g.other}`).join(" ; "));
  await t("list", () => i.door.ask(operator, listDuplicates, { language: "en", limit: 200 }));
  for (const name of ["Financial Action Task Force", "Interpol", "INTERPO", "Financial Action Task Force of Latin America", "Office on Drugs", "African Union", "Union", "UN", "Groupe d'action financière", "Arab League", "Ligue arabe", "World Customs Organisation", "Task Force", "Security Council", "Eurasian Group"]) {
    const d = await i.door.ask(operator, findDuplicates, { name, language: "en" });
    console.log(name, "=>", d.map((x) => `${x.party.id} ${x.score} ${x.reason} (${x.matched.text})`).join(" ; "));
  }
  console.log(await rowsOf(i.superuserUrl, "select form, count(*) from registry.party_references() group by 1"));
});
