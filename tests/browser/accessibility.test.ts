import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/kernel/language.ts";
import { findings } from "../support/axe.ts";
import { desk, openStage, phone, type Stage } from "../support/browser.ts";
import { directoryOf, othersOf, partnerOf, partners, problemsOf } from "../support/pages.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(() => stage?.close());

const schemes = ["light", "dark"] as const;
/** All three scripts with both schemes and both widths; the other languages share Latin or its metrics. */
const thorough: readonly Language[] = ["fr", "ar", "zh"];

describe("axe finds nothing", () => {
  test.each(languages)("on the pages in %s", async (language) => {
    const found: string[] = [];
    for (const size of thorough.includes(language) ? [desk, phone] : [desk]) {
      const page = await stage.open(size);
      for (const path of [directoryOf(language), partnerOf(language, "fatf"), ...problemsOf(language)]) {
        await page.goto(path);
        for (const colorScheme of thorough.includes(language) ? schemes : schemes.slice(0, 1)) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const state = `${path} ${size.viewport.width} ${colorScheme}`;
          found.push(...(await findings(page)).map((line) => `${state} ${line}`));
        }
      }
    }
    expect(found).toEqual([]);
  });

  /** Every kind of page in French at a desk, the ones with pictures and wide tables in Arabic and Chinese on a phone too. */
  test.each<{ language: Language; size: typeof desk | typeof phone; scheme: "light" | "dark" }>([
    { language: "fr", size: desk, scheme: "light" },
    { language: "ar", size: phone, scheme: "dark" },
    { language: "zh", size: phone, scheme: "light" },
    { language: "ru", size: desk, scheme: "dark" },
  ])("on every other kind of page in $language, $scheme", async ({ language, size, scheme }) => {
    const page = await stage.open({ ...size, colorScheme: scheme });
    const found: string[] = [];
    for (const path of othersOf(language)) {
      await page.goto(path);
      found.push(...(await findings(page)).map((line) => `${path} ${line}`));
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      if (sideways) found.push(`${path} moves sideways`);
    }
    expect(found).toEqual([]);
  });

  test("on the pages of other kinds of partners, and with another date and its form open", async () => {
    const found: string[] = [];
    const page = await stage.open({ ...phone, colorScheme: "dark" });
    for (const id of partners.filter((each) => each !== "fatf")) {
      await page.goto(`${partnerOf("fr", id)}?on=2025-06-01`);
      await page.locator(".asof > summary").click();
      found.push(...(await findings(page)).map((line) => `${id} ${line}`));
    }
    expect(found).toEqual([]);
  });

  test.each([desk, phone])("on the developers' page at $viewport.width px", async (size) => {
    const page = await stage.open(size);
    await page.goto("/design");
    const found: string[] = [];
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      found.push(...(await findings(page)).map((line) => `${colorScheme} ${line}`));
    }
    expect(found).toEqual([]);
  });

  test("unless there is something: a picture without words is found", async () => {
    const page = await stage.open();
    await page.goto(partnerOf("en", "nobody"));
    await page.evaluate(() => document.querySelector("main")?.append(document.createElement("img")));
    expect((await findings(page)).join()).toContain("image-alt");
  });
});
