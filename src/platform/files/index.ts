export { fileStore, sha256Of } from "./file-store.ts";
export { filesMigrations } from "./migrations.ts";
