import type { MigrationSet } from "../storage/index.ts";

/** Where the bytes of files stand. It comes after the platform's tables and before those of the areas that keep files. */
export const filesMigrations: MigrationSet = {
  unit: "files",
  files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
};
