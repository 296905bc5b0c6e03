import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { type SiteProcess, startSite } from "./site-process.ts";

/** A site and a browser for the tests of one file. */
export interface Stage {
  readonly origin: string;
  /** What a command prints that a person gives beside the running site. @throws when it fails. */
  readonly command: SiteProcess["command"];
  /** What the site has said on its terminal so far. */
  readonly said: SiteProcess["said"];
  /** A page in a context of its own; what goes wrong in it is noted in `faults`. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Policy violations, console errors and exceptions since it was last asked, each with its page. */
  faults(): string[];
  /** Closes the pages of the test that has ended. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const desk = { viewport: { width: 1280, height: 1000 } } as const;
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

export async function openStage(): Promise<Stage> {
  const site = await startSite();
  const browser = await startBrowser().catch(async (error: unknown) => {
    await site.stop();
    throw error;
  });
  return stageOf(site, browser);
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

function stageOf(site: SiteProcess, browser: Browser): Stage {
  const faults: string[] = [];
  const contexts = new Set<BrowserContext>();
  const clear = async () => {
    for (const context of contexts) await context.close();
    contexts.clear();
  };
  return {
    origin: site.origin,
    command: site.command,
    said: site.said,
    async open(options = {}) {
      const context = await browser.newContext({ ...desk, baseURL: site.origin, ...options });
      contexts.add(context);
      await context.addInitScript(reportViolations);
      const page = await context.newPage();
      watch(page, faults);
      return page;
    },
    faults: () => faults.splice(0),
    clear,
    async close() {
      await clear();
      await browser.close();
      await site.stop();
    },
  };
}

/** Runs in the page, before anything of it. */
function reportViolations(): void {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
    reportError(new Error(`policy violation: ${violatedDirective} ${blockedURI} ${sample}`));
  });
}

/** The browser writes an error of its own for a page that is meant to be a 404 or 400; that one is expected. */
function watch(page: Page, faults: string[]): void {
  page.on("console", (message) => {
    const isAnswer = /^Failed to load resource: .* status of 40[04]/.test(message.text());
    const isPageItself = message.location().url === page.url();
    if (message.type() === "error" && !(isAnswer && isPageItself))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    // Fonts still under way when the reader goes on to the next page.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    faults.push(`${page.url()}: ${request.url()} was not loaded`);
  });
}
