import type { PageLead, PageRoute, SiteFile } from "../../../platform/http/index.ts";
import { aboutPages } from "./about.ts";
import { aboutApiPages } from "./about-api.ts";
import { changePages } from "./changes.ts";
import { documentPages } from "./documents.ts";
import { findPages } from "./find.ts";
import { linkedFiles } from "./linked-files.ts";
import { listPages } from "./lists.ts";
import { mandatePages } from "./mandates.ts";
import { partnerPages } from "./partners.ts";
import { sitemapFiles } from "./sitemap.ts";
import { statePages } from "./states.ts";
import { themePages } from "./themes.ts";

export { publicationApi } from "./v1/index.ts";
export { intakeRoutes } from "./v1/intakes.ts";

const pages: readonly PageRoute[] = [
  ...partnerPages,
  ...listPages,
  ...mandatePages,
  ...themePages,
  ...statePages,
  ...changePages,
  ...documentPages,
  ...findPages,
  ...aboutApiPages,
];

/** The pages of the public site, below `/{lang}/`. */
export const publicationPages: readonly PageRoute[] = [...pages, ...aboutPages(pages)];

/** Who shortens a heading's address by its key comes to the list that it narrows. */
export const publicationLeads: readonly PageLead[] = [{ path: "categories", leadsTo: "partners" }];

/** What stands beside the languages. */
export const publicationFiles: readonly SiteFile[] = [...linkedFiles, ...sitemapFiles(publicationPages)];
