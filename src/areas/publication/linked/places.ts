import type { Day } from "../../../kernel/partial-date.ts";
import type { RegionEntry, StateEntry, WholeStateEntry } from "../../registry/index.ts";
import type { Iris } from "./iris.ts";
import { membershipNode } from "./statements.ts";
import { holdsOn, languageMap, type Node, refs, some, textIn } from "./values.ts";

/** What the list says of a State or other jurisdiction; schema.org's Country is the only word it has for either. */
export function stateNode(state: StateEntry, iris: Iris): Node {
  const texts = (form: "short" | "formal") =>
    languageMap(
      state.names.filter(([, has]) => has === form).map(([language, , name]) => [language, name] as const),
    );
  return {
    "@id": iris.state(state.id),
    "@type": "schema:Country",
    name: texts("short"),
    alternateName: texts("formal"),
    iso3: state.id,
    iso2: state.alpha2 || undefined,
    m49: state.m49 || undefined,
    unStatus: state.un_status,
    isPartOf: iris.region(state.region_id),
    certainty: state.verification,
  };
}

/** All memberships of a State; as plain triples those of the day. */
export function wholeStateNode(state: WholeStateEntry, { iris, on }: { iris: Iris; on: Day }): Node {
  const now = state.memberships.filter((one) => one.status === "member" && holdsOn(one, on));
  return {
    ...stateNode(state, iris),
    names: some(
      state.names.map(([language, form, name, certainty]) => ({
        "@type": "ns:Name",
        text: textIn(language, name),
        nameType: form === "formal" ? "official" : "short",
        certainty,
      })),
    ),
    memberOf: refs(now.map(({ party }) => iris.party(party))),
    hasMembership: some(
      state.memberships.map((one) =>
        membershipNode({
          ...one,
          ...{ role: one.status, member: undefined, organization: iris.party(one.party) },
        }),
      ),
    ),
  };
}

/** A region of M49, which is a place and a concept of a list. */
export const regionNode = (
  region: RegionEntry & { readonly within: readonly string[]; readonly states: readonly string[] },
  iris: Iris,
): Node => ({
  "@id": iris.region(region.id),
  "@type": ["schema:Place", "skos:Concept"],
  name: languageMap(region.names.map(([language, name]) => [language, name] as const)),
  prefLabel: languageMap(region.names.map(([language, name]) => [language, name] as const)),
  notation: region.id,
  m49: region.id,
  inScheme: iris.list("regions"),
  topConceptOf: region.parent_id === null ? iris.list("regions") : undefined,
  broader: region.parent_id === null ? undefined : iris.region(region.parent_id),
  narrower: refs(region.within.map(iris.region)),
  hasPart: refs(region.states.map(iris.state)),
  certainty: region.verification,
});
