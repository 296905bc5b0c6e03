import { languages } from "../../kernel/language.ts";
import type { Catalogues } from "../../platform/i18n/index.ts";
import { aboutCatalogues } from "./messages/about/catalogues.ts";
import { actsCatalogues } from "./messages/acts/catalogues.ts";
import { apiCatalogues } from "./messages/api/catalogues.ts";
import { documentsCatalogues } from "./messages/documents/catalogues.ts";
import { intakesCatalogues } from "./messages/intakes/catalogues.ts";
import { mandatesCatalogues } from "./messages/mandates/catalogues.ts";
import { pagesCatalogues } from "./messages/pages/catalogues.ts";
import { placesCatalogues } from "./messages/places/catalogues.ts";

const parts: readonly Catalogues[] = [
  aboutCatalogues,
  actsCatalogues,
  apiCatalogues,
  documentsCatalogues,
  intakesCatalogues,
  mandatesCatalogues,
  pagesCatalogues,
  placesCatalogues,
];

/** What the pages say, a folder of `messages/` for each sort of page. */
export const publicationCatalogues = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...parts.map((part) => part[language]))]),
) as Catalogues;
