import { invalid } from "../../kernel/errors.ts";
import { slugOf } from "../../kernel/slug.ts";
import { endsWithinYear, instrumentStates, type ThemedInstrument } from "../mandates/index.ts";
import type { InstrumentView } from "./model.ts";

/** An instrument of the list of mandates, as it stands on the day. */
export type MandateRow = InstrumentView<ThemedInstrument>;

export const mandateOrders = ["adopted", "symbol", "body", "expires"] as const;

/** What narrows the list: the address form of a body, the id of a theme, a state on the day. */
export interface MandateFilter {
  readonly body?: string | undefined;
  readonly theme?: string | undefined;
  readonly state?: string | undefined;
  /** `year`: in force on the day, with an end within a year of it. */
  readonly expiring?: string | undefined;
  readonly sort?: string | undefined;
}

type Facet = "body" | "theme" | "state";

/** Rows by value, each counted among the rows that all other conditions leave. */
export type FacetCounts = ReadonlyMap<string, number>;

export interface MandateList {
  readonly rows: readonly MandateRow[];
  readonly facets: Readonly<Record<Facet, FacetCounts>>;
  /** The bodies that adopted the instruments, each in its address form and in English. */
  readonly bodies: readonly { readonly slug: string; readonly text: string }[];
  /** Those that expire within a year of the day, whatever the filter, the first to expire first. */
  readonly expiring: readonly MandateRow[];
}

const valuesOf: Readonly<Record<Facet, (row: MandateRow) => readonly string[]>> = {
  body: ({ instrument }) => [slugOf(instrument.body)],
  theme: ({ instrument }) => instrument.themes,
  state: ({ validity }) => [validity.state.is],
};
const facetNames = Object.keys(valuesOf) as Facet[];

/**
 * Narrows, counts and orders.
 * @throws invalid `filter-unknown` for a value that no row can have.
 */
export function mandateList(
  rows: readonly MandateRow[],
  filter: MandateFilter,
  given: { readonly on: Parameters<typeof endsWithinYear>[1]; readonly themes: readonly string[] },
): MandateList {
  const ends = (row: MandateRow) => endsWithinYear(row.validity.state, given.on);
  const known = { body: rows.flatMap(valuesOf.body), theme: given.themes, state: instrumentStates };
  for (const name of facetNames) checkValue(name, filter[name], known[name]);
  checkValue("expiring", filter.expiring, ["year"]);
  checkValue("sort", filter.sort, mandateOrders);
  const matches = (row: MandateRow, besides?: Facet): boolean =>
    (filter.expiring === undefined || ends(row)) &&
    facetNames.every((name) => {
      const wanted = filter[name];
      return name === besides || wanted === undefined || valuesOf[name](row).includes(wanted);
    });
  const counts = (name: Facet): FacetCounts => {
    const found = new Map<string, number>(known[name].map((value) => [value, 0]));
    for (const value of rows.filter((row) => matches(row, name)).flatMap(valuesOf[name]))
      found.set(value, (found.get(value) ?? 0) + 1);
    return found;
  };
  return {
    rows: ordered(
      rows.filter((row) => matches(row)),
      filter.sort,
    ),
    facets: { body: counts("body"), theme: counts("theme"), state: counts("state") },
    bodies: [...new Set(rows.map(({ instrument }) => instrument.body))].map((text) => ({
      slug: slugOf(text),
      text,
    })),
    expiring: ordered(rows.filter(ends), "expires"),
  };
}

function checkValue(name: string, value: string | undefined, allowed: readonly string[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw invalid("filter-unknown", {
    name,
    value: value.slice(0, 60),
    allowed: [...new Set(allowed)].join(", "),
  });
}

/** `S/RES/999 (1994)` stands before `S/RES/1000 (1995)`. */
const { compare } = new Intl.Collator("en", { numeric: true });

/** By adoption, the latest first, as the rows come, unless another order is asked for. What has no end stands last. */
function ordered(rows: readonly MandateRow[], order: string | undefined): readonly MandateRow[] {
  const key = ({ instrument }: MandateRow): string => {
    if (order === "symbol") return instrument.id;
    return order === "body" ? instrument.body : (instrument.expires ?? "9999");
  };
  return order === undefined || order === "adopted" ? rows : rows.toSorted((a, b) => compare(key(a), key(b)));
}
