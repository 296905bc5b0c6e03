import { notFound } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { addressOf, type FileRequest, type PageRoute, type SiteFile } from "../../../platform/http/index.ts";
import { listAddresses } from "../queries/index.ts";

/**
 * A file may hold 50,000 addresses and 50 MB (sitemaps.org, 2008). With its seven alternates an address of ours takes some
 * 900 bytes, so that the second bound would be met first.
 */
const mostAddresses = 40_000;
const mostFiles = 25;
const pagesAFile = Math.floor(mostAddresses / languages.length);

/** Answers to what somebody typed, and comparisons of any two dates, are no pages to be listed. */
const isListed = ({ path, kept }: PageRoute): boolean => kept !== false && path !== "find";

/** Addresses below the language of every page there is, those of one route together. */
async function pagesOf(routes: readonly PageRoute[], { door, actor }: FileRequest): Promise<string[]> {
  const addresses = await door.ask(actor, listAddresses, {});
  return routes
    .filter(isListed)
    .flatMap(({ path }) => (path.includes(":") ? (addresses.get(path) ?? []) : [path]));
}

/** `/sitemap.xml`, its parts where one file is not enough, and `/robots.txt`, which names it. */
export function sitemapFiles(routes: readonly PageRoute[]): SiteFile[] {
  const type = "application/xml; charset=utf-8";
  const part = (at: number): SiteFile => ({
    path: `/sitemap-${at + 1}.xml`,
    type,
    async render(request) {
      const pages = await pagesOf(routes, request);
      const own = pages.slice(at * pagesAFile, (at + 1) * pagesAFile);
      if (pages.length <= pagesAFile || own.length === 0) throw notFound("address-unknown");
      return urlSet(own, request);
    },
  });
  return [
    {
      path: "/sitemap.xml",
      type,
      async render(request) {
        const pages = await pagesOf(routes, request);
        return pages.length <= pagesAFile ? urlSet(pages, request) : index(pages.length, request);
      },
    },
    ...Array.from({ length: mostFiles }, (_, at) => part(at)),
    {
      path: "/robots.txt",
      type: "text/plain; charset=utf-8",
      render: async ({ origin }) =>
        `User-agent: *\nDisallow: /*/find\nDisallow: /*/compare\n\nSitemap: ${origin}/sitemap.xml\n`,
    },
  ];
}

/** Each page in each language, and in each the same page in all. */
async function urlSet(pages: readonly string[], { origin }: FileRequest): Promise<string> {
  const { SitemapStream, streamToPromise } = await import("sitemap");
  const stream = new SitemapStream({
    hostname: origin,
    xmlns: { news: false, image: false, video: false, xhtml: true },
  });
  const text = streamToPromise(stream);
  for (const page of pages) {
    const links = [
      ...languages.map((lang) => ({ lang, url: addressOf(lang, page) })),
      { lang: "x-default", url: page === "" ? "/" : addressOf("en", page) },
    ];
    for (const language of languages) stream.write({ url: addressOf(language, page), links });
  }
  stream.end();
  return String(await text);
}

async function index(pages: number, { origin }: FileRequest): Promise<string> {
  const { SitemapIndexStream, streamToPromise } = await import("sitemap");
  const stream = new SitemapIndexStream();
  const text = streamToPromise(stream);
  for (let at = 0; at < Math.ceil(pages / pagesAFile); at += 1)
    stream.write({ url: `${origin}/sitemap-${at + 1}.xml` });
  stream.end();
  return String(await text);
}
