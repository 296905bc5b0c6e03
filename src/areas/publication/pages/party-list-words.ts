import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { collator, formatDate } from "../../../platform/i18n/index.ts";
import { isRegional } from "../model.ts";
import { nestedRegions, type PartyFacet } from "../party-list.ts";
import type { PartyListPage } from "../queries/index.ts";
import { sentenceCase } from "./frame.tsx";

/** A value of a facet as it is offered. */
export interface OfferedValue {
  readonly value: string;
  readonly text: string;
  readonly count: number;
  readonly depth: number;
}

/** What a facet is called. */
export const facetName = (facet: PartyFacet, { translate, language, on }: PageRequest): string =>
  facet === "cooperation"
    ? translate("list.facet-cooperation", { date: formatDate(language, on) })
    : translate(`list.facet-${facet}`);

/** What a value is called. */
export function valueName(
  facet: PartyFacet,
  value: string,
  { page, request }: { readonly page: PartyListPage; readonly request: PageRequest },
): string {
  const { translate } = request;
  if (facet === "region") return page.regions.find(({ id }) => id === value)?.name.text ?? value;
  if (facet === "listed" || facet === "cooperation") return translate(`list.${facet}-${value}`);
  return sentenceCase(translate(`${facet}.${value}`), translate);
}

/** The values that leave something, and the chosen one; kinds by the alphabet, regions each below its own. */
export function offeredValues(
  facet: PartyFacet,
  page: PartyListPage,
  request: PageRequest,
): readonly OfferedValue[] {
  const depths = new Map(
    facet === "region"
      ? nestedRegions(page.regions, request.language).map(({ id, depth }) => [id, depth])
      : [],
  );
  const values = depths.size > 0 ? [...depths.keys()] : [...page.facets[facet].keys()];
  const offered = values
    .map((value) => ({
      value,
      text: valueName(facet, value, { page, request }),
      count: page.facets[facet].get(value) ?? 0,
      depth:
        depths.get(value) ??
        (facet === "category" && (isRegional as (key: string) => boolean)(value) ? 1 : 0),
    }))
    .filter(({ value, count }) => count > 0 || request.query[facet] === value);
  const { compare } = collator(request.language);
  return facet === "kind" ? offered.toSorted((a, b) => compare(a.text, b.text)) : offered;
}

/** The list with one condition more, another or none in its place; always its first page. */
export function listAddress(
  { language, place, query }: PageRequest,
  change: Readonly<Partial<Record<PartyFacet | "page", string | undefined>>>,
): string {
  const { page: _first, ...kept } = query;
  const given = Object.entries({ ...kept, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const along = [...new URLSearchParams(place.query)];
  const all = new URLSearchParams([...given, ...along].map(([name, value]) => [name, value]));
  all.sort();
  return addressOf(language, "partners", all.size === 0 ? "" : `?${all}`);
}
