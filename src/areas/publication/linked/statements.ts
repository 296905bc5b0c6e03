import type { Certainty } from "../../../kernel/handling.ts";
import type { Day, PartialDate } from "../../../kernel/partial-date.ts";
import type { RelationRow } from "../../registry/index.ts";
import type { Iris } from "./iris.ts";
import { groundOf, holdsOn, interval, type Node, refs, some } from "./values.ts";

export interface Membership {
  readonly member: string | undefined;
  readonly organization: string | undefined;
  readonly role: string;
  readonly since: PartialDate | null | undefined;
  readonly until: PartialDate | null | undefined;
  readonly certainty: Certainty;
  readonly source: string;
}

/** A membership or an office as `org:Membership`; the end at which it stands may be left out. */
export const membershipNode = (given: Membership): Node => ({
  "@type": "org:Membership",
  member: given.member,
  organization: given.organization,
  role: given.role,
  memberDuring: interval(given),
  ...groundOf(given),
});

/** Relations that W3C ORG knows as membership, by the role of the member. */
export const memberRoles: Readonly<Partial<Record<RelationRow["kind"], string>>> = {
  "member-of": "member",
  "observer-of": "observer",
  "associate-of": "associate",
};

/** One body became another, as `org:ChangeEvent`. */
export const changeNode = (given: RelationRow, iris: Iris): Node => ({
  "@type": "org:ChangeEvent",
  originalOrganization: iris.party(given.fromId),
  resultingOrganization: iris.party(given.toId),
  temporal: interval(given),
  ...groundOf({ certainty: given.certainty, source: given.sourceUrl }),
});

/** Any relation of two bodies: which, from whom to whom, from when until when, how sure, by which text. */
export const relationNode = (given: RelationRow, iris: Iris): Node => ({
  "@type": "ns:Relation",
  relationKind: given.kind,
  subject: iris.party(given.fromId),
  object: iris.party(given.toId),
  purpose: some(given.roles),
  temporal: interval(given),
  ...groundOf({ certainty: given.certainty, source: given.sourceUrl }),
});

const plainTerms: Readonly<Record<RelationRow["kind"], readonly string[]>> = {
  "cooperates-with": ["cooperatesWith"],
  supports: ["supports"],
  "subsidiary-of": ["parentOrganization", "subOrganizationOf"],
  "part-of": ["parentOrganization", "subOrganizationOf"],
  "member-of": ["memberOf", "orgMemberOf"],
  "observer-of": ["observerOf"],
  "associate-of": ["associateOf"],
  "predecessor-of": [],
};

/**
 * What a body is to others on a day, as plain triples: they have no dates, so only what holds is said.
 * @param given with the ids of parents that are on record besides the relations
 */
export function plainRelations(
  relations: readonly RelationRow[],
  { iris, on, parents }: { readonly iris: Iris; readonly on: Day; readonly parents: readonly string[] },
): Node {
  const found = new Map<string, Set<string>>();
  const add = (term: string, id: string) =>
    found.set(term, (found.get(term) ?? new Set()).add(iris.party(id)));
  for (const term of plainTerms["part-of"]) for (const id of parents) add(term, id);
  for (const relation of relations.filter((one) => holdsOn(one, on)))
    for (const term of plainTerms[relation.kind]) add(term, relation.toId);
  return Object.fromEntries([...found].map(([term, ids]) => [term, refs([...ids])]));
}
