import type { PageRoute } from "../../../platform/http/index.ts";
import { renderCategoryPage } from "../pages/category-page.tsx";
import { renderPartyListPage } from "../pages/party-list-page.tsx";
import { renderRegionPage } from "../pages/region-page.tsx";
import { renderRegionsPage } from "../pages/regions-page.tsx";
import { partyFacets } from "../party-list.ts";
import { readCategoryPage, readPartyListPage, readRegionPage, readRegionsPage } from "../queries/index.ts";
import { asPartners, asRegion, asRegions } from "./representations.ts";

/** The list of all parties, and the ways into it: headings of the founding page, regions of the world. */
export const listPages: readonly PageRoute[] = [
  {
    path: "partners",
    takes: [...partyFacets, "page"],
    async render(request) {
      const { door, actor, language, on, query } = request;
      return renderPartyListPage(
        await door.ask(actor, readPartyListPage, { language, on, ...query }),
        request,
      );
    },
    as: asPartners,
  },
  {
    path: "categories/:key",
    async render(request) {
      const { door, actor, language, on, params } = request;
      const { key = "" } = params;
      return renderCategoryPage(await door.ask(actor, readCategoryPage, { key, language, on }), request);
    },
  },
  {
    path: "regions",
    async render(request) {
      const { door, actor, language, on } = request;
      return renderRegionsPage(await door.ask(actor, readRegionsPage, { language, on }), request);
    },
    as: asRegions,
  },
  {
    path: "regions/:id",
    async render(request) {
      const { door, actor, language, on, params } = request;
      const { id = "" } = params;
      return renderRegionPage(await door.ask(actor, readRegionPage, { id, language, on }), request);
    },
    as: asRegion(({ params }) => params.id ?? ""),
  },
];
