import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openStage, phone, type Stage } from "../support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(() => stage?.close());

test("without scripts a reader finds a body by an acronym of another language and opens its page", async () => {
  const page = await stage.open({ ...phone, javaScriptEnabled: false });
  await page.goto("/ar/");
  const field = page.locator("form[action='/ar/find'] input[name=q]");
  await field.fill("GAFIMOAN");
  await field.press("Enter");
  await page.waitForURL("**/ar/find?q=GAFIMOAN");
  const first = page.locator("#results a").first();
  expect(await first.getAttribute("href")).toBe("/ar/partners/menafatf");
  expect(await page.locator("#results").textContent()).toContain("GAFIMOAN");
  await first.click();
  expect(new URL(page.url()).pathname).toBe("/ar/partners/menafatf");
});

test("with scripts the results follow the typing, the address follows them, and the field keeps the keyboard", async () => {
  const page = await stage.open();
  await page.goto("/en/find");
  const field = page.locator("form[data-island=find] input[name=q]");
  await field.click();
  await page.keyboard.type("interpo", { delay: 30 });
  await page.waitForFunction(() =>
    document.querySelector("#results a")?.getAttribute("href")?.endsWith("/partners/interpol"),
  );
  expect(new URL(page.url()).search).toBe("?q=interpo");
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/en/find?q=interpo");
});

test("the graph is drawn over the still picture, which stays where scripts do not run; the table is beside both", async () => {
  const [scripted, bare] = [await stage.open(), await stage.open({ javaScriptEnabled: false })];
  for (const page of [scripted, bare]) {
    await page.goto("/fr/partners/fatf/neighbourhood");
    expect(await page.locator("table.table tbody tr").count()).toBeGreaterThan(30);
  }
  expect(await bare.locator(".graph__still").isVisible()).toBe(true);
  const drawn = scripted.locator("[data-graph=drawn]");
  // A browser without WebGL keeps the still picture.
  const can = await scripted.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null);
  expect(await drawn.count()).toBe(can ? 1 : 0);
  expect(await scripted.locator(".graph__still").isVisible()).toBe(!can);
});
