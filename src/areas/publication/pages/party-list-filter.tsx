import type { VNode } from "preact";
import { Button, Choice, Chosen, Facets } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { partyFacets } from "../party-list.ts";
import type { PartyListPage } from "../queries/index.ts";
import { facetName, listAddress, offeredValues, valueName } from "./party-list-words.ts";

interface FilterProps {
  readonly page: PartyListPage;
  readonly request: PageRequest;
}

/** What narrows the list, as a form that works without a script. */
export function PartyFilter({ page, request }: FilterProps): VNode {
  const { translate, language, on, today, query } = request;
  return (
    <form class="filters" method="get" action={addressOf(language, "partners")}>
      {partyFacets.map((facet) => (
        <Choice
          key={facet}
          {...{ id: `filter-${facet}`, name: facet, label: facetName(facet, request) }}
          value={query[facet] ?? ""}
          options={[
            { value: "", text: translate("list.all") },
            ...offeredValues(facet, page, request).map(({ value, text, count, depth }) => ({
              value,
              text: translate("list.option", { text: `${"\u2003".repeat(depth)}${text}`, count }),
            })),
          ]}
        />
      ))}
      {on === today ? null : <input type="hidden" name="on" value={on} />}
      <Button>{translate("page.as-of-button")}</Button>
    </form>
  );
}

/** The same as links, each facet folded until it is used. */
export const PartyFacets = ({ page, request }: FilterProps): VNode => (
  <Facets
    label={request.translate("list.facets")}
    groups={partyFacets.map((facet) => ({
      heading: facetName(facet, request),
      open: request.query[facet] !== undefined,
      values: offeredValues(facet, page, request).map(({ value, text, count, depth }) => {
        const chosen = request.query[facet] === value;
        return {
          ...{ text, count, depth, chosen },
          href: listAddress(request, { [facet]: chosen ? undefined : value }),
        };
      }),
    }))}
  />
);

/** The conditions that are set, each a link that takes it back. */
export function PartyConditions({ page, request }: FilterProps): VNode | null {
  const { translate, language, place, query } = request;
  const set = partyFacets.flatMap((facet) => {
    const value = query[facet];
    return value === undefined ? [] : [{ facet, value }];
  });
  if (set.length === 0) return null;
  return (
    <Chosen
      label={translate("list.conditions")}
      items={set.map(({ facet, value }) => ({
        href: listAddress(request, { [facet]: undefined }),
        text: translate("list.remove", {
          facet: facetName(facet, request),
          value: valueName(facet, value, { page, request }),
        }),
      }))}
      all={{ href: addressOf(language, "partners", place.query), text: translate("list.remove-all") }}
    />
  );
}
