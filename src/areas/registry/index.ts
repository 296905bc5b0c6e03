export {
  type Category,
  categories,
  committeeId,
  type LifeCycle,
  type NameType,
  type Office,
  type PartyKind,
  type RelationKind,
  secretariatId,
} from "./model.ts";
export {
  type ListedParty,
  type MembershipRow,
  type NameRow,
  type OfficeRow,
  type PartyLabel,
  type PartyRow,
  type RelationRow,
  registryStore,
} from "./store/index.ts";
export { registryNames } from "./store/names.ts";
