export { type EmbeddedState, inspectEmbedded } from "./inspect.ts";
export type { EmbeddedOptions, RunningPostgres } from "./options.ts";
export { startEmbedded } from "./start.ts";
export { withClient, withDatabase } from "./urls.ts";
