import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/kernel/language.ts";
import { openStage, phone, type Stage } from "../support/browser.ts";
import { directoryOf, pagesOf, partnerOf } from "../support/pages.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(() => stage?.close());

/** What reaches beyond the width of a phone, unless it stands in a part that scrolls by itself. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate((width) => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (right > width + 0.5 || left < -0.5) && element.closest(".scroll, .unseen, thead") === null;
    });
    return [`${scrollWidth} px`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  }, phone.viewport.width);

/** Links of the head that are smaller than a fingertip is allowed to be. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.locator("nav a, .asof > summary, .head__mark").evaluateAll((targets) =>
    targets
      // A part that a phone leaves out, as the facets beside the form that says the same, has no boxes at all.
      .filter((target) => target.getClientRects().length > 0)
      .map((target) => ({ name: target.textContent, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );

describe("on a phone", () => {
  test.each(languages)("no page in %s scrolls sideways, and its navigation can be hit", async (language) => {
    const page = await stage.open(phone);
    const faults: string[] = [];
    for (const path of pagesOf(language)) {
      await page.goto(path);
      const found = await tooWide(page);
      // What is folded away has no size: it is measured as it is when a reader unfolds it.
      await page.locator("details").evaluateAll((all) => {
        for (const one of all) one.setAttribute("open", "");
      });
      found.push(...(await tooWide(page)), ...(await tooSmall(page)));
      faults.push(...found.map((fault) => `${path} ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test("the developers' page does not scroll sideways", async () => {
    const page = await stage.open(phone);
    await page.goto("/design");
    expect(await tooWide(page)).toEqual([]);
  });

  test("the margin stands under its sentence", async () => {
    const page = await stage.open(phone);
    await page.goto(directoryOf("fr"));
    const fact = page.locator(".fact", { has: page.locator(".basis") }).first();
    const text = await boxOf(fact.locator(".fact__text"));
    const basis = await boxOf(fact.locator(".basis"));
    expect(basis.y).toBeGreaterThanOrEqual(text.y + text.height);
  });
});

type Place = ReturnType<Page["locator"]>;

async function boxOf(place: Place) {
  const box = await place.boundingBox();
  if (box === null) throw new Error(`${place} is not shown`);
  return box;
}

interface Focus {
  readonly what: string;
  readonly outline: number;
  readonly inView: boolean;
}

/** What has the focus, and how it shows. */
const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return {
      what: `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.trim().slice(0, 40)}`,
      outline: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
      inView: width > 1 && height > 1 && bottom > 0 && top < innerHeight,
    };
  });

const hasFocus = (place: Place): Promise<boolean> =>
  place.evaluate((element) => element === document.activeElement);

describe.each(["fr", "ar"] as const)("with the keyboard, in %s", (language) => {
  test("the first key leads to the skip link, and that to the text", async () => {
    const page = await stage.open();
    await page.goto(directoryOf(language));
    await page.keyboard.press("Tab");
    expect(await hasFocus(page.locator(".skip"))).toBe(true);
    expect((await focusOf(page)).inView).toBe(true);
    await page.keyboard.press("Enter");
    expect(await hasFocus(page.locator("main"))).toBe(true);
    await page.keyboard.press("Tab");
    const next = page.locator("main").locator("a:focus, summary:focus, button:focus, input:focus");
    expect(await next.count()).toBe(1);
  });

  test("the focus is always seen, and goes through the page in reading order", async () => {
    const page = await stage.open();
    await page.goto(partnerOf(language, "private-uas"));
    const targets = await page.locator("a[href], summary, .scroll").count();
    const seen: Focus[] = [];
    for (let step = 0; step < targets; step += 1) {
      await page.keyboard.press("Tab");
      seen.push(await focusOf(page));
    }
    expect(seen.filter(({ outline, inView }) => outline === 0 || !inView)).toEqual([]);
    const last = page.locator("a[href], summary, .scroll").last();
    expect(await hasFocus(last)).toBe(true);
  });

  test("the as-of form opens, is filled and sent", async () => {
    const page = await stage.open();
    await page.goto(directoryOf(language));
    const summary = page.locator(".asof > summary");
    for (let step = 0; step < 20 && !(await hasFocus(summary)); step += 1) await page.keyboard.press("Tab");
    expect(await hasFocus(summary)).toBe(true);
    await page.keyboard.press("Enter");
    expect(await page.locator(".asof").getAttribute("open")).not.toBeNull();
    await page.keyboard.press("Tab");
    expect(await hasFocus(page.locator(".asof input[name=on]"))).toBe(true);
    expect((await focusOf(page)).outline).toBeGreaterThan(0);
    // The field as a browser in English has it: month, day, year.
    await page.keyboard.type("06012025");
    await page.keyboard.press("Enter");
    await page.waitForURL("**?on=2025-06-01");
    expect(await page.locator(".notice").count()).toBe(1);
  });
});

describe("in print", () => {
  test.each(["fr", "ar"] as const)(
    "the navigation is gone and the margin column stays, in %s",
    async (language) => {
      // As wide as the text on A4.
      const page = await stage.open({ viewport: { width: 643, height: 970 } });
      await page.goto(directoryOf(language));
      await page.emulateMedia({ media: "print" });
      for (const gone of [".head__nav", ".head__langs", ".jump", ".skip", ".split__side"]) {
        expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
      }
      for (const kept of [".head__mark", ".docket__owner", ".asof > summary", "h1"]) {
        expect(await page.locator(kept).first().isVisible(), kept).toBe(true);
      }
      const fact = page.locator(".fact", { has: page.locator(".basis") }).first();
      const text = await boxOf(fact.locator(".fact__text"));
      const basis = await boxOf(fact.locator(".basis"));
      const isBeside = language === "ar" ? basis.x + basis.width <= text.x : text.x + text.width <= basis.x;
      expect(isBeside).toBe(true);
      expect(Math.abs(basis.y - text.y)).toBeLessThan(20);
      expect(basis.width).toBeGreaterThan(100);
    },
  );

  test("the page becomes a file of several sheets", async () => {
    const page = await stage.open();
    await page.goto(partnerOf("fr", "fatf"));
    const file = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(file.slice(0, 5)).toBe("%PDF-");
    expect(file.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  });
});
