import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asRead, passagesOf } from "../../src/engines/passages/index.ts";
import { directionOf, type Language, languages } from "../../src/kernel/language.ts";
import { type Extracted, extract } from "../../src/platform/extraction/index.ts";
import { startBrowser } from "../support/browser.ts";
import { sharedFolder, sharedIsHere, unlessShared } from "../support/shared.ts";

const hasBrowser = existsSync(process.env.CHROMIUM ?? "/usr/bin/chromium");
const folder = join(sharedFolder, "corpus", "un-parallel");

/** Marks of direction show nothing, so that no print can have them. */
const plain = (text: string): string =>
  text
    .replace(/[\u200e\u200f]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

const paragraphsIn = (language: Language): readonly string[] =>
  readdirSync(folder)
    .slice(0, 16)
    .flatMap((document) =>
      readFileSync(join(folder, document, `${language}.txt`), "utf8")
        .split("\n")
        .map(plain)
        .filter(Boolean),
    );

/** Words, numbers and marks; of Chinese, characters. */
const wordsOf = (text: string): readonly string[] =>
  text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** How many words two texts share in the same order (Myers, 1986: the shortest edit script). */
function sharedInOrder(a: readonly string[], b: readonly string[]): number {
  const reach = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= a.length + b.length; edits += 1) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [below, above] = [reach.get(diagonal - 1) ?? -1, reach.get(diagonal + 1) ?? -1];
      let x = diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return (a.length + b.length - edits) / 2;
    }
  }
  return 0;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

interface Look {
  readonly style: string;
  readonly heads: boolean;
}
const looks = {
  plain: { style: "font: 11pt serif", heads: false },
  columns: {
    style: "font: 10.5pt serif; columns: 2; column-gap: 24pt; text-align: justify; hyphens: auto",
    heads: true,
  },
} as const satisfies Record<string, Look>;

const edge = (content: string): string =>
  `<div style="font-size: 8pt; width: 100%; padding: 0 60px">${content}</div>`;
const runningHead = edge("X/99/123");
const pageNumber = edge('<span class="pageNumber"></span>/<span class="totalPages"></span>');

// Skipped elsewhere: the corpus is not ours to ship, and printing needs a browser.
describe.skipIf(!sharedIsHere || !hasBrowser)(
  `a text that Chromium printed${unlessShared}${hasBrowser ? "" : " (skipped: there is no Chromium)"}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await startBrowser();
    });
    afterAll(() => browser.close());

    async function printed(language: Language, { style, heads }: Look): Promise<Extracted> {
      const page = await browser.newPage();
      const body = paragraphsIn(language).map((text) => `<p>${escaped(text)}</p>`);
      await page.setContent(
        `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><title>Printed</title><body style="${style}">${body.join("")}`,
      );
      const margin = heads ? { top: "70px", bottom: "70px", left: "60px", right: "60px" } : {};
      const bytes = await page.pdf({
        format: "A4",
        displayHeaderFooter: heads,
        headerTemplate: runningHead,
        footerTemplate: pageNumber,
        margin,
      });
      await page.close();
      return extract({ bytes, name: "printed.pdf" });
    }

    test.each(languages)(
      "has the same words in the same order: %s",
      { timeout: 60_000 },
      async (language) => {
        const written = wordsOf(paragraphsIn(language).join("\n"));
        const { text, title } = await printed(language, looks.plain);
        const read = wordsOf(plain(text));
        expect(title).toBe("Printed");
        expect(written.length).toBeGreaterThan(3000);
        expect(sharedInOrder(written, read) / Math.max(written.length, read.length)).toBeGreaterThanOrEqual(
          0.98,
        );
      },
    );

    test.each(languages)(
      "has the same paragraphs out of two columns, with running heads on each page: %s",
      { timeout: 60_000 },
      async (language) => {
        // Chromium does not say in the file which marks a joined mark of Arabic stands for, and the space that a line of Chinese is stretched by is none.
        const bare = (text: string): string =>
          language === "ar"
            ? text.replace(/\p{M}/gu, "")
            : language === "zh"
              ? text.replace(/\s/gu, "")
              : text;
        const { text, pages = 0 } = await printed(language, looks.columns);
        const passages = passagesOf(text, { language });
        const read = new Set(
          passages.filter(({ kind }) => kind !== "furniture").map((passage) => bare(asRead(text, passage))),
        );
        const written = paragraphsIn(language).map(bare);
        expect(passages.filter(({ kind }) => kind === "furniture").length).toBeGreaterThanOrEqual(
          2 * pages - 3,
        );
        expect(
          written.filter((paragraph) => read.has(paragraph)).length / written.length,
        ).toBeGreaterThanOrEqual(0.95);
      },
    );
  },
);
