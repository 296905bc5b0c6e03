import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { fallbackOrder, type Language } from "../../src/kernel/language.ts";

/** One party of each sort: a body, the secretariat, a committee, a dormant body, a class, a framework, the whole. */
export const partners = [
  "fatf",
  "cted",
  "sc-1267-committee",
  "amu",
  "private-uas",
  "ct-compact",
  "un",
] as const;

export const directoryOf = (language: Language): string => `/${language}/`;
export const partnerOf = (language: Language, id: string): string => `/${language}/partners/${id}`;

/** One address of each other kind of page, below the language. */
const otherKinds = [
  "partners",
  "partners?kind=forum&region=002",
  "partners/fatf/neighbourhood",
  "categories/africa",
  "regions",
  "regions/002",
  "mandates",
  "mandates?expiring=year",
  "mandates/s-res-2617-2021",
  "mandates/s-res-2462-2019/op-37",
  "themes",
  "themes/general-framework",
  "states",
  "states/MLI",
  "find",
  "find?q=gafi",
  "find?q=zzqxjw",
  "about",
  "api",
  "changes",
  "documents",
  "compare?from=2021-01-01&on=2026-01-01",
] as const;

export const othersOf = (language: Language): string[] => otherKinds.map((path) => `/${language}/${path}`);

/** Every kind of page in a language: the directory, the partners, a page for nothing there, one for a bad date. */
export const pagesOf = (language: Language): string[] => [
  directoryOf(language),
  ...partners.map((id) => partnerOf(language, id)),
  ...othersOf(language),
  ...problemsOf(language),
];

export const problemsOf = (language: Language): string[] => [
  partnerOf(language, "nobody"),
  `${directoryOf(language)}?on=2025-02-30`,
];

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  const path = fileURLToPath(new URL(`../../data/registry/${file}`, import.meta.url));
  return parse(readFileSync(path), { columns: true, bom: true });
}

/** The parties that the founding page names. */
export const publishedParties = (): string[] =>
  rowsOf("parties.csv").flatMap(({ id, published }) => (id && published === "true" ? [id] : []));

/** The names of the reference data, to be asked for the one that a reader of a language is shown. */
export function readNames(): (party: string, language: Language) => string | undefined {
  const names = new Map<string, string[]>();
  for (const { party, lang, type, name = "" } of rowsOf("party-names.csv")) {
    const key = `${party} ${lang} ${type}`;
    names.set(key, [...(names.get(key) ?? []), name].sort());
  }
  return (party, language) =>
    fallbackOrder[language]
      .flatMap((of) => ["official", "short", "acronym", "alias"].map((type) => `${party} ${of} ${type}`))
      .flatMap((key) => names.get(key) ?? [])
      .at(0);
}

/** What the page says, with all white space alike. */
export const textOf = async (page: Page): Promise<string> =>
  (await page.locator("body").textContent())?.replace(/\s+/g, " ") ?? "";
