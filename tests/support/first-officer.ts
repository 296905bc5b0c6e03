import type { Page } from "playwright-core";
import { desk, type Stage } from "./browser.ts";

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

/** The address that the first start prints. */
export async function firstLinkOf(stage: Stage): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const link = /http:\/\/localhost:\d+\/en\/sign-in\/first\/[\w-]+/.exec(stage.said())?.[0];
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the start printed no address for the first administrator");
}

/** A key on the machine, which asks nobody anything. */
export async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

/** Makes the first administrator, who is a liaison officer too, with a passkey; the page is in the workspace then. */
export async function becomeFirst(page: Page, link: string): Promise<void> {
  await addAuthenticator(page);
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ada Officer");
  await page.getByLabel("Your e-mail address").fill("ada@example.org");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("button", { name: "Use a passkey instead" }).click();
  await page.waitForURL("**/en/work**");
}

/** The cookies of somebody who works there. */
export async function officerOf(stage: Stage): Promise<Cookies> {
  const page = await stage.open(desk);
  await becomeFirst(page, await firstLinkOf(stage));
  return page.context().cookies();
}
