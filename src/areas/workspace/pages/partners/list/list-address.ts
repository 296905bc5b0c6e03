import { type HandlingLevel, handlingLevels } from "../../../../../kernel/handling.ts";
import { addressOf, type WorkRequest } from "../../../../../platform/http/index.ts";
import {
  type Category,
  categories,
  type LifeCycle,
  lifeCycle,
  listedStates,
  type PartyKind,
  type PartyOrder,
  partyKinds,
  partyOrders,
} from "../../../../registry/index.ts";

export const listPath = "work/partners";
/** Parties on one page of the list. */
export const pageLength = 50;

export const facets = ["kind", "category", "status", "region", "level", "freshness"] as const;
export type Facet = (typeof facets)[number];

/** What a column may show besides the name, in their order. */
export const columns = [
  "acronym",
  "id",
  "kind",
  "category",
  "status",
  "dates",
  "place",
  "regions",
  "names",
  "website",
  "level",
  "freshness",
  "verified",
] as const;
export type Column = (typeof columns)[number];

const usual: readonly Column[] = ["acronym", "kind", "status", "level", "freshness"];

/** What of the list is asked for, as its address says it. What the address says wrongly is left out. */
export interface ListAsked {
  readonly q: string | undefined;
  readonly kind: PartyKind | undefined;
  readonly category: Category | undefined;
  readonly status: LifeCycle | undefined;
  readonly region: string | undefined;
  readonly level: HandlingLevel | undefined;
  readonly freshness: (typeof listedStates)[number] | undefined;
  readonly sort: PartyOrder | undefined;
  readonly descending: boolean;
  readonly columns: readonly Column[];
  readonly page: number;
}

type Query = Readonly<Record<string, string>>;

const oneOf = <Value extends string>(
  values: readonly Value[],
  given: string | undefined,
): Value | undefined => values.find((value) => value === given);

/** From the boxes of the form (`c-kind`), or from an address that the list itself wrote (`columns=kind.status`). */
function columnsIn(query: Query): readonly Column[] {
  if (query.choose !== undefined) return columns.filter((column) => query[`c-${column}`] !== undefined);
  const named = query.columns?.split(".");
  return named === undefined ? usual : columns.filter((column) => named.includes(column));
}

export function listAsked(query: Query): ListAsked {
  const sort = query.sort?.replace(/^-/, "");
  const page = Number(query.page ?? 1);
  return {
    q: query.q?.trim().slice(0, 300) || undefined,
    kind: oneOf(partyKinds, query.kind),
    category: oneOf(categories, query.category),
    status: oneOf(lifeCycle, query.status),
    region: query.region !== undefined && /^\d{3}$/.test(query.region) ? query.region : undefined,
    level: oneOf(handlingLevels, query.level),
    freshness: oneOf(listedStates, query.freshness),
    sort: oneOf(partyOrders, sort),
    descending: sort !== undefined && query.sort?.startsWith("-") === true,
    columns: columnsIn(query),
    page: Number.isInteger(page) && page > 0 && page < 20_000 ? page : 1,
  };
}

const sameColumns = (a: readonly Column[], b: readonly Column[]): boolean => a.join(".") === b.join(".");

/** The address's query for a list, the shortest that says it: two lists that are the same have the same. */
export function listQuery(asked: ListAsked): string {
  const { q, sort, descending, page } = asked;
  const given: ReadonlyArray<readonly [string, string | undefined]> = [
    ["q", q],
    ...facets.map((facet) => [facet, asked[facet]] as const),
    ["sort", sort === undefined ? undefined : `${descending ? "-" : ""}${sort}`],
    ["columns", sameColumns(asked.columns, usual) ? undefined : asked.columns.join(".") || "none"],
    ["page", page === 1 ? undefined : String(page)],
  ];
  return new URLSearchParams(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
}

/** The list with something about it changed; always its first page unless a page is named. */
export function listAddress(
  { language }: WorkRequest,
  asked: ListAsked,
  change: Partial<ListAsked> = {},
): string {
  const query = listQuery({ ...asked, page: 1, ...change });
  return addressOf(language, listPath, query === "" ? "" : `?${query}`);
}

/** The same list without any condition. */
export const withoutConditions = (asked: ListAsked): ListAsked => ({
  ...asked,
  q: undefined,
  ...{ kind: undefined, category: undefined, status: undefined, region: undefined },
  ...{ level: undefined, freshness: undefined },
});
