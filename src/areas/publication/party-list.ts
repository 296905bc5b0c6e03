import { invalid } from "../../kernel/errors.ts";
import type { Language } from "../../kernel/language.ts";
import type { Day } from "../../kernel/partial-date.ts";
import { type Period, standing } from "../../kernel/validity.ts";
import { collator } from "../../platform/i18n/index.ts";
import { lifeCycle, type PartyListing, partyKinds, type RegionRow } from "../registry/index.ts";
import { headingKeys, headingOf, isRegional } from "./model.ts";

/** What narrows the list of parties, in the order in which a page offers it. */
export const partyFacets = ["kind", "category", "region", "status", "listed", "cooperation"] as const;
export type PartyFacet = (typeof partyFacets)[number];

/** How the secretariat's cooperation with a party stands to the day. */
export const cooperationStates = ["holds", "undated", "uncertain", "not-then", "none"] as const;
export type CooperationState = (typeof cooperationStates)[number];

export type PartyFilter = Readonly<Partial<Record<PartyFacet | "page", string | undefined>>>;

/** Parties by value, each counted among those that all other conditions leave. */
export type PartyCounts = ReadonlyMap<string, number>;

export interface PartyList {
  /** All that meet the conditions, by name in the alphabet of the language. */
  readonly found: readonly PartyListing[];
  /** Those on the page that is asked for. */
  readonly rows: readonly PartyListing[];
  readonly page: number;
  readonly pages: number;
  readonly facets: Readonly<Record<PartyFacet, PartyCounts>>;
  /** All parties, whatever the conditions. */
  readonly count: number;
}

export interface PartyListGiven {
  readonly on: Day;
  readonly language: Language;
  readonly regions: readonly RegionRow[];
}

export const partiesAPage = 50;

/** A period that holds says more than one without dates, and that more than one that is over. */
export function cooperationOn(periods: readonly Period[], on: Day): CooperationState {
  const stand = new Set(periods.map((period) => standing(period, on)));
  if (stand.size === 0) return "none";
  if (stand.has("holds")) return "holds";
  if (stand.has("dates-not-known")) return "undated";
  return stand.has("uncertain") ? "uncertain" : "not-then";
}

/** The region and all that it lies in, up to the world. */
export function regionAndAbove(id: string, regions: readonly RegionRow[]): string[] {
  const found: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !found.includes(at); ) {
    found.push(at);
    at = regions.find((region) => region.id === at)?.parentId;
  }
  return found;
}

/** A region in its place below others; 0 is the world. */
export type NestedRegion = RegionRow & { readonly depth: number };

/** Each region below the one it lies in, those of one level by name. */
export function nestedRegions(
  regions: readonly RegionRow[],
  language: Language,
  above?: { readonly id: string; readonly depth: number },
): NestedRegion[] {
  const depth = above === undefined ? 0 : above.depth + 1;
  return byName(
    regions.filter((region) => region.parentId === above?.id),
    language,
  ).flatMap((region) => [
    { ...region, depth },
    ...nestedRegions(regions, language, { id: region.id, depth }),
  ]);
}

/**
 * Narrows, counts, orders and pages. A body that covers Northern Africa is found under Africa too.
 * @throws invalid `filter-unknown` for a value that no party can have, and for a page that there is not.
 */
export function partyList(
  parties: readonly PartyListing[],
  filter: PartyFilter,
  given: PartyListGiven,
): PartyList {
  const known = knownValues(given.regions);
  for (const facet of partyFacets) checkValue(facet, filter[facet], known[facet]);
  const valued = parties.map((party) => ({ party, values: valuesOf(party, given) }));
  const matches = (values: Values, besides?: PartyFacet): boolean =>
    partyFacets.every((facet) => {
      const wanted = filter[facet];
      return facet === besides || wanted === undefined || values[facet].includes(wanted);
    });
  const counts = (facet: PartyFacet): PartyCounts => {
    const count = new Map(known[facet].map((value) => [value, 0]));
    for (const { values } of valued.filter((one) => matches(one.values, facet)))
      for (const value of values[facet]) count.set(value, (count.get(value) ?? 0) + 1);
    return count;
  };
  const found = byName(
    valued.filter(({ values }) => matches(values)).map(({ party }) => party),
    given.language,
  );
  const pages = Math.max(1, Math.ceil(found.length / partiesAPage));
  const numbers = Array.from({ length: pages }, (_, at) => String(at + 1));
  checkValue("page", filter.page, numbers);
  const page = Number(filter.page ?? 1);
  return {
    ...{ found, page, pages, count: parties.length },
    rows: found.slice((page - 1) * partiesAPage, page * partiesAPage),
    facets: Object.fromEntries(partyFacets.map((facet) => [facet, counts(facet)])) as Record<
      PartyFacet,
      PartyCounts
    >,
  };
}

type Values = Readonly<Record<PartyFacet, readonly string[]>>;

function valuesOf(party: PartyListing, { on, regions }: PartyListGiven): Values {
  const heading = headingOf(party);
  return {
    kind: [party.kind],
    category: isRegional(heading) ? ["regional", heading] : [heading],
    region: [...new Set(party.regions.flatMap((region) => regionAndAbove(region, regions)))],
    status: [party.status],
    listed: [String(party.listed)],
    cooperation: [cooperationOn(party.cooperation, on)],
  };
}

const knownValues = (regions: readonly RegionRow[]): Values => ({
  kind: partyKinds,
  category: headingKeys,
  region: regions.map(({ id }) => id),
  status: lifeCycle,
  listed: ["true", "false"],
  cooperation: cooperationStates,
});

/** By the alphabet of the language; what it holds for the same is told apart by the id. */
export function byName<Named extends { readonly id: string; readonly name: { readonly text: string } }>(
  named: readonly Named[],
  language: Language,
): Named[] {
  const { compare } = collator(language);
  return named.toSorted((a, b) => compare(a.name.text, b.name.text) || (a.id < b.id ? -1 : 1));
}

function checkValue(name: string, value: string | undefined, allowed: readonly string[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw invalid("filter-unknown", { name, value: value.slice(0, 60), allowed: allowed.join(", ") });
}
