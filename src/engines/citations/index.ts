export { type CitationOptions, findCitations } from "./find-citations.ts";
export type { KnownInstruments } from "./identify.ts";
