import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import {
  displayTypes,
  type NameEntry,
  type PartyEntry,
  type PartyKind,
  type RelationRow,
  type WholePartyEntry,
} from "../../registry/index.ts";
import type { Iris } from "./iris.ts";
import { changeNode, memberRoles, membershipNode, plainRelations, relationNode } from "./statements.ts";
import { addressed, dateValue, groundOf, languageMap, type Node, refs, some, textIn } from "./values.ts";

/** A party with all that is on record of it. */
export interface PartyFacts extends WholePartyEntry {
  readonly relations: readonly RelationRow[];
  readonly established: readonly { readonly instrumentId: string; readonly certainty: Certainty }[];
}

/** Kinds that schema.org calls a GovernmentOrganization: organs that States set up together. The others are bodies of any owner. */
const governmental: ReadonlySet<PartyKind> = new Set([
  "secretariat",
  "principal-organ",
  "security-council-committee",
  "expert-group",
  "secretariat-department",
  "coordination-framework",
  "working-group",
  "fund-or-programme",
  "specialised-agency",
  "treaty-body-or-special-procedure",
  "intergovernmental",
  "regional",
  "sub-regional",
  "fatf-style-regional-body",
]);

/** Whom the register lists as a party and what is no organisation: "universities", as a class of partners. */
export function partyTypes(kind: PartyKind): readonly string[] {
  if (kind === "class") return ["skos:Concept"];
  return [
    governmental.has(kind) ? "schema:GovernmentOrganization" : "schema:Organization",
    "org:Organization",
  ];
}

/** The name in each language that has one, as pages choose it. */
export function mainNames(names: readonly NameEntry[]): Array<readonly [Language, string, Certainty]> {
  const best = new Map<Language, NameEntry>();
  for (const type of displayTypes) {
    for (const entry of names) if (entry[1] === type && !best.has(entry[0])) best.set(entry[0], entry);
  }
  return [...best.values()].map(([language, , name, certainty]) => [language, name, certainty] as const);
}

/** Names besides the main ones. */
export function otherNames(names: readonly NameEntry[]): NameEntry[] {
  const main = new Set(mainNames(names).map(([language, name]) => `${language} ${name}`));
  return names.filter(([language, , name]) => !main.has(`${language} ${name}`));
}

/** What the list says of a party. */
export function partyNode(party: PartyEntry, iris: Iris): Node {
  const also = otherNames(party.names).filter(([, type]) => displayTypes.includes(type));
  return {
    "@id": iris.party(party.id),
    "@type": partyTypes(party.kind),
    name: languageMap(mainNames(party.names).map(([language, name]) => [language, name] as const)),
    alternateName: languageMap(also.map(([language, , name]) => [language, name] as const)),
    kind: party.kind,
    category: party.category,
    lifeCycle: party.status,
    foundingDate: dateValue(party.since),
    dissolutionDate: dateValue(party.until),
    address: addressOf(party),
    url: addressed(party.website),
    areaServed: refs(party.regions.map(iris.region)),
    onSourcePage: party.on_source_page,
    ...groundOf({ certainty: party.verification, source: party.source_url }),
  };
}

/** All that is on record of a party. Plain relations are those of the day, dated statements are all. */
export function wholePartyNode(party: PartyFacts, { iris, on }: { iris: Iris; on: Day }): Node {
  const parents = party.parent_id === null ? [] : [party.parent_id];
  const outgoing = party.relations.filter(({ fromId }) => fromId === party.id);
  return {
    ...partyNode(party, iris),
    ...plainRelations(outgoing, { iris, on, parents }),
    subOrganization: refs(party.children.map(iris.party)),
    names: some(party.names.map(nameNode)),
    ...identifiersOf(party),
    ...membershipsOf(party, iris),
    ...relationsOf(party, iris),
    establishment: some(
      party.established.map(({ instrumentId, certainty }) => ({
        "@type": "ns:Establishment",
        instrument: iris.instrument(instrumentId),
        certainty,
      })),
    ),
  };
}

const nameNode = ([language, nameType, name, certainty]: NameEntry): Node => ({
  "@type": "ns:Name",
  text: textIn(language, name),
  nameType,
  certainty,
});

function addressOf({ place, country }: PartyEntry): Node | undefined {
  if (!place && !country) return undefined;
  return {
    "@type": "schema:PostalAddress",
    addressLocality: place || undefined,
    addressCountry: country || undefined,
  };
}

function identifiersOf({ identifiers }: WholePartyEntry): Node {
  const wikidata = identifiers.filter(({ scheme }) => scheme === "wikidata");
  return {
    sameAs: refs(wikidata.map(({ value }) => `http://www.wikidata.org/entity/${value}`)),
    identifier: some(
      identifiers.map(({ scheme, value }) => ({
        "@type": "schema:PropertyValue",
        propertyID: scheme,
        value,
      })),
    ),
  };
}

/** Whose member it is and which offices it holds; who its members are and who holds its offices. */
function membershipsOf(party: PartyFacts, iris: Iris): Node {
  const relations = party.relations.flatMap((relation) => {
    const role = memberRoles[relation.kind];
    return role === undefined ? [] : [{ ...relation, role, source: relation.sourceUrl }];
  });
  const held = party.offices.map((office) => ({ ...office, role: office.office }));
  const own = [
    ...relations
      .filter(({ fromId }) => fromId === party.id)
      .map((one) => ({ ...one, member: undefined, organization: iris.party(one.toId) })),
    ...held
      .filter(({ holder }) => holder === party.id)
      .map((one) => ({ ...one, member: undefined, organization: iris.party(one.body) })),
  ];
  const others = [
    ...relations
      .filter(({ toId, fromId }) => toId === party.id && fromId !== party.id)
      .map((one) => ({ ...one, organization: undefined, member: iris.party(one.fromId) })),
    ...held
      .filter(({ body, holder }) => body === party.id && holder !== party.id)
      .map((one) => ({ ...one, organization: undefined, member: iris.party(one.holder) })),
    ...party.members.map((one) => ({
      ...{ ...one, role: one.status },
      ...{ organization: undefined, member: iris.state(one.state) },
    })),
  ];
  return {
    hasMembership: some(own.map(membershipNode)),
    memberships: some(others.map(membershipNode)),
  };
}

function relationsOf(party: PartyFacts, iris: Iris): Node {
  const changes = party.relations.filter(({ kind }) => kind === "predecessor-of");
  const before = changes.filter(({ fromId }) => fromId === party.id);
  const after = changes.filter(({ toId }) => toId === party.id);
  const told = party.relations.filter(({ kind }) => kind !== "predecessor-of" && !memberRoles[kind]);
  return {
    changedBy: some(before.map((change) => changeNode(change, iris))),
    resultedFrom: some(after.map((change) => changeNode(change, iris))),
    relations: some(told.map((relation) => relationNode(relation, iris))),
  };
}
