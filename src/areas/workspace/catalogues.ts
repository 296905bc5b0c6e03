import { languages } from "../../kernel/language.ts";
import type { Catalogues } from "../../platform/i18n/index.ts";
import { workDocumentsCatalogues } from "./messages/documents/catalogues.ts";
import { frameCatalogues } from "./messages/frame/catalogues.ts";
import { freshnessCatalogues } from "./messages/freshness/catalogues.ts";
import { homeCatalogues } from "./messages/home/catalogues.ts";
import { journalCatalogues } from "./messages/journal/catalogues.ts";
import { mergeWorkCatalogues } from "./messages/merge/catalogues.ts";
import { partnersCatalogues } from "./messages/partners/catalogues.ts";
import { peopleCatalogues } from "./messages/people/catalogues.ts";
import { personalWorkCatalogues } from "./messages/personal/catalogues.ts";
import { publicationDiffCatalogues } from "./messages/publication/catalogues.ts";
import { reviewCatalogues } from "./messages/review/catalogues.ts";
import { entryCatalogues } from "./messages/sign-in/catalogues.ts";
import { workTablesCatalogues } from "./messages/tables/catalogues.ts";
import { todayCatalogues } from "./messages/today/catalogues.ts";
import { workTranslationCatalogues } from "./messages/translation/catalogues.ts";
import { waitingCatalogues } from "./messages/waiting/catalogues.ts";

const parts: readonly Catalogues[] = [
  entryCatalogues,
  frameCatalogues,
  freshnessCatalogues,
  homeCatalogues,
  journalCatalogues,
  mergeWorkCatalogues,
  partnersCatalogues,
  peopleCatalogues,
  personalWorkCatalogues,
  publicationDiffCatalogues,
  reviewCatalogues,
  todayCatalogues,
  waitingCatalogues,
  workDocumentsCatalogues,
  workTablesCatalogues,
  workTranslationCatalogues,
];

/** What the workspace says, a folder of `messages/` for each sort of page. */
export const workspaceCatalogues = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...parts.map((part) => part[language]))]),
) as Catalogues;
