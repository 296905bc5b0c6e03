import type { PageLead, PageRoute, SiteFile } from "../../../platform/http/index.ts";
import { partnerPages } from "./partners.ts";

/** The pages of the public site, below `/{lang}/`. */
export const publicationPages: readonly PageRoute[] = [...partnerPages];

/** Who shortens a partner's address by its id comes to the directory. */
export const publicationLeads: readonly PageLead[] = [{ path: "partners", leadsTo: "#register" }];

/** What stands beside the languages. */
export const publicationFiles: readonly SiteFile[] = [];
