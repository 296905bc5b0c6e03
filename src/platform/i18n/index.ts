export { platformCatalogues } from "./catalogues.ts";
export { collator, type DateStyle, formatDate, formatSpan, languageName } from "./dates.ts";
export { sectionNumber } from "./ordinals.ts";
export {
  type Catalogue,
  type Catalogues,
  createTranslators,
  localeOf,
  type MessageParams,
  type Translate,
} from "./translator.ts";
