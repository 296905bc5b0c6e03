export { type FoundNames, findNames, type NameColumns, type NameSource, type Wanted } from "./find-names.ts";
export { searchMigrations } from "./migrations.ts";
