export { appRoleName, appUrlFor, loginUrlFor } from "./app-role.ts";
export { asReadableError } from "./database-errors.ts";
export { type BrokenEntry, sealJournal, sealRegularly, type Verification, verifyJournal } from "./journal.ts";
export {
  buildSchema,
  type MigrationSet,
  type MigrationState,
  migrate,
  readMigrationState,
  refuseMigrations,
  type SchemaParts,
} from "./migrate.ts";
export { platformMigrations } from "./migrations.ts";
export { dbOver } from "./one-client.ts";
export { openStorage, type Storage } from "./pool.ts";
export { secretIn } from "./secret-file.ts";
export type { Db, Session } from "./session.ts";
export { readTallies } from "./tallies.ts";
