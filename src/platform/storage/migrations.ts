import type { MigrationSet } from "./migrate.ts";

/** The tables of the platform itself: the journal, and what every domain table has. */
export const platformMigrations: MigrationSet = {
  unit: "platform",
  files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
};
