import { notFound } from "../../../kernel/errors.ts";
import type { PageRoute } from "../../../platform/http/index.ts";
import { renderThemePage } from "../pages/theme-page.tsx";
import { renderThemesPage } from "../pages/themes-page.tsx";
import { readThemePage, readThemesPage } from "../queries/index.ts";
import { asTheme, asThemes } from "./representations.ts";

const idShape = /^[a-z0-9-]{1,100}$/;

/** The list of themes and a page for each. */
export const themePages: readonly PageRoute[] = [
  {
    path: "themes",
    as: asThemes,
    async render(request) {
      const { door, actor, language, on } = request;
      return renderThemesPage(await door.ask(actor, readThemesPage, { language, on }), request);
    },
  },
  {
    path: "themes/:id",
    as: asTheme,
    async render(request) {
      const { door, actor, language, on, params } = request;
      const { id = "" } = params;
      if (!idShape.test(id)) throw notFound("theme-unknown", { id: id.slice(0, 60) });
      return renderThemePage(await door.ask(actor, readThemePage, { id, language, on }), request);
    },
  },
];
