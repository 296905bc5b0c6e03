// Pictures of the pages, to be looked at: node tests/browser/take-screenshots.js FOLDER [ADDRESS]
// Needs a running site (npm start); ADDRESS is where it is, http://localhost:8080 unless said otherwise.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [folder, address = "http://localhost:8080"] = process.argv.slice(2);
const pages = { partners: "", fatf: "partners/fatf" };
const languages = ["fr", "ar", "zh"];
const widths = { desk: { width: 1280, height: 1000 }, phone: { width: 390, height: 844 } };
const schemes = /** @type {const} */ (["light", "dark"]);

/** @param {import("playwright-core").Browser} browser @param {string} into */
async function takeAll(browser, into) {
  let taken = 0;
  for (const [size, viewport] of Object.entries(widths)) {
    const touch = size === "phone" ? { isMobile: true, hasTouch: true } : {};
    const context = await browser.newContext({ viewport, ...touch });
    const page = await context.newPage();
    for (const language of languages) {
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(new URL(`/${language}/${path}`, address).href, { waitUntil: "networkidle" });
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          const file = `${name}-${language}-${size}-${colorScheme}.png`;
          await page.screenshot({ path: join(into, file), fullPage: true });
          taken += 1;
        }
      }
    }
    await context.close();
  }
  return taken;
}

if (folder === undefined) {
  process.stderr.write(
    "Say where the pictures go: node tests/browser/take-screenshots.js FOLDER [ADDRESS]\n",
  );
  process.exitCode = 2;
} else {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  try {
    process.stdout.write(`${await takeAll(browser, folder)} pictures in ${folder}\n`);
  } finally {
    await browser.close();
  }
}
