import type { MigrationSet } from "../storage/index.ts";

/** Where sessions, links and factors stand. It needs no table of anybody else. */
export const signInMigrations: MigrationSet = {
  unit: "sign-in",
  files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
};
