import { bestOfTypes, type Language, type Tagged } from "../../kernel/language.ts";
import { slugOf } from "../../kernel/slug.ts";

/** Kinds of party; `class` is an un-named set of partners, not an organisation. */
export const partyKinds = [
  "secretariat",
  "principal-organ",
  "security-council-committee",
  "expert-group",
  "secretariat-department",
  "coordination-framework",
  "working-group",
  "fund-or-programme",
  "specialised-agency",
  "research-institute",
  "treaty-body-or-special-procedure",
  "intergovernmental",
  "regional",
  "sub-regional",
  "parliamentary",
  "standard-setter",
  "fatf-style-regional-body",
  "police-cooperation",
  "port-association",
  "forum",
  "training-centre",
  "development-bank",
  "public-private-initiative",
  "humanitarian",
  "private-sector",
  "academia",
  "civil-society",
  "class",
] as const;
export type PartyKind = (typeof partyKinds)[number];

/** Headings of the founding page, in its order; `prose` are the parties that its text names and its list does not. */
export const categories = [
  "security-council",
  "general-assembly",
  "un-departments",
  "un-agencies-funds-programmes",
  "international-organisations",
  "africa",
  "asia",
  "latin-america",
  "europe-and-north-america",
  "prose",
] as const;
export type Category = (typeof categories)[number];

export const lifeCycle = ["active", "renamed", "dormant", "dissolved", "unknown"] as const;
export type LifeCycle = (typeof lifeCycle)[number];

export const nameTypes = ["official", "short", "acronym", "alias", "former", "as-in-source"] as const;
export type NameType = (typeof nameTypes)[number];

/** How a name stands in its language. What nobody stated is none of these. */
export const nameStatuses = ["authentic", "official-translation", "courtesy", "machine"] as const;
export type NameStatus = (typeof nameStatuses)[number];

/** What a focal point does for their party. */
export const focalRoles = ["main", "alternate", "validator"] as const;
export type FocalRole = (typeof focalRoles)[number];

/** Directed kinds of relation; each has a label from either end in the catalogue. */
export const relationKinds = [
  "cooperates-with",
  "supports",
  "subsidiary-of",
  "part-of",
  "member-of",
  "observer-of",
  "associate-of",
  "predecessor-of",
] as const;
export type RelationKind = (typeof relationKinds)[number];

export const offices = ["chair", "vice-chair", "secretariat", "focal-point"] as const;
export type Office = (typeof offices)[number];

export const membershipStatuses = ["member", "suspended", "associate", "observer"] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

export const unStatuses = ["member", "observer", "non-member-state", "other"] as const;
export type UnStatus = (typeof unStatuses)[number];

/** The party that owns the register: the secretariat in whose name it speaks. */
export const secretariatId = "cted";
/** The committee that the secretariat supports: named by the page, but no partner. */
export const committeeId = "sc-ctc";

/** A name as it is chosen for a reader. */
export interface NameChoice {
  readonly type: NameType;
  readonly language: Language;
  readonly name: string;
}

/** Types by which a thing may be shown, the best first. */
export const displayTypes: readonly NameType[] = ["official", "short", "acronym", "alias"];

/**
 * The name a reader of `language` is shown: the official one in their language, else their short form, acronym or alias,
 * else the same search in the other languages in their order. Nothing when there is no name at all.
 */
export const displayName = (names: readonly NameChoice[], language: Language): Tagged | undefined =>
  bestOfTypes(names.map(asText), displayTypes, language);

/** The acronym for a reader of `language`: theirs, else by the fallback order. */
export const displayAcronym = (names: readonly NameChoice[], language: Language): Tagged | undefined =>
  bestOfTypes(names.map(asText), ["acronym"], language);

/** The best name to make an id from: what an acronym says in few letters, else what is written in Latin letters. */
const namingOrder = [
  ["acronym", "en"],
  ["acronym", "fr"],
  ["acronym", "es"],
  ["short", "en"],
  ["official", "en"],
  ["short", "fr"],
  ["official", "fr"],
  ["short", "es"],
  ["official", "es"],
] as const;

const longestId = 60;

/** An id made from the names of a party; nothing when none of them gives at least two Latin letters or digits. */
export function partyIdFrom(names: readonly NameChoice[]): string | undefined {
  const first = namingOrder.flatMap(([type, language]) =>
    names.filter((name) => name.type === type && name.language === language),
  );
  return [...first, ...names].map(({ name }) => latinId(name)).find((id) => id.length > 1);
}

function latinId(name: string): string {
  const plain = slugOf(name.normalize("NFKD").replace(/[\p{M}’']/gu, ""));
  if (plain.length <= longestId) return plain;
  const cut = plain.slice(0, longestId + 1);
  return cut.slice(0, cut.includes("-") ? cut.lastIndexOf("-") : longestId);
}

const asText = ({ name, ...choice }: NameChoice) => ({ ...choice, text: name });
