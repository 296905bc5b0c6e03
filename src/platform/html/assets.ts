import { createHash } from "node:crypto";
import { type Language, languages } from "../../kernel/language.ts";
import { favicon } from "./favicon.ts";
import { bytesOf, type FontFile, firstFontsOf, fontFaces, fontFiles } from "./fonts.ts";
import { islands } from "./islands.ts";

/** A file of the site that never changes under its path, because the path holds a hash of the content. */
export interface Asset {
  readonly body: Buffer;
  /** As the `Content-Type` header says it. */
  readonly type: string;
}

interface Made {
  readonly files: ReadonlyMap<string, Asset>;
  readonly styles: ReadonlyMap<Language, string>;
  readonly fonts: ReadonlyMap<FontFile, string>;
  readonly favicon: string;
  readonly work: string;
}

/** The order of the cascade, weakest first. Within a layer the files follow by name. */
const layers = "@layer reset, tokens, base, sheet, parts, work, print;";

const sheets = import.meta.glob<string>("./styles/*.css", { query: "?raw", import: "default", eager: true });

/** Rules of the workspace alone: the public site does without them. */
const workSheets = import.meta.glob<string>("./work-styles/*.css", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Comments and indentation are for us, not for a poor line. */
const compact = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .trim();

function joined(of: Readonly<Record<string, string>>): string {
  const inOrder = Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  return [layers, ...inOrder.map(([, css]) => compact(css))].join("\n");
}

function pathOf(name: string, ending: string, body: Buffer): string {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 8);
  return `/assets/${name}.${hash}.${ending}`;
}

function make(): Made {
  const files = new Map<string, Asset>();
  const keep = (name: string, ending: string, asset: Asset): string => {
    const path = pathOf(name, ending, asset.body);
    files.set(path, asset);
    return path;
  };
  const fonts = new Map(
    fontFiles.map((file) => [file, keep(file.name, "woff2", { body: bytesOf(file), type: "font/woff2" })]),
  );
  const shared = joined(sheets);
  const styles = new Map(
    languages.map((language) => {
      const text = `${fontFaces(language, (file) => known(fonts, file))}\n${shared}\n`;
      const sheet = { body: Buffer.from(text), type: "text/css; charset=utf-8" };
      return [language, keep(`site-${language}`, "css", sheet)];
    }),
  );
  for (const { path, body } of islands().values())
    files.set(path, { body, type: "text/javascript; charset=utf-8" });
  const work = keep("work", "css", {
    body: Buffer.from(`${joined(workSheets)}\n`),
    type: "text/css; charset=utf-8",
  });
  const mark = keep("mark", "svg", { body: Buffer.from(favicon), type: "image/svg+xml" });
  return { files, styles, fonts, favicon: mark, work };
}

function known<Key, Value>(values: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error(`no asset was made for ${String(key)}`);
  return value;
}

let made: Made | undefined;

/** Made once, when first asked for: reading the fonts takes a few milliseconds. */
function all(): Made {
  made ??= make();
  return made;
}

/** Every file by its path. All may be cached for ever. */
export const assets = (): ReadonlyMap<string, Asset> => all().files;

/** The style sheet of a page in `language`: the shared rules and that language's fonts. */
export const stylesheetPath = (language: Language): string => known(all().styles, language);

/** The rules of the workspace, beside those of the language. */
export const workSheetPath = (): string => all().work;

/** The two fonts that a page in `language` needs first. */
export const preloadFonts = (language: Language): readonly string[] =>
  firstFontsOf(language).map((file) => known(all().fonts, file));

/** The mark in the tab of the browser. */
export const faviconPath = (): string => all().favicon;
