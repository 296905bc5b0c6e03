export { type LineHeading, lineHeadings, type Mode, type ProsePart, proseOf } from "./model.ts";
export { cooperationStore, type EventRow, type HostedEvent, type LineBasis, type LineRow } from "./store.ts";
