import type { MigrationSet } from "../storage/index.ts";

/** The outbox. It comes after the tables of the areas: who may read it is said by `access`. */
export const mailMigrations: MigrationSet = {
  unit: "mail",
  files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
};
