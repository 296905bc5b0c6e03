import { notFound } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { type Door, publicActor } from "../../acts/index.ts";
import { cursorOf, keyIn } from "./cursor.ts";
import { mostRows, readQuery } from "./parameters.ts";
import type { ApiRequest, ApiRoute, DescribedRoute } from "./route.ts";

export const apiBase = "/api/v1";

/** What a client asks an operation. */
export interface ApiCall {
  readonly params: Readonly<Record<string, string>>;
  /** As the address has it: names to texts; anything else is a name given twice. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Of the reader, unless `lang` names another. */
  readonly language: Language;
  readonly today: Day;
}

/** A call whose parameters are read and right. */
export interface ReadCall {
  readonly call: ApiCall;
  readonly request: Omit<ApiRequest, "ask" | "origin">;
  /** The list that a cursor belongs to. */
  readonly scope: string;
}

/** No id holds a control character, and the database takes no zero byte. */
const hasControl = (value: string): boolean => [...value].some((sign) => sign < " " || sign === "\u007f");

/** @throws as `readQuery`, not-found `address-unknown`, invalid `cursor-unknown`. */
export function readCall(route: DescribedRoute, call: ApiCall): ReadCall {
  if (Object.values(call.params).some(hasControl)) throw notFound("address-unknown");
  const { lang, on, limit, cursor, ...filters } = readQuery(route, call.query);
  const scope = scopeOf(route, call);
  // `readQuery` has parsed each by its schema.
  const own = route.key === undefined;
  const after = route.key && typeof cursor === "string" ? keyIn(cursor, scope, route.key) : undefined;
  return {
    ...{ call, scope },
    request: {
      params: call.params,
      filters: own && limit !== undefined ? { ...filters, limit } : filters,
      language: (lang as Language | undefined) ?? call.language,
      today: call.today,
      on: (on as Day | undefined) ?? call.today,
      part: { after, limit: own ? mostRows : (limit as number) },
    },
  };
}

/** Runs the operation, and gives its answer as the schema wants it. */
export async function answerCall(
  route: ApiRoute,
  { call, request, scope }: ReadCall,
  { door, origin }: { readonly door: Door; readonly origin: string },
): Promise<Readonly<Record<string, unknown>>> {
  const { body, next } = await route.run({
    ...request,
    origin,
    ask: (query, input) => door.ask(publicActor, query, input),
  });
  if (next === undefined) return body;
  const query = searchOf({ ...call.query, cursor: cursorOf(scope, next) });
  return { ...body, next: `${origin}${apiBase}${pathOf(route, call.params)}${query}` };
}

/** The address of an operation with its named parts put in. */
export const pathOf = (route: DescribedRoute, params: Readonly<Record<string, string>>): string =>
  route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));

/** A query in one order, whatever order it was written in. */
export function searchOf(query: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(query)
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = new URLSearchParams(entries).toString();
  return text === "" ? "" : `?${text}`;
}

function scopeOf(route: DescribedRoute, { params, query }: ApiCall): string {
  const { cursor: _cursor, limit: _limit, lang: _lang, ...filters } = query;
  return `${route.operationId} ${pathOf(route, params)}${searchOf(filters)}`;
}

/** The call that an address below `/api/v1` is for this operation; nothing where it is another's. */
export function callAt(
  route: ApiRoute,
  address: string,
  at: Pick<ApiCall, "language" | "today">,
): ApiCall | undefined {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const shape = new RegExp(`^${route.path.replace(/\{\w+\}/g, "([^/]+)")}$`);
  const found = shape.exec(pathname);
  if (!found) return undefined;
  const params = Object.fromEntries(
    names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")]),
  );
  return { params, query: Object.fromEntries(searchParams), ...at };
}
