import type { FastifyRequest } from "fastify";
import type { Clock } from "../../kernel/clock.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { isLanguage, type Language } from "../../kernel/language.ts";
import { asDay, type Day, dayOf } from "../../kernel/partial-date.ts";
import { type Door, publicActor } from "../acts/index.ts";
import type { Translate } from "../i18n/index.ts";
import type { PageRequest, PageRoute } from "./page.ts";
import {
  checkSuffix,
  type OtherRepresentation,
  preferredRepresentation,
  type Representation,
  splitSuffix,
} from "./representation.ts";

/** What of the site every request needs. */
export interface AskedSite {
  readonly door: Door;
  readonly clock: Clock;
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly origin: string;
}

export interface Asked {
  readonly page: PageRequest;
  readonly representation: Representation;
}

const othersOf = (route: Pick<PageRoute, "as">): OtherRepresentation[] =>
  (["json", "csv", "atom"] as const).filter((one) => route.as?.[one] !== undefined);

/**
 * Reads address, query and `Accept` of a request for a page.
 * @throws not-found `language-unknown`, `representation-unknown`; invalid `date-invalid`, `query-repeated`,
 *   `accept-malformed`, `accept-none`.
 */
export function askedPage(
  site: AskedSite,
  request: FastifyRequest,
  route: Pick<PageRoute, "path" | "takes" | "as">,
): Asked {
  const { language = "", ...given } = request.params as Record<string, string>;
  if (!isLanguage(language)) throw notFound("language-unknown", { value: language.slice(0, 40) });
  const { params, suffix } = withoutSuffix(request, given);
  const others = othersOf(route);
  const available = ["html", ...others] as const;
  checkSuffix(suffix, available);
  const today = dayOf(site.clock());
  const { on, query } = askedQuery(request, route.takes ?? [], today);
  const along = on === today ? [] : [["on", on] as const];
  const own = [...Object.entries(query), ...along].sort(([a], [b]) => (a < b ? -1 : 1));
  const place = {
    ...{ origin: site.origin, path: pathOf(route.path, params), others },
    query: queryOf(along),
    search: queryOf(own),
  };
  const { translators, door } = site;
  return {
    page: {
      ...{ language, translate: translators[language], door, actor: publicActor },
      ...{ params, query, place, today, on },
    },
    representation: suffix ?? preferredRepresentation(request.headers.accept, available),
  };
}

/** The suffix stands at the end of the address: of its last named part, or of the route itself. */
function withoutSuffix(request: FastifyRequest, given: Readonly<Record<string, string>>) {
  const url = request.routeOptions.url ?? "";
  const last = /:(\w+)$/.exec(url)?.[1];
  if (last === undefined) return { params: given, suffix: splitSuffix(url).suffix };
  const { name, suffix } = splitSuffix(given[last] ?? "");
  return { params: { ...given, [last]: name }, suffix };
}

function askedQuery(request: FastifyRequest, takes: readonly string[], today: Day) {
  const given = request.query as Record<string, string | string[] | undefined>;
  const query: Record<string, string> = {};
  for (const name of takes) {
    const value = given[name];
    if (Array.isArray(value)) throw invalid("query-repeated", { name });
    if (value !== undefined && value !== "") query[name] = value;
  }
  const { on } = given;
  // An empty date, as the form sends it when the field is cleared, is today.
  if (on === undefined || on === "") return { on: today, query };
  const day = typeof on === "string" ? asDay(on) : undefined;
  if (day === undefined) throw invalid("date-invalid", { value: String(on).slice(0, 40), example: today });
  return { on: day, query };
}

const queryOf = (entries: ReadonlyArray<readonly [string, string]>): string => {
  const text = new URLSearchParams(entries.map(([name, value]) => [name, value])).toString();
  return text === "" ? "" : `?${text}`;
};

/**
 * The address below the language, made from the route and its parts: one page has one, however its address was
 * written (`//en/`, `/%65n/`), for pages are kept under it.
 */
const pathOf = (route: string, params: Readonly<Record<string, string>>): string =>
  route.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
