import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findings } from "../support/axe.ts";
import { desk, openStage, phone, type Stage } from "../support/browser.ts";
import { addAuthenticator, firstLinkOf } from "../support/first-officer.ts";

let stage: Stage;
/** The address that the first start prints. */
let firstLink = "";
/** Cookies of the administrator, once they are in. */
let administrator: Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>> = [];

beforeAll(async () => {
  stage = await openStage();
  firstLink = await firstLinkOf(stage);
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(() => stage?.close());

const heading = (page: Page) => page.locator("h1").textContent();

describe("signing in", () => {
  test("the first administrator comes by the printed link, adds a passkey, signs out and in with it", async () => {
    expect(firstLink).not.toBe("");
    const page = await stage.open(desk);
    await addAuthenticator(page);
    await page.goto(firstLink);
    await page.getByLabel("Your name").fill("Ada Administrator");
    await page.getByLabel("Your e-mail address").fill("ada@example.org");
    await page.getByRole("button", { name: "Begin" }).click();
    expect(await heading(page)).toBe("Add a second step");
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Use a passkey instead" }).click();
    await page.waitForURL("**/en/work**");
    await page.goto(`${stage.origin}/en/work/account`);
    expect(await page.getByRole("heading", { name: "Passkeys" }).count()).toBe(1);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${stage.origin}/en/`);
    await page.goto(`${stage.origin}/en/sign-in`);
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL("**/en/work");
    administrator = await page.context().cookies();
  });

  test("the printed link makes nobody else", async () => {
    const page = await stage.open({ ...desk, javaScriptEnabled: false });
    await page.goto(firstLink);
    expect(await page.getByLabel("Your name").count()).toBe(0);
    stage.faults();
  });
});

describe("inviting somebody", () => {
  test("the administrator invites an officer, whose mail waits in the outbox; the link in it lets them begin", async () => {
    const page = await stage.open({ ...desk, javaScriptEnabled: false });
    await page.context().addCookies(administrator);
    await page.goto(`${stage.origin}/en/work/people`);
    await page.getByLabel("Name", { exact: true }).first().fill("Lia Officer");
    await page.getByLabel("E-mail address").fill("lia@example.org");
    await page.getByLabel("Role", { exact: true }).selectOption("liaison-officer");
    await page.getByRole("button", { name: "Invite" }).click();
    expect(await heading(page)).toBe("Lia Officer");
    await page.goto(`${stage.origin}/en/work/people/outbox`);
    await page.getByRole("link", { name: "You are invited to Entente" }).click();
    const link = /http:\/\/localhost:\d+\/en\/sign-in\/t\/[\w-]+/.exec(
      (await page.locator("pre").textContent()) ?? "",
    )?.[0];
    const theirs = await stage.open({ ...phone, javaScriptEnabled: false });
    await theirs.goto(link ?? "");
    await theirs.getByRole("button", { name: "Sign in" }).click();
    expect(await heading(theirs)).toBe("Add a second step");
    expect(await theirs.getByRole("img", { name: "QR code with the key" }).count()).toBe(1);
  });
});

describe("what an administrator sees", () => {
  const pages = ["work", "work/account", "work/people", "work/people/outbox", "work/publication"];

  test.each(pages.flatMap((path) => (["fr", "ar"] as const).map((language) => [language, path] as const)))(
    "/%s/%s is accessible on a desk and on a phone, and nothing of it is wider than the phone",
    async (language, path) => {
      for (const size of [desk, phone]) {
        const page = await stage.open(size);
        await page.context().addCookies(administrator);
        await page.goto(`${stage.origin}/${language}/${path}`);
        expect(await page.locator("h1").count()).toBe(1);
        expect(await findings(page), `${size.viewport.width}`).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, `${size.viewport.width}`).toBeLessThanOrEqual(0);
      }
    },
  );
});
