import { notFound } from "../../../kernel/errors.ts";
import type { PageRoute } from "../../../platform/http/index.ts";
import { renderThemePage } from "../pages/theme-page.tsx";
import { renderThemesPage } from "../pages/themes-page.tsx";
import { readThemePage, readThemesPage } from "../queries/index.ts";
import { addressPart } from "./address-part.ts";
import { asTheme, asThemes } from "./representations.ts";

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
      const id = addressPart(params.id, (shown) => notFound("theme-unknown", { id: shown }));
      return renderThemePage(await door.ask(actor, readThemePage, { id, language, on }), request);
    },
  },
];
