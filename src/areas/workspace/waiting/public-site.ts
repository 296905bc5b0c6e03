import { EntenteError, forbidden } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { type Context, type Door, publicActor } from "../../../platform/acts/index.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import type { Translate } from "../../../platform/i18n/index.ts";
import { publicationPages } from "../../publication/index.ts";

/** What the pages of the site are made with. */
export interface SiteView {
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly origin: string;
  readonly today: Day;
}

/** A door that only reads, inside a transaction that is open already. */
export const doorWithin = (context: Context): Door => ({
  ask: (_actor, query, input) => query.run(context, query.input.parse(input)),
  perform: () => Promise.reject(forbidden("not-permitted")),
  rehearse: () => Promise.reject(forbidden("not-permitted")),
});

/** Pages that answer what somebody asks for; what they say of an act is looked at by itself (`effects.ts`). */
const asked = ["find"];

/** Lists of the site: every page of it that is not the page of one thing. */
export const listPaths: readonly string[] = publicationPages
  .map(({ path }) => path)
  .filter((path) => !path.includes(":") && !asked.includes(path));

/** Lists come in pages; so many of each are compared. */
const listPages = 6;
const paged = ["partners", "documents"];

/** The addresses of all lists, with the further pages of long ones. */
export const listAddresses: readonly string[] = listPaths.flatMap((path) =>
  paged.includes(path)
    ? Array.from({ length: listPages }, (_, at) => (at === 0 ? path : `${path}?page=${at + 1}`))
    : [path],
);

interface Found {
  readonly route: PageRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** The route that answers at an address below the language. */
export function routeAt(path: string): Found | undefined {
  const parts = path.split("/");
  for (const route of publicationPages) {
    const wanted = route.path.split("/");
    if (wanted.length !== parts.length) continue;
    const fits = wanted.every((part, at) => part.startsWith(":") || part === parts[at]);
    if (!fits) continue;
    const named = wanted.flatMap((part, at) =>
      part.startsWith(":") ? [[part.slice(1), parts[at] ?? ""]] : [],
    );
    return { route, params: Object.fromEntries(named) };
  }
  return undefined;
}

export interface At {
  readonly door: Door;
  readonly view: SiteView;
  readonly language: Language;
}

export function requestAt(address: string, { door, view, language }: At): PageRequest {
  const [path = "", search = ""] = address.split("?");
  return {
    ...{ language, translate: view.translators[language], door, actor: publicActor },
    ...{ params: routeAt(path)?.params ?? {}, query: Object.fromEntries(new URLSearchParams(search)) },
    ...{ today: view.today, on: view.today },
    place: { origin: view.origin, path, query: "", search: search === "" ? "" : `?${search}`, others: [] },
  };
}

/** The public page at an address; nothing where the public finds none. */
export async function pageAt(address: string, at: At): Promise<string | undefined> {
  const found = routeAt(address.split("?")[0] ?? "");
  if (found === undefined) return undefined;
  try {
    return await found.route.render(requestAt(address, at));
  } catch (error) {
    // A list that has become shorter refuses the number of a page behind its end.
    if (error instanceof EntenteError && (error.kind === "not-found" || error.kind === "invalid"))
      return undefined;
    throw error;
  }
}
