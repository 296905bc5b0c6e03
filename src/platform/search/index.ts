export { type FoundNames, findNames, type NameColumns, type NameSource, type Wanted } from "./find-names.ts";
export {
  type FoundTexts,
  findTexts,
  stemsOf,
  type TextColumns,
  type TextSource,
  type WantedTexts,
} from "./find-texts.ts";
export { searchMigrations } from "./migrations.ts";
