export { type FoundNames, findNames, type NameColumns, type NameSource, type Wanted } from "./find-names.ts";
export {
  type FoundTexts,
  findTexts,
  type TextColumns,
  type TextSource,
  type WantedTexts,
} from "./find-texts.ts";
export { searchMigrations } from "./migrations.ts";
export { stemsOf } from "./stems.ts";
