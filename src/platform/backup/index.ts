export { leftOut, leftOutSchemas, listTables, type Table } from "./catalogue.ts";
export { type CheckedBackup, openBackup, type RestoreReport, restoreBackup } from "./restore.ts";
export { type BackupOptions, type BackupReport, writeBackup } from "./write.ts";
