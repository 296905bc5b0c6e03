export { type AnswerField, answerFields, describedKeys, problemFields } from "./api/fields.ts";
export { type GuardedRequest, type GuardedRoute, guardedRoute } from "./api/guarded.ts";
export { answerCall, apiBase, callAt, readCall } from "./api/operation.ts";
export { expectedOf, type Parameter, parametersOf } from "./api/parameters.ts";
export { refusalsOf } from "./api/refusals.ts";
export {
  type ApiRequest,
  type ApiRoute,
  behind,
  type Key,
  listRoute,
  nothing,
  partOf,
  readRoute,
} from "./api/route.ts";
export type { AskedSite } from "./asked.ts";
export { type Keeping, kept } from "./keeping.ts";
export {
  type LinkAnswer,
  type LinkDesk,
  type LinkFields,
  type LinkParts,
  type LinkVisit,
  mountLinks,
} from "./links.ts";
export { createMetrics, type MeasuredParts, type Metrics } from "./metrics.ts";
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
export { keptPage, PageCache } from "./page-cache.ts";
export { type Problem, problemOf, type RenderProblem } from "./problem.ts";
export { type OtherRepresentation, type Representation, representationTypes } from "./representation.ts";
export { followRevision, type Revision } from "./revision.ts";
export { contentSecurityPolicy } from "./security.ts";
export { createServer, type ServerOptions } from "./server.ts";
export { mountSite, type SiteParts } from "./site.ts";
export { type EntryAnswer, type EntryRequest, type EntryRoute, mountEntry } from "./work/entry.ts";
export { checkSameSite, formOf, formTokenOf, sameToken } from "./work/form.ts";
export { mountWork, sessionCookie, type WorkSite, workPath } from "./work/mount-work.ts";
export {
  type Doorkeeper,
  type HeldRequest,
  type SignedIn,
  tokenField,
  type WorkBody,
  type WorkFile,
  type WorkForm,
  type WorkPage,
  type WorkRequest,
  type WorkViews,
} from "./work/work-page.ts";
