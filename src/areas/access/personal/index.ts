import type { AnyAct } from "../../../platform/acts/index.ts";
import { erasureActs } from "./erase.ts";
import { heldActs } from "./held.ts";
import { retentionActs } from "./retention.ts";

export {
  askForErasure,
  type Erased,
  type ErasedAccount,
  eraseAddress,
  eraseEverywhere,
  erasePerson,
  isAccountAddress,
  listErased,
  needReason,
  withdrawErasure,
} from "./erase.ts";
export { exportAddress, type Held, listErasures, readOwnData } from "./held.ts";
export {
  applyRetention,
  changeRetention,
  needsRetention,
  readPeriods,
  readRetention,
  recordRetention,
  type ShownRule,
} from "./retention.ts";
export { accessRules } from "./rules.ts";
export {
  declarePersonal,
  declareRetention,
  type HeldOf,
  type PersonalShare,
  type RetentionRule,
  type Subject,
} from "./shares.ts";
export { type Erasure, heldStore } from "./store.ts";

/** Acts about what is held of people, and how it goes away. */
export const personalActs: readonly AnyAct[] = [...erasureActs, ...heldActs, ...retentionActs];
