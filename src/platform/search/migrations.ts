import type { MigrationSet } from "../storage/index.ts";

/** The index of words. It comes after the platform's tables and before those of the areas, which register theirs. */
export const searchMigrations: MigrationSet = {
  unit: "search",
  files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
};
