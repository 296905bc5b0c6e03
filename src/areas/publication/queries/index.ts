import type { AnyAct } from "../../../platform/acts/index.ts";
import { find } from "./find.ts";
import { readPartnerPage } from "./partner-page.ts";
import { readPartnersPage } from "./partners-page.ts";

export {
  cleanQuery,
  type FindAnswer,
  type FindKind,
  type FindResult,
  find,
  findKinds,
  longestQuery,
} from "./find.ts";
export { type PartnerPage, readPartnerPage } from "./partner-page.ts";
export { type PartnersPage, readPartnersPage } from "./partners-page.ts";

export const publicationQueries: readonly AnyAct[] = [find, readPartnersPage, readPartnerPage];
