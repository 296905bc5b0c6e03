import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Language } from "../../kernel/language.ts";

const require = createRequire(import.meta.url);

/** One file of an installed font: a script cut out of a family. */
export interface FontFile {
  /** Begins the name of the asset. */
  readonly name: string;
  readonly package: string;
  readonly script: "latin" | "cyrillic" | "arabic";
  readonly family: string;
  readonly weights: string;
}

const serif = {
  package: "@fontsource-variable/source-serif-4",
  family: "Source Serif 4 Variable",
  weights: "200 900",
} as const;
const sans = {
  package: "@fontsource-variable/source-sans-3",
  family: "Source Sans 3 Variable",
  weights: "200 900",
} as const;

const serifLatin: FontFile = { ...serif, name: "source-serif-4-latin", script: "latin" };
const sansLatin: FontFile = { ...sans, name: "source-sans-3-latin", script: "latin" };
const serifCyrillic: FontFile = { ...serif, name: "source-serif-4-cyrillic", script: "cyrillic" };
const sansCyrillic: FontFile = { ...sans, name: "source-sans-3-cyrillic", script: "cyrillic" };
const naskh: FontFile = {
  name: "noto-naskh-arabic",
  package: "@fontsource-variable/noto-naskh-arabic",
  script: "arabic",
  family: "Noto Naskh Arabic Variable",
  weights: "400 700",
};

export const fontFiles: readonly FontFile[] = [serifLatin, sansLatin, serifCyrillic, sansCyrillic, naskh];

/** A page loads the fonts of its own language and no other: a few words in another script use system faces. */
export const fontsOf: Readonly<Record<Language, readonly FontFile[]>> = {
  ar: [naskh, serifLatin, sansLatin],
  zh: [serifLatin, sansLatin],
  en: [serifLatin, sansLatin],
  fr: [serifLatin, sansLatin],
  ru: [serifCyrillic, sansCyrillic, serifLatin, sansLatin],
  es: [serifLatin, sansLatin],
};

/** The two files that carry the first words of a page. */
export const firstFontsOf = (language: Language): readonly FontFile[] => fontsOf[language].slice(0, 2);

export const bytesOf = ({ package: name, script }: FontFile): Buffer => {
  const base = name.slice(name.indexOf("/") + 1);
  return readFileSync(require.resolve(`${name}/files/${base}-${script}-wght-normal.woff2`));
};

function rangeOf({ package: name, script }: FontFile): string {
  const ranges: unknown = JSON.parse(readFileSync(require.resolve(`${name}/unicode.json`), "utf8"));
  const range = typeof ranges === "object" && ranges !== null ? Reflect.get(ranges, script) : undefined;
  if (typeof range !== "string") throw new Error(`${name} names no characters of the script ${script}`);
  return range;
}

const face = (family: string, file: FontFile, of: { path: string; range: string }): string =>
  `@font-face{font-family:"${family}";font-weight:${file.weights};font-display:swap;` +
  `src:url("${of.path}") format("woff2");unicode-range:${of.range}}`;

/**
 * Latin letters, figures and the marks of symbols, without the quotation marks, dashes, ellipsis and middle dot that
 * Chinese shares with Latin in Unicode: those belong to the Chinese face, or they come out half as wide as they should.
 */
const figures = "U+0020-007E,U+00A0-00B6,U+00B8-00FF,U+0131,U+0152-0153,U+2010-2013,U+20AC";

/** The `@font-face` rules of one language. `pathOf` says where a file is served. */
export function fontFaces(language: Language, pathOf: (file: FontFile) => string): string {
  const rules = fontsOf[language].map((file) =>
    face(file.family, file, { path: pathOf(file), range: rangeOf(file) }),
  );
  if (language !== "zh") return rules.join("\n");
  const beside = fontsOf.zh.map((file) =>
    face(file.family.replace("Variable", "Figures"), file, { path: pathOf(file), range: figures }),
  );
  return [...rules, ...beside].join("\n");
}
