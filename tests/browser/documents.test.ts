import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/kernel/language.ts";
import { findings } from "../support/axe.ts";
import { desk, openStage, phone, type Stage } from "../support/browser.ts";
import { partnerOf } from "../support/pages.ts";

/** Minutes of a day that never was, in two languages of one document; what they say of real bodies the register says too, or leaves open. */
const texts: Readonly<Record<"en" | "ar", string>> = {
  en: [
    "Minutes of the harbour day",
    "INTERPOL cooperates with AFRIPOL. Paragraph 37 of resolution 2462 (2019) was recalled.",
    "The Harbour Watch Alliance (HWA) thanked Mali and the Financial Action Task Force on 4 March 2024.",
  ].join("\n\n"),
  ar: [
    "محضر يوم الميناء",
    "يشير المنتدى إلى القرار 1373 (2001) وإلى مجموعة العمل المالي.",
    "شكر المشاركون مالي ومنظمة الجمارك العالمية في 4 آذار/مارس 2024.",
  ].join("\n\n"),
};

let stage: Stage;
let folder: string;
/** Addresses of the documents, below the language. */
const documents = new Map<string, string>();

async function takeIn(language: "en" | "ar", level: string, symbol: string): Promise<string> {
  const file = join(folder, `${language}-${level}.txt`);
  writeFileSync(file, level === "public" ? texts[language] : `${texts[language]}\n\nNot for everybody.`);
  const args = ["--level", level, "--symbol", symbol, "--language", language, "--json"];
  const { document } = JSON.parse(await stage.command("import", "document", file, ...args));
  return `documents/${document}`;
}

beforeAll(async () => {
  stage = await openStage();
  folder = mkdtempSync(join(tmpdir(), "entente-documents-"));
  documents.set("en", await takeIn("en", "public", "HD/2024/1"));
  documents.set("ar", await takeIn("ar", "public", "HD/2024/1"));
  documents.set("closed", await takeIn("en", "unclassified", "HD/2024/2"));
});
afterEach(async () => {
  await stage.clear();
  expect(stage.faults()).toEqual([]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stage?.close();
});

/** The links of the text around what was recognised in it. */
const mentions = (page: Page) => page.locator("main a:has(mark.mention)");

const addressOf = (language: Language, document: string) => `/${language}/${documents.get(document)}`;

describe("a public document", () => {
  test.each(languages)(
    "has its mentions marked and leads to what they name, read in %s",
    async (language) => {
      const page = await stage.open({ javaScriptEnabled: false });
      await page.goto(addressOf(language, "en"));
      const marked = await mentions(page).evaluateAll((all) => all.map((each) => each.getAttribute("href")));
      for (const path of [
        "partners/interpol",
        "partners/afripol",
        "partners/fatf",
        "states/MLI",
        "mandates/s-res-2462-2019/op-37",
      ])
        expect(marked).toContain(`/${language}/${path}`);
      expect(marked.some((href) => href?.endsWith("/mandates/s-res-2462-2019/op-37"))).toBe(true);
    },
  );

  test.each<{ language: Language; document: string; size: typeof desk | typeof phone }>([
    { language: "fr", document: "en", size: desk },
    { language: "ar", document: "ar", size: phone },
    { language: "zh", document: "ar", size: phone },
    { language: "en", document: "ar", size: desk },
  ])("of $document has nothing that axe finds in $language, and does not move sideways", async (given) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await stage.open({ ...given.size, colorScheme, reducedMotion: "reduce" });
      await page.goto(addressOf(given.language, given.document));
      await page.locator("details").evaluateAll((all) => {
        for (const one of all) one.setAttribute("open", "");
      });
      expect(await findings(page)).toEqual([]);
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
    }
  });

  test("is written from right to left where its language is, whatever the page's language", async () => {
    const page = await stage.open();
    await page.goto(addressOf("fr", "ar"));
    const passage = page.locator("[lang=ar][dir=rtl]", { hasText: "مجموعة العمل المالي" }).last();
    expect(await passage.count()).toBe(1);
  });

  test("is walked by keyboard: the link of a mention is reached and followed", async () => {
    const page = await stage.open();
    await page.goto(addressOf("en", "en"));
    const link = mentions(page).filter({ hasText: "INTERPOL" }).first();
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/en/partners/interpol");
  });

  test("is found by a phrase in quotes, with the words marked", async () => {
    const page = await stage.open();
    await page.goto(`/en/find?q=${encodeURIComponent('"Harbour Watch Alliance"')}`);
    expect(await page.locator("main mark").allTextContents()).toContain("Harbour Watch Alliance");
  });
});

test("a document that is not public is not there: not by its address, not in the list, not by its words", async () => {
  const page = await stage.open();
  const answer = await page.goto(addressOf("en", "closed"));
  expect(answer?.status()).toBe(404);
  await page.goto("/en/documents");
  expect(await page.locator("main").textContent()).not.toContain("HD/2024/2");
  await page.goto(`/en/find?q=${encodeURIComponent('"Not for everybody"')}`);
  expect(await page.locator("main mark").count()).toBe(0);
  // What the browser says of the answer 404 is no fault of ours.
  stage.faults();
});

test("what is confirmed stands on the partner's page with its sentence", async () => {
  const page = await stage.open();
  await page.goto(partnerOf("en", "afripol"));
  expect(await page.locator("main").textContent()).not.toContain("INTERPOL cooperates with AFRIPOL.");
  const { proposals } = JSON.parse(await stage.command("review", "--json")) as {
    proposals: ReadonlyArray<{ id: string; wording: string; kind: string }>;
  };
  const said = proposals.find((one) => one.kind === "relation" && one.wording.includes("AFRIPOL"));
  await stage.command("review", "confirm", said?.id ?? "none", "--why", "Said in the minutes.");
  await page.goto(partnerOf("en", "afripol"));
  const quoted = page.locator("main", { hasText: "INTERPOL cooperates with AFRIPOL." });
  await quoted.waitFor();
  expect(await findings(page)).toEqual([]);
});
