export { preferredLanguage } from "./negotiate.ts";
export {
  addressOf,
  type FileRequest,
  type PageLead,
  type PagePlace,
  type PageRequest,
  type PageRoute,
  type SiteFile,
} from "./page.ts";
export { type Problem, problemOf, sendProblemDocument } from "./problem.ts";
export { type OtherRepresentation, type Representation, representationTypes } from "./representation.ts";
export { followRevision, type Revision } from "./revision.ts";
export { contentSecurityPolicy } from "./security.ts";
export { createServer, type ServerOptions } from "./server.ts";
export { mountSite, type SiteParts } from "./site.ts";
