export { preferredLanguage } from "./negotiate.ts";
export { addressOf, type PageLead, type PagePlace, type PageRequest, type PageRoute } from "./page.ts";
export { followRevision, type Revision } from "./revision.ts";
export { contentSecurityPolicy } from "./security.ts";
export { createServer, type ServerOptions } from "./server.ts";
export { mountSite, type Problem, type SiteParts } from "./site.ts";
