export {
  type InstrumentChain,
  type InstrumentState,
  instrumentChain,
  mandateOn,
  type Validity,
} from "./model.ts";
export { type InstrumentRow, mandatesStore, type ProvisionRow } from "./store.ts";
export { namedBy, provisionText, symbolOf } from "./symbols.ts";
