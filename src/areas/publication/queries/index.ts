import type { AnyAct } from "../../../platform/acts/index.ts";
import { readPartnerPage } from "./partner-page.ts";
import { readPartnersPage } from "./partners-page.ts";

export { type PartnerPage, readPartnerPage } from "./partner-page.ts";
export { type PartnersPage, readPartnersPage } from "./partners-page.ts";

export const publicationQueries: readonly AnyAct[] = [readPartnersPage, readPartnerPage];
