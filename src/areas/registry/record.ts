import type { Certainty, HandlingLevel } from "../../kernel/handling.ts";
import { type Language, languages, type Tagged } from "../../kernel/language.ts";
import type { Day, PartialDate } from "../../kernel/partial-date.ts";
import { type FactKind, type Freshness, type FreshnessRule, freshnessOf } from "./freshness.ts";
import {
  displayTypes,
  type FocalRole,
  type MembershipStatus,
  type NameStatus,
  type NameType,
  nameTypes,
  type Office,
  type RelationKind,
} from "./model.ts";
import type { ImageOf, PartyRows, Versioned } from "./store/images.ts";
import type { PartyLabel } from "./store/index.ts";

/** What every row of the record carries: who may see it, and the word for what it says now. */
export interface HandledRecord {
  readonly id: string;
  /** What a change of the row is to expect; nothing in a record of the past. */
  readonly version: string | undefined;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

export interface FactRecord extends HandledRecord {
  readonly certainty: Certainty;
  readonly verifiedOn: PartialDate | undefined;
  readonly sourceUrl: string;
  readonly sourcePassage: string;
  readonly note: string;
  /** Nothing of a fact that does not age, and in a record of the past. */
  readonly freshness: Freshness | undefined;
}

interface Dated {
  readonly since: PartialDate | undefined;
  readonly until: PartialDate | undefined;
}

export interface NameRecord extends FactRecord, Dated {
  readonly language: Language;
  readonly type: NameType;
  readonly name: string;
  readonly status: NameStatus | undefined;
  /** The name that it renders. */
  readonly ofName: string | undefined;
  /** Whether that says something else by now; nothing where there is none, or where the reader may not see it. */
  readonly stale: boolean | undefined;
}

/** A tie to another party: `out` from this one, `in` to it. */
interface Tie extends FactRecord, Dated {
  readonly direction: "out" | "in";
  readonly other: PartyLabel;
  readonly roles: readonly string[];
}

export interface RelationRecord extends Tie {
  readonly kind: RelationKind;
}

export interface OfficeRecord extends Tie {
  readonly office: Office;
}

export interface MembershipRecord extends FactRecord, Dated {
  readonly stateId: string;
  readonly state: Tagged;
  readonly status: MembershipStatus;
}

/** Null stands for what was erased. */
export interface FocalPointRecord extends FactRecord, Dated {
  readonly personId: string | undefined;
  readonly role: FocalRole;
  readonly name: string | null;
  readonly title: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: Language;
}

export interface IdentifierRecord extends FactRecord {
  readonly scheme: string;
  readonly value: string;
}

export interface CoverageRecord extends FactRecord {
  readonly regionId: string;
  readonly region: Tagged;
}

export interface NoteRecord extends HandledRecord {
  readonly language: Language;
  readonly text: string;
  readonly author: { readonly kind: string; readonly name: string };
  readonly at: string;
}

/** By what the rows are read: names of the other ends, rules of ageing. */
export interface Reading {
  readonly labels: ReadonlyMap<string, PartyLabel>;
  readonly states: ReadonlyMap<string, Tagged>;
  readonly regions: ReadonlyMap<string, Tagged>;
  readonly staleness: ReadonlyMap<string, boolean>;
  readonly rules: ReadonlyMap<FactKind, FreshnessRule>;
  readonly on: Day;
  readonly partyUntil: PartialDate | undefined;
}

const byId = (id: string): Tagged => ({ text: id, language: "en" });

type Handled = Pick<ImageOf<"registry.note">, "id" | "level" | "audience" | "originator">;

const handledOf = ({ image, version }: Versioned<Handled>): HandledRecord => ({
  id: image.id,
  version,
  level: image.level,
  audience: image.audience,
  originator: image.originator,
});

/** How fresh a row is by the rule of its kind. */
export function freshnessBy(
  reading: Reading,
  kind: FactKind | undefined,
  dates: { readonly verified_on: PartialDate | undefined; readonly until?: PartialDate | undefined },
): Freshness | undefined {
  const rule = kind === undefined ? undefined : reading.rules.get(kind);
  if (rule === undefined) return undefined;
  const ageing = { verifiedOn: dates.verified_on, until: dates.until, partyUntil: reading.partyUntil };
  return freshnessOf(rule, ageing, reading.on);
}

type Fact = ImageOf<"registry.identifier"> | ImageOf<"registry.party"> | ImageOf<"registry.office">;
type FactImage = Omit<ImageOf<"registry.coverage">, "party_id" | "region_id"> & {
  readonly until?: Fact["verified_on"];
};

export const factOf = (
  row: Versioned<FactImage>,
  kind: FactKind | undefined,
  reading: Reading,
): FactRecord => ({
  ...handledOf(row),
  certainty: row.image.verification,
  verifiedOn: row.image.verified_on,
  sourceUrl: row.image.source_url,
  sourcePassage: row.image.source_passage,
  note: row.image.note,
  freshness: freshnessBy(reading, kind, row.image),
});

const periodOf = ({ since, until }: Dated): Dated => ({ since, until });

/** By language, as the switch has them, then by type, then by name. */
const placeOf = ({ language, type, name }: NameRecord): string =>
  `${languages.indexOf(language)} ${nameTypes.indexOf(type)} ${name}`;

const inOrder = <Row>(rows: readonly Row[], place: (row: Row) => string): Row[] =>
  rows
    .map((row) => [place(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, row]) => row);

export const namesOf = (rows: PartyRows, reading: Reading): NameRecord[] =>
  inOrder(namesAsHeld(rows, reading), placeOf);

const namesAsHeld = (rows: PartyRows, reading: Reading): NameRecord[] =>
  rows["registry.party_name"].map((row) => ({
    // Former names, and the spellings of sources, do not age: they are what they were.
    ...factOf(row, displayTypes.includes(row.image.type) ? "name" : undefined, reading),
    ...periodOf(row.image),
    language: row.image.language,
    type: row.image.type,
    name: row.image.name,
    status: row.image.status ?? undefined,
    ofName: row.image.of_name,
    stale: reading.staleness.get(row.image.id),
  }));

/** Ties whose other end the reader may not see are none for them. */
export const relationsOf = (party: string, rows: PartyRows, reading: Reading): RelationRecord[] =>
  rows["registry.relation"].flatMap((row) => {
    const { from_id, to_id, kind, roles } = row.image;
    const out = from_id === party;
    const other = reading.labels.get(out ? to_id : from_id);
    if (other === undefined) return [];
    const direction = out ? "out" : "in";
    return [{ ...factOf(row, "relation", reading), ...periodOf(row.image), direction, other, kind, roles }];
  });

export const officesOf = (party: string, rows: PartyRows, reading: Reading): OfficeRecord[] =>
  rows["registry.office"].flatMap((row) => {
    const { holder_id, body_id, office, roles } = row.image;
    const out = holder_id === party;
    const other = reading.labels.get(out ? body_id : holder_id);
    if (other === undefined) return [];
    const direction = out ? "out" : "in";
    return [{ ...factOf(row, "office", reading), ...periodOf(row.image), direction, other, office, roles }];
  });

export const membershipsOf = (rows: PartyRows, reading: Reading): MembershipRecord[] =>
  rows["registry.membership"].map((row) => ({
    ...factOf(row, "membership", reading),
    ...periodOf(row.image),
    stateId: row.image.state_id,
    state: reading.states.get(row.image.state_id) ?? byId(row.image.state_id),
    status: row.image.status,
  }));

export const focalPointsOf = (rows: PartyRows, reading: Reading): FocalPointRecord[] =>
  rows["registry.focal_point"].map((row) => ({
    ...factOf(row, "focal-point", reading),
    ...periodOf(row.image),
    personId: row.image.person_id,
    role: row.image.role,
    name: row.image.name,
    title: row.image.title,
    email: row.image.email,
    phone: row.image.phone,
    language: row.image.language,
  }));

export const identifiersOf = (rows: PartyRows, reading: Reading): IdentifierRecord[] =>
  rows["registry.identifier"].map((row) => ({
    ...factOf(row, "identifier", reading),
    scheme: row.image.scheme,
    value: row.image.value,
  }));

export const coverageOf = (rows: PartyRows, reading: Reading): CoverageRecord[] =>
  rows["registry.coverage"].map((row) => ({
    ...factOf(row, "coverage", reading),
    regionId: row.image.region_id,
    region: reading.regions.get(row.image.region_id) ?? byId(row.image.region_id),
  }));

/** The latest first. */
export const notesOf = (rows: PartyRows): NoteRecord[] =>
  inOrder(rows["registry.note"], ({ image }) => `${image.at} ${image.id}`)
    .reverse()
    .map((row) => ({
      ...handledOf(row),
      language: row.image.language,
      text: row.image.text,
      author: { kind: row.image.author_kind, name: row.image.author },
      at: row.image.at,
    }));
