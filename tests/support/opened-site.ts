import { afterAll, beforeAll } from "vitest";
import { directionOf, type Language } from "../../src/kernel/language.ts";
import { freshInstallation, siteOf, type TestInstallation, type TestSite } from "./installation.ts";

interface Opened {
  readonly installation: TestInstallation;
  readonly site: TestSite;
}

/** The site over the whole reference data: opened before the tests of the file that asks for it, closed after them. */
export function openedSite(options: { cache?: boolean } = {}) {
  let open: Opened | undefined;
  const opened = (): Opened => {
    if (open === undefined) throw new Error("the site is open only while tests run");
    return open;
  };
  beforeAll(async () => {
    const installation = await freshInstallation();
    open = { installation, site: await siteOf(installation, options) };
  });
  afterAll(async () => {
    await open?.site.close();
    await open?.installation.close();
  });
  return {
    get installation() {
      return opened().installation;
    },
    get server() {
      return opened().site.server;
    },
    /** What the site answers to somebody who opens the address. */
    async read(url: string) {
      const { statusCode, body, headers } = await opened().site.server.inject(url);
      return { status: statusCode, html: body, type: String(headers["content-type"]) };
    },
    /** The whole answer, asked for with these headers. */
    get: (url: string, headers: Record<string, string> = {}) => opened().site.server.inject({ url, headers }),
  };
}

/** Text of a page as a reader hears it: no tags, entities resolved, white space folded. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ");

/** What every page of the site has, as it is found in this one. */
export const shape = (html: string) => ({
  language: /<html lang="(\w+)"/.exec(html)?.[1],
  direction: /<html[^>]* dir="(\w+)"/.exec(html)?.[1],
  title: /<title>[^<]+<\/title>/.test(html),
  description: /<meta name="description" content="[^"]+"/.test(html),
  h1: html.match(/<h1[ >]/g)?.length,
  alternates: html.match(/rel="alternate" hreflang=/g)?.length,
  styled: / style="/.test(html),
});

export const goodShape = (language: Language) => ({
  language,
  direction: directionOf(language),
  title: true,
  description: true,
  h1: 1,
  alternates: 7,
  styled: false,
});
