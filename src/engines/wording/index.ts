export { readAnomalies } from "./anomalies.ts";
export { type Anomaly, type AnomalyCode, anomalyCodes } from "./anomaly.ts";
export { matcherOf, type WordingMatcher } from "./match.ts";
export { givesAcronym } from "./parts.ts";
export { type Match, type MatchReason, matchReasons, type Reading } from "./reading.ts";
export type { NameType, RegisterName, RegisterParty, WordingRegister } from "./register.ts";
