import { sql } from "kysely";
import type { Certainty, HandlingLevel } from "../../../kernel/handling.ts";
import { fallbackOrder, type Language, type Tagged } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import { periodOf } from "../../../kernel/validity.ts";
import type {
  Category,
  LifeCycle,
  MembershipStatus,
  NameType,
  Office,
  PartyKind,
  RelationKind,
} from "../model.ts";

/** How a party is named to a reader: its best name, and its acronym if it has one. */
export interface PartyLabel {
  readonly id: string;
  readonly kind: PartyKind;
  readonly status: LifeCycle;
  readonly name: Tagged;
  readonly nameCertainty: Certainty;
  /** How sure it is that there is such a body. */
  readonly certainty: Certainty;
  readonly acronym: Tagged | undefined;
  readonly listed: boolean;
  /** That of the party: whoever is told the name of a closed one has read of it. */
  readonly level: HandlingLevel;
}

export interface ListedParty extends PartyLabel {
  readonly category: Category;
  readonly since: PartialDate | undefined;
  readonly until: PartialDate | undefined;
  readonly place: Tagged | undefined;
}

export interface PartyRow extends ListedParty {
  readonly parentId: string | undefined;
  readonly country: string | undefined;
  readonly website: string;
  readonly sourceUrl: string;
  readonly note: string;
}

/** What a source says of the fact, word for word, and by what the fact is found again. */
interface Sourced {
  readonly id: string;
  /** Empty where nobody wrote it down. */
  readonly sourcePassage: string;
}

export interface NameRow extends Sourced {
  readonly language: Language;
  readonly type: NameType;
  readonly name: string;
  readonly certainty: Certainty;
  readonly sourceUrl: string;
}

/** What every dated statement carries. */
interface Statement {
  readonly since: PartialDate | undefined;
  readonly until: PartialDate | undefined;
  readonly certainty: Certainty;
  readonly sourceUrl: string;
  readonly note: string;
}

export interface RelationRow extends Statement, Sourced {
  readonly fromId: string;
  readonly kind: RelationKind;
  readonly toId: string;
  readonly roles: readonly string[];
}

export interface OfficeRow extends Statement, Sourced {
  readonly holderId: string;
  readonly office: Office;
  readonly bodyId: string;
  readonly roles: readonly string[];
}

export interface MembershipRow extends Statement, Sourced {
  readonly stateId: string;
  readonly state: Tagged;
  readonly status: MembershipStatus;
}

export interface LabelColumns {
  id: string;
  kind: PartyKind;
  status: LifeCycle;
  party_verification: Certainty;
  on_source_page: boolean;
  name: string | null;
  name_language: Language | null;
  name_verification: Certainty | null;
  acronym: string | null;
  acronym_language: Language | null;
  level: HandlingLevel;
}

export interface PartyColumns extends LabelColumns {
  category: Category;
  since: PartialDate | null;
  until: PartialDate | null;
  place: string | null;
  place_name: string | null;
  place_language: Language | null;
}

export interface StatementColumns {
  since: PartialDate | null;
  until: PartialDate | null;
  verification: Certainty;
  source_url: string;
  note: string;
}

export const statementOf = (row: StatementColumns): Statement => ({
  ...periodOf(row),
  certainty: row.verification,
  sourceUrl: row.source_url,
  note: row.note,
});

export interface SourcedColumns {
  id: string;
  source_passage: string;
}

export const sourcedOf = (row: SourcedColumns): Sourced => ({
  id: row.id,
  sourcePassage: row.source_passage,
});

export interface RelationColumns extends StatementColumns, SourcedColumns {
  from_id: string;
  kind: RelationKind;
  to_id: string;
  roles: string[];
}

/** Of `registry.relation r`. */
export const relationColumns = sql`
  r.id::text as id, r.from_id, r.kind, r.to_id, r.roles, r.since, r.until, r.verification, r.source_url,
  r.source_passage, r.note`;

export const relationOf = (row: RelationColumns): RelationRow => ({
  ...sourcedOf(row),
  fromId: row.from_id,
  kind: row.kind,
  toId: row.to_id,
  roles: row.roles,
  ...statementOf(row),
});

export const tagged = (text: string | null, language: Language | null): Tagged | undefined =>
  text === null || language === null ? undefined : { text, language };

export const labelOf = (row: LabelColumns): PartyLabel => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  // A party without any name is known by its id.
  name: tagged(row.name, row.name_language) ?? { text: row.id, language: "en" },
  nameCertainty: row.name_verification ?? "known",
  certainty: row.party_verification,
  acronym: tagged(row.acronym, row.acronym_language),
  listed: row.on_source_page,
  level: row.level,
});

export const listedOf = (row: PartyColumns): ListedParty => ({
  ...labelOf(row),
  category: row.category,
  ...periodOf(row),
  place: tagged(row.place_name, row.place_language) ?? tagged(row.place, "en"),
});

/**
 * The best name and acronym of `registry.party p` for a reader: as `displayName` of the model, in the database.
 * What is first in the order of all is looked for by itself; only where it is missing are the names put in order.
 */
export const labelJoins = (language: Language) => {
  const order = sql`array_position(${fallbackOrder[language]}::text[], n.language)`;
  const ofParty = sql`select n.name, n.language, n.verification from registry.party_name n where n.party_id = p.id`;
  return sql`
    left join lateral (${ofParty} and n.type = 'official' and n.language = ${language} order by n.name limit 1) own on true
    left join lateral (
      ${ofParty} and own.name is null and n.type in ('official', 'short', 'acronym', 'alias')
      order by ${order}, array_position(array['official', 'short', 'acronym', 'alias'], n.type), n.name limit 1
    ) other on true
    left join lateral (${ofParty} and n.type = 'acronym' and n.language = ${language} order by n.name limit 1) short on true
    left join lateral (
      ${ofParty} and short.name is null and n.type = 'acronym' order by ${order}, n.name limit 1
    ) other_short on true`;
};

export const placeJoin = (language: Language) => sql`
  left join lateral (
    select n.name, n.language from registry.place_name n where n.place = p.place and n.language = ${language} limit 1
  ) seat on true
  left join lateral (
    select n.name, n.language from registry.place_name n where seat.name is null and n.place = p.place
    order by array_position(${fallbackOrder[language]}::text[], n.language) limit 1
  ) other_seat on true`;

export const labelColumns = sql`
  p.id, p.kind, p.status, p.on_source_page, p.level, p.verification as party_verification, coalesce(own.name, other.name) as name,
  coalesce(own.language, other.language) as name_language,
  coalesce(own.verification, other.verification) as name_verification,
  coalesce(short.name, other_short.name) as acronym, coalesce(short.language, other_short.language) as acronym_language`;

export const partyColumns = sql`
  ${labelColumns}, p.category, p.since, p.until, p.place, coalesce(seat.name, other_seat.name) as place_name,
  coalesce(seat.language, other_seat.language) as place_language`;
