import type { AnyAct } from "../../../platform/acts/index.ts";
import { translationCommands } from "./commands.ts";
import { translationQueries } from "./queries.ts";

export { importTranslations, markTranslation } from "./commands.ts";
export { longestFile as longestTranslationFile } from "./fields.ts";
export type { ImportReport, ReportedUnit } from "./incoming.ts";
export { type TextStatus, textStatuses } from "./model.ts";
export { registryTranslatables } from "./own.ts";
export {
  checkTranslations,
  exportTranslations,
  type LanguageTotals,
  listTranslations,
  shows as translationShows,
} from "./queries.ts";
export { findingSentence } from "./sentences.ts";
export { declareTranslatable, type Translatable, translatableNamed, translatables } from "./translatable.ts";

export const translationActs: readonly AnyAct[] = [...translationQueries, ...translationCommands];
