export {
  endsWithinYear,
  type InstrumentChain,
  type InstrumentLink,
  type InstrumentRelationKind,
  type InstrumentState,
  instrumentChain,
  instrumentRelationKinds,
  instrumentStates,
  mandateOn,
  type StateName,
  type Validity,
} from "./model.ts";
export { citationsOf, mandatesNames } from "./names.ts";
export {
  type ConventionTitle,
  type InstrumentRow,
  type LinkedInstruments,
  type LinkRow,
  mandatesStore,
  type ProvisionRow,
  type ThemedInstrument,
  type ThemeRow,
  type TitledInstrument,
  type TitleEntry,
} from "./store/index.ts";
export { mandatesWrites } from "./store/writes.ts";
export { namedBy, provisionCitation, provisionText, symbolOf } from "./symbols.ts";
