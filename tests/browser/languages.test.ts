import { brotliCompressSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { directionOf, type Language, languages } from "../../src/kernel/language.ts";
import { openStage, type Stage } from "../support/browser.ts";
import { directoryOf, partnerOf, publishedParties, readNames } from "../support/pages.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(() => stage?.close());

describe.each(languages)("in %s", (language: Language) => {
  test("every published party is linked from the directory by its best name", async () => {
    const page = await stage.open();
    await page.goto(directoryOf(language));
    const links = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((link) => `${link.getAttribute("href")} ${link.textContent}`));
    const nameOf = readNames();
    const expected = publishedParties().map((id) => `${partnerOf(language, id)} ${nameOf(id, language)}`);
    expect(expected.length).toBeGreaterThan(70);
    expect(expected.filter((link) => !links.includes(link))).toEqual([]);
  });

  test("the page says its language and direction, and the switch stays on the page and its date", async () => {
    const page = await stage.open();
    await page.goto(`${partnerOf(language, "fatf")}?on=2025-06-01`);
    for (const other of languages.filter((each) => each !== language)) {
      await page.locator(`.head__langs a[hreflang=${other}]`).click();
      expect(new URL(page.url()).pathname).toBe(partnerOf(other, "fatf"));
      expect(new URL(page.url()).search).toBe("?on=2025-06-01");
      await page.goBack();
    }
    const html = page.locator("html");
    expect([await html.getAttribute("lang"), await html.getAttribute("dir")]).toEqual([
      language,
      directionOf(language),
    ]);
    expect(await page.locator(".head__langs [aria-current]").getAttribute("lang")).toBe(language);
  });

  test("the secretariat's mandate rests on the resolution that is in force on the day", async () => {
    const page = await stage.open();
    const mandate = page.locator("#mandate");
    await page.goto(`${partnerOf(language, "cted")}?on=2025-06-01`);
    expect(await mandate.locator(".fact__text").textContent()).toContain("S/RES/2617 (2021)");
    expect(await mandate.locator(".fact__text time").getAttribute("datetime")).toBe("2025-06-01");
    await page.goto(partnerOf(language, "cted"));
    expect(await mandate.locator(".fact__text").textContent()).toContain("S/RES/2810 (2025)");
    expect(await mandate.locator(".basis .ends time").getAttribute("datetime")).toBe("2029-01-05");
  });

  test("an address without a page is answered with 404, with what was asked for and the way on", async () => {
    const page = await stage.open();
    const answer = await page.goto(partnerOf(language, "nobody"));
    expect(answer?.status()).toBe(404);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await page.locator("h1").textContent()).not.toBe("");
    expect(await page.locator("main").textContent()).toContain("nobody");
    await page.locator(`main a[href="${directoryOf(language)}"]`).click();
    expect(new URL(page.url()).pathname).toBe(directoryOf(language));
  });

  test("a date that does not exist is answered with 400, with the date and an example", async () => {
    const page = await stage.open();
    const answer = await page.goto(`${directoryOf(language)}?on=2025-02-30`);
    expect(answer?.status()).toBe(400);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    const said = await page.locator("main").textContent();
    expect(said).toContain("2025-02-30");
    expect(said).toContain(new Date().toISOString().slice(0, 10));
    expect(await page.locator(`main a[href="${directoryOf(language)}"]`).count()).toBe(1);
  });
});

test("the messages of problems differ from language to language", async () => {
  const page = await stage.open();
  const titles = new Set<string>();
  for (const language of languages) {
    await page.goto(partnerOf(language, "nobody"));
    titles.add((await page.locator("h1").textContent()) ?? "");
  }
  expect(titles.size).toBe(languages.length);
});

test("the columns of the register are mirrored in Arabic", async () => {
  const page = await stage.open();
  const edges = async (language: Language) => {
    await page.goto(directoryOf(language));
    const row = page.locator(".register tbody tr", { has: page.locator("td.seat:not(:empty)") }).first();
    const name = await row.locator("th").boundingBox();
    const seat = await row.locator("td.seat").boundingBox();
    if (name === null || seat === null) throw new Error("a row of the register is not shown");
    return {
      nameStart: name.x,
      nameEnd: name.x + name.width,
      seatStart: seat.x,
      seatEnd: seat.x + seat.width,
    };
  };
  const french = await edges("fr");
  expect(french.nameEnd).toBeLessThanOrEqual(french.seatStart);
  const arabic = await edges("ar");
  expect(arabic.seatEnd).toBeLessThanOrEqual(arabic.nameStart);
});

test.each<{ accept: string; goes: string }>([
  { accept: "ru", goes: "/ru/" },
  { accept: "fr-CA,en;q=0.5", goes: "/fr/" },
  { accept: "de", goes: "/en/" },
  { accept: "zh-TW", goes: "/zh/" },
  { accept: "de,es;q=0.8,en;q=0.3", goes: "/es/" },
  { accept: ";;q=x,,-", goes: "/en/" },
])("the bare address leads a browser that says «$accept» to $goes", async ({ accept, goes }) => {
  const answer = await fetch(stage.origin, { redirect: "manual", headers: { "accept-language": accept } });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, goes]);
});

test.each<{ language: Language; scripts: string[] }>([
  { language: "fr", scripts: ["latin"] },
  { language: "zh", scripts: ["latin"] },
  { language: "ar", scripts: ["arabic", "latin"] },
  { language: "ru", scripts: ["cyrillic", "latin"] },
])("a page in $language loads the fonts of $scripts only", async ({ language, scripts }) => {
  const loaded = new Set<string>();
  for (const path of [directoryOf(language), partnerOf(language, "fatf")]) {
    const page = await stage.open();
    page.on("request", (request) => {
      const script = /-(latin|cyrillic|arabic)\.[\da-f]+\.woff2$/.exec(request.url())?.[1];
      if (request.resourceType() === "font") loaded.add(script ?? request.url());
    });
    await page.goto(path, { waitUntil: "networkidle" });
  }
  expect([...loaded].sort()).toEqual(scripts);
});

test("the French directory with all that it loads is below 250 kB, and nothing comes from elsewhere", async () => {
  const page = await stage.open();
  const sizes: Record<string, number> = {};
  page.on("requestfinished", async (request) => {
    const { responseBodySize } = await request.sizes();
    sizes[request.url()] = responseBodySize;
  });
  const answer = await page.goto(directoryOf("fr"), { waitUntil: "networkidle" });
  await expect.poll(() => Object.keys(sizes).length).toBeGreaterThanOrEqual(4);
  expect(["br", "gzip"]).toContain(answer?.headers()["content-encoding"]);
  expect(Object.keys(sizes).filter((address) => !address.startsWith(stage.origin))).toEqual([]);
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(total).toBeLessThan(250_000);
  // A measure that counts nothing would always pass.
  expect(total).toBeGreaterThan(brotliCompressSync((await answer?.body()) ?? "").length);
});
