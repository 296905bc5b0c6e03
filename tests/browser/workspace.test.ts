import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findings } from "../support/axe.ts";
import { desk, openStage, phone, type Stage } from "../support/browser.ts";
import { officerOf } from "../support/first-officer.ts";

let stage: Stage;
let folder: string;
let cookies: Awaited<ReturnType<typeof officerOf>>;

beforeAll(async () => {
  stage = await openStage();
  folder = mkdtempSync(join(tmpdir(), "entente-workspace-"));
  cookies = await officerOf(stage);
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stage?.close();
});

/** A page of the officer; without scripts, for everything has to work so. */
async function officer(
  options: BrowserContextOptions = { ...desk, javaScriptEnabled: false },
): Promise<Page> {
  const page = await stage.open(options);
  await page.context().addCookies(cookies);
  return page;
}

const publicText = async (path: string): Promise<string> => (await fetch(`${stage.origin}${path}`)).text();
const first = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().getAttribute("href")) ?? "";

/** Reads all of the first thing that waits, part by part and every language of each, and publishes it. */
async function publish(page: Page): Promise<void> {
  await page.goto(`${stage.origin}/en/work/publication`);
  for (let part = 0; part < 20; part += 1) {
    const waiting = page.locator("section.diff").first();
    for (const tick of await waiting.locator("input[name=read]").all()) await tick.check();
    const noted = waiting.getByRole("button", { name: /read this part/i });
    if ((await noted.count()) === 0) break;
    await noted.click();
  }
  await page.locator("section.diff").first().getByRole("button", { name: "Publish" }).click();
  expect(await page.getByText("It is published.").count()).toBe(1);
}

describe("the first morning", () => {
  test("a name changed in Arabic waits, is read in the languages that change, and is then on the public page", async () => {
    const page = await officer();
    await page.goto(`${stage.origin}/ar/work/partners/osce`);
    await page.goto(
      `${stage.origin}${await first(page, 'main a[href*="/partners/osce/names/"]:not([href*="handling"])')}`,
    );
    const changed = "منظمة الأمن والتعاون في أوروبا (تجربة)";
    await page.getByLabel("الاسم", { exact: true }).fill(changed);
    await page.getByRole("button", { name: "حفظ" }).click();
    expect(await publicText("/ar/partners/osce")).not.toContain("(تجربة)");
    await page.goto(`${stage.origin}/ar/work/publication`);
    expect(await page.locator("ins", { hasText: "تجربة" }).count()).toBeGreaterThan(0);
    await publish(page);
    expect(await publicText("/ar/partners/osce")).toContain(changed);
  });

  test("a name that is restricted is nowhere for the public any more", async () => {
    const page = await officer();
    await page.goto(`${stage.origin}/en/work/partners/afripol`);
    const handling = page
      .locator("tr", { hasText: "AFRIPOL" })
      .locator('a[href*="/handling/names/"]')
      .first();
    await page.goto(`${stage.origin}${await handling.getAttribute("href")}`);
    await page.getByLabel("Handling level").selectOption("confidential");
    await page.getByRole("button", { name: "Who will see this?" }).click();
    expect(await page.getByText("will see it no longer").count()).toBe(1);
    await page.getByRole("button", { name: "Save it so" }).click();
    const history = await officer();
    await history.goto(`${stage.origin}/en/work/partners/afripol/history`);
    expect(await history.locator("main").textContent()).toMatch(/confidential/i);
  });

  test("two parties are merged and that is undone, each after it has been read", async () => {
    const page = await officer();
    await page.goto(`${stage.origin}/en/work/merge/oas/oas-cicte`);
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    expect((await fetch(`${stage.origin}/en/partners/oas-cicte`)).url).toContain("oas-cicte");
    await publish(page);
    expect((await fetch(`${stage.origin}/en/partners/oas-cicte`)).url).toBe(
      `${stage.origin}/en/partners/oas`,
    );
    await page.goto(`${stage.origin}/en/work/merge/oas/oas-cicte`);
    await page.getByRole("button", { name: /undo/i }).first().click();
    await publish(page);
    expect((await fetch(`${stage.origin}/en/partners/oas-cicte`)).url).toContain("oas-cicte");
  });

  test("a document is sent, read, and a proposal of it confirmed", async () => {
    const file = join(folder, "minutes.txt");
    writeFileSync(file, "Minutes of the harbour day\n\nINTERPOL cooperates with AFRIPOL.\n");
    const page = await officer();
    await page.goto(`${stage.origin}/en/work/documents`);
    await page.getByLabel("File", { exact: true }).setInputFiles(file);
    await page.getByRole("button", { name: "Send" }).click();
    await expect
      .poll(
        async () => {
          await page.goto(`${stage.origin}/en/work/review`);
          return page.locator('main a[href*="work/review/"]').count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await page.goto(`${stage.origin}${await first(page, 'main a[href*="work/review/"]')}`);
    expect(await page.locator("main").textContent()).toContain("INTERPOL cooperates with AFRIPOL");
    await page
      .getByRole("button", { name: /^Confirm/ })
      .first()
      .click();
    expect(await page.locator("main").textContent()).toMatch(/confirmed/i);
  });

  test("a focal point confirms by a link, on a phone and without an account", async () => {
    const page = await officer();
    await page.goto(`${stage.origin}/en/work/partners/asean/focal-points/new`);
    await page.getByLabel("Name of the person").fill("Kim Example");
    await page.getByLabel("E-mail").fill("kim@example.org");
    await page.getByLabel("Language", { exact: true }).selectOption("en");
    await page.getByRole("combobox", { name: "Certainty" }).selectOption("known");
    await page.getByRole("button", { name: "Save" }).click();
    await page.goto(`${stage.origin}/en/work/freshness?party=asean`);
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: /send/i }).first().click();
    const link = /\/en\/l\/[\w-]+/.exec((await page.content()).replaceAll("&amp;", "&"))?.[0];
    expect(link).toBeDefined();
    const theirs = await stage.open({ ...phone, javaScriptEnabled: false });
    await theirs.goto(`${stage.origin}${link}`);
    expect(await theirs.locator("main").textContent()).toContain("Kim Example");
    await theirs
      .getByRole("button", { name: /correct/i })
      .first()
      .click();
    expect(await theirs.locator("main").textContent()).toMatch(/thank/i);
  });
});

describe("pages of the workspace", () => {
  const pages = [
    "partners",
    "partners/osce",
    "documents",
    "review",
    "freshness",
    "translation",
    "merge",
    "tables",
    "journal",
  ];

  test.each(pages.flatMap((path) => (["fr", "ar"] as const).map((language) => [language, path] as const)))(
    "in %s work/%s is accessible on a desk and on a phone, and nothing of it is wider than the phone",
    async (language, path) => {
      for (const size of [desk, phone]) {
        const page = await officer(size);
        await page.goto([stage.origin, language, "work", path].join("/"));
        expect(await page.locator("h1").count()).toBe(1);
        expect(await findings(page), `${size.viewport.width}`).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, `${size.viewport.width}`).toBeLessThanOrEqual(0);
      }
    },
  );
});
