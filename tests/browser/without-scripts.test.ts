import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Language, languages } from "../../src/kernel/language.ts";
import { openStage, type Stage } from "../support/browser.ts";
import { directoryOf, othersOf, pagesOf, partnerOf, partners, textOf } from "../support/pages.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(() => stage?.close());

/**
 * Open tag, style, handler or script of the page that the policy would drop. The canvases of the graph are no part of the page as it
 * was sent: a script of ours makes them and sets their places, which the policy allows and watches (`stage.faults`).
 */
const inlineCode = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")].flatMap((element) => {
      const handlers = element
        .getAttributeNames()
        .filter((name) => name === "style" || name.startsWith("on"));
      const isScript =
        element.matches("script:not([type='application/json'], [src])") || element.matches("style");
      const isDrawn = element.closest(".graph__stage") !== null;
      return (handlers.length > 0 && !isDrawn) || isScript ? [element.outerHTML.slice(0, 200)] : [];
    }),
  );

/** Every kind of page in one language of each direction; what differs between the others is words. */
const sampleOf = (language: Language): string[] =>
  language === "fr" || language === "ar"
    ? pagesOf(language)
    : [directoryOf(language), partnerOf(language, "cted"), partnerOf(language, "nobody")];

test.each(languages)(
  "pages in %s read the same without scripts, and hold no inline style or script",
  async (language) => {
    const [scripted, bare] = [await stage.open(), await stage.open({ javaScriptEnabled: false })];
    for (const path of sampleOf(language)) {
      await scripted.goto(path);
      await bare.goto(path);
      expect(await textOf(bare), path).toBe(await textOf(scripted));
      expect(await inlineCode(scripted), path).toEqual([]);
    }
  },
);

test("the developers' page holds no inline style or script, and breaks no policy", async () => {
  const page = await stage.open();
  await page.goto("/design");
  expect(await inlineCode(page)).toEqual([]);
});

/** Reads the page as of a day, as a reader does. */
async function askForDate(page: Page, day: string): Promise<void> {
  await page.locator(".asof > summary").click();
  await page.locator(".asof input[name=on]").fill(day);
  await page.locator(".asof button").click();
  await page.waitForURL(`**?on=${day}`);
}

test("without scripts a reader asks for another date, keeps it, and comes back", async () => {
  const page = await stage.open({ javaScriptEnabled: false });
  await page.goto(directoryOf("fr"));
  const resolution = page.locator(".basis li", { hasText: "S/RES/2617 (2021)" });
  const struck = resolution.locator(".is-expired, .ends[data-is=expired]");
  expect(await page.locator(".notice").count()).toBe(0);
  expect(await struck.count()).toBeGreaterThan(0);

  await askForDate(page, "2025-06-01");
  expect(new URL(page.url()).search).toBe("?on=2025-06-01");
  expect(await page.locator(".notice").textContent()).toContain("2025");
  expect(await page.locator(".asof > summary time").getAttribute("datetime")).toBe("2025-06-01");
  expect(await resolution.count()).toBeGreaterThan(0);
  expect(await struck.count()).toBe(0);

  await page.locator(".head__langs a[hreflang=ru]").click();
  expect(page.url()).toBe(`${stage.origin}/ru/?on=2025-06-01`);
  await page
    .locator(`a[href^="${partnerOf("ru", "fatf")}"]`)
    .first()
    .click();
  expect(page.url()).toBe(`${stage.origin}${partnerOf("ru", "fatf")}?on=2025-06-01`);

  await page.locator(".notice a").click();
  expect(page.url()).toBe(`${stage.origin}${partnerOf("ru", "fatf")}`);
  expect(await page.locator(".notice").count()).toBe(0);
});

test("a page asked for as of a date offers that date, and an empty date is today", async () => {
  const page = await stage.open({ javaScriptEnabled: false });
  await page.goto(`${directoryOf("en")}?on=2025-06-01`);
  expect(await page.locator(".asof input[name=on]").getAttribute("value")).toBe("2025-06-01");
  await page.goto(`${directoryOf("en")}?on=`);
  expect(await page.locator(".notice").count()).toBe(0);
});

test("every page has one title, one h1 and landmarks, and every link into a page finds its place", async () => {
  const page = await stage.open();
  for (const path of [directoryOf("fr"), ...partners.map((id) => partnerOf("fr", id)), ...othersOf("fr")]) {
    await page.goto(path);
    expect(await page.title(), path).not.toBe("");
    expect(await page.locator("h1").count(), path).toBe(1);
    expect(await page.locator("main").count(), path).toBe(1);
    const lost = await page
      .locator("a[href^='#']")
      .evaluateAll((all) =>
        all
          .map((link) => decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""))
          .filter((id) => document.getElementById(id) === null),
      );
    expect(lost, path).toEqual([]);
  }
});
