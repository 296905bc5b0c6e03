import type { PageRoute } from "../../../platform/http/index.ts";
import { renderAboutPage } from "../pages/about-page.tsx";
import type { Download } from "../pages/about-prose.tsx";
import { readDataPage } from "../queries/index.ts";

/** Lists that a program may want whole. */
const lists = ["partners", "mandates", "states", "themes", "regions", "compare", "changes"] as const;

/** The forms in which the lists of the site can be had, as far as it has them. */
const downloadsOf = (pages: readonly PageRoute[]): Download[] =>
  lists.flatMap((path) => {
    const forms = pages.find((page) => page.path === path)?.as;
    const suffixes = (["csv", "json", "atom"] as const).filter((suffix) => forms?.[suffix] !== undefined);
    return suffixes.length === 0 ? [] : [{ path, suffixes }];
  });

/** What there is to know about the data, with the downloads that `pages` offer. */
export const aboutPages = (pages: readonly PageRoute[]): PageRoute[] => [
  {
    path: "about",
    async render(request) {
      const { door, actor, language, on } = request;
      const page = await door.ask(actor, readDataPage, { language, on });
      return renderAboutPage(page, {
        request,
        downloads: downloadsOf(pages),
        described: pages.some(({ path }) => path === "api"),
      });
    },
  },
];
