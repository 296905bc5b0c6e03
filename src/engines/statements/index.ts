export { weakenings, worth } from "./confidence.ts";
export { findStatements } from "./find-statements.ts";
export type { Given } from "./given.ts";
export { type RelationKind, statedRelations } from "./sheet.ts";
