import { type Language, languages } from "../../kernel/language.ts";
import type { PartialDate } from "../../kernel/partial-date.ts";
import type { Freshness } from "./freshness.ts";
import type { Category, LifeCycle, PartyKind } from "./model.ts";
import {
  type CoverageRecord,
  coverageOf,
  type FactRecord,
  type FocalPointRecord,
  factOf,
  focalPointsOf,
  freshnessBy,
  type IdentifierRecord,
  identifiersOf,
  type MembershipRecord,
  membershipsOf,
  type NameRecord,
  type NoteRecord,
  namesOf,
  notesOf,
  type OfficeRecord,
  officesOf,
  type Reading,
  type RelationRecord,
  relationsOf,
} from "./record.ts";
import type { ImageOf, PartyRows, Versioned } from "./store/images.ts";
import type { PartyLabel } from "./store/index.ts";

export interface PartyFacts extends FactRecord {
  readonly kind: PartyKind;
  readonly category: Category;
  readonly parent: PartyLabel | undefined;
  readonly status: LifeCycle;
  readonly since: PartialDate | undefined;
  readonly until: PartialDate | undefined;
  readonly place: string | undefined;
  readonly country: string | undefined;
  readonly website: string;
  readonly websiteVerifiedOn: PartialDate | undefined;
  readonly websiteFreshness: Freshness | undefined;
  readonly onSourcePage: boolean;
  readonly position: number;
}

/** Everything of one party. */
export interface PartyRecord {
  readonly party: PartyFacts;
  readonly names: readonly NameRecord[];
  /** Languages in which it has no official name. */
  readonly missing: readonly Language[];
  readonly relations: readonly RelationRecord[];
  readonly offices: readonly OfficeRecord[];
  readonly memberships: readonly MembershipRecord[];
  readonly focalPoints: readonly FocalPointRecord[];
  readonly identifiers: readonly IdentifierRecord[];
  readonly coverage: readonly CoverageRecord[];
  readonly notes: readonly NoteRecord[];
}

function partyFactsOf(row: Versioned<ImageOf<"registry.party">>, reading: Reading): PartyFacts {
  const { image } = row;
  const seen = { verified_on: image.website_verified_on };
  return {
    ...factOf(row, "party", reading),
    kind: image.kind,
    category: image.category,
    parent: image.parent_id === undefined ? undefined : reading.labels.get(image.parent_id),
    status: image.status,
    since: image.since,
    until: image.until,
    place: image.place,
    country: image.country,
    website: image.website,
    websiteVerifiedOn: image.website_verified_on,
    websiteFreshness: image.website === "" ? undefined : freshnessBy(reading, "website", seen),
    onSourcePage: image.on_source_page,
    position: image.position,
  };
}

/** The record of a party from its rows; nothing when the party itself is not among them. */
export function partyRecordOf(id: string, rows: PartyRows, reading: Reading): PartyRecord | undefined {
  const [row] = rows["registry.party"];
  if (row === undefined) return undefined;
  const own = { ...reading, partyUntil: row.image.until };
  const names = namesOf(rows, own);
  const official = new Set(names.filter(({ type }) => type === "official").map(({ language }) => language));
  return {
    party: partyFactsOf(row, own),
    names,
    missing: languages.filter((language) => !official.has(language)),
    relations: relationsOf(id, rows, own),
    offices: officesOf(id, rows, own),
    memberships: membershipsOf(rows, own),
    focalPoints: focalPointsOf(rows, own),
    identifiers: identifiersOf(rows, own),
    coverage: coverageOf(rows, own),
    notes: notesOf(rows),
  };
}

/** The parties at the other ends. */
export const othersIn = (rows: PartyRows): string[] => [
  ...new Set([
    ...rows["registry.relation"].flatMap(({ image }) => [image.from_id, image.to_id]),
    ...rows["registry.office"].flatMap(({ image }) => [image.holder_id, image.body_id]),
    ...rows["registry.party"].flatMap(({ image }) =>
      image.parent_id === undefined ? [] : [image.parent_id],
    ),
  ]),
];
