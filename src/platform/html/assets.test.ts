import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Language, languages } from "../../kernel/language.ts";
import { assets, faviconPath, preloadFonts, stylesheetPath } from "./assets.ts";

const styles = new URL("./styles/", import.meta.url);

function sheetOf(language: Language): string {
  const asset = assets().get(stylesheetPath(language));
  if (asset === undefined) throw new Error(`no sheet for ${language}`);
  return asset.body.toString("utf8");
}
const fontsIn = (css: string): string[] => [
  ...new Set([...css.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path ?? "")),
];
const bytes = (language: Language): number =>
  fontsIn(sheetOf(language)).reduce((sum, path) => sum + (assets().get(path)?.body.length ?? Number.NaN), 0);

describe("assets", () => {
  test("every path holds the hash of its content", () => {
    for (const [path, { body }] of assets()) {
      const hash = createHash("sha256").update(body).digest("hex").slice(0, 8);
      expect(path).toMatch(new RegExp(`^/assets/[a-z0-9-]+\\.${hash}\\.(css|woff2|svg)$`));
    }
  });
  test("six style sheets, that of the workspace, five fonts and the mark are all there is", () => {
    expect([...assets().values()].map((asset) => asset.type).sort()).toEqual([
      ...Array(5).fill("font/woff2"),
      "image/svg+xml",
      ...Array(7).fill("text/css; charset=utf-8"),
    ]);
    expect(assets().has(faviconPath())).toBe(true);
  });
  test("every font is a WOFF2 file", () => {
    const fonts = [...assets().values()].filter((asset) => asset.type === "font/woff2");
    for (const { body } of fonts) expect(body.subarray(0, 4).toString("latin1")).toBe("wOF2");
  });
});

describe("style sheets", () => {
  test.each(languages)("%s loads only fonts that are served, and preloads two of them", (language) => {
    const loaded = fontsIn(sheetOf(language));
    expect(loaded.every((path) => assets().has(path))).toBe(true);
    expect(preloadFonts(language)).toHaveLength(2);
    expect(loaded).toEqual(expect.arrayContaining([...preloadFonts(language)]));
  });
  test("a page loads the fonts of its own language and no other", () => {
    for (const language of languages) {
      expect(sheetOf(language).includes("cyrillic.")).toBe(language === "ru");
      expect(/noto-naskh-arabic\./.test(sheetOf(language))).toBe(language === "ar");
    }
  });
  test("fonts weigh at most 80 kB for Latin and Chinese, 135 for Russian, 175 for Arabic", () => {
    for (const language of ["en", "fr", "es", "zh"] as const)
      expect(bytes(language)).toBeLessThanOrEqual(80_000);
    expect(bytes("ru")).toBeLessThanOrEqual(135_000);
    expect(bytes("ar")).toBeLessThanOrEqual(175_000);
  });
  test("the sheet itself stays under 40 kB, some 7 kB on the line", () => {
    for (const language of languages) expect(sheetOf(language).length).toBeLessThan(40_000);
  });
  test("every file of the folder is in every sheet", () => {
    const files = readdirSync(styles);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const selector = /\n {2}([.:a-z@][^\n{]*?) \{/.exec(readFileSync(new URL(file, styles), "utf8"))?.[1];
      expect(selector, file).toBeDefined();
      // vitest hands out `.css` files empty, unless `test.css.include` of its configuration holds /\?raw$/.
      const without = languages.filter((language) => !sheetOf(language).includes(`${selector} {`));
      expect(without, `sheets without ${file}; is test.css.include set?`).toEqual([]);
    }
  });
  test("every rule stands in a layer that the first line names", () => {
    const named = /@layer ([^;]+);/.exec(sheetOf("en"))?.[1]?.split(", ") ?? [];
    for (const file of readdirSync(styles)) {
      const css = readFileSync(new URL(file, styles), "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .trim();
      expect(named, file).toContain(/^@layer ([a-z]+) \{/.exec(css)?.[1]);
      expect(css.match(/^\S.*\{/gm), file).toHaveLength(1);
    }
  });
  test("no physical direction is named, and nothing is forced", () => {
    const physical =
      /(?<![a-z-])(left|right|top|bottom|width|height|min-width|max-width|min-height|max-height|(margin|padding|border)-(left|right|top|bottom)[a-z-]*)\s*:/;
    for (const file of readdirSync(styles)) {
      const css = readFileSync(new URL(file, styles), "utf8");
      expect(css, file).not.toMatch(physical);
      expect(css, file).not.toMatch(/text-align:\s*(left|right)|float:|!important/);
    }
  });
});
