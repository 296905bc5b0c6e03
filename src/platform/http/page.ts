import type { Language } from "../../kernel/language.ts";
import type { Day } from "../../kernel/partial-date.ts";
import type { Actor, Door } from "../acts/index.ts";
import type { Translate } from "../i18n/index.ts";
import type { OtherRepresentation } from "./representation.ts";

/** What a page is made from. */
export interface PageRequest {
  readonly language: Language;
  readonly translate: Translate;
  readonly door: Door;
  readonly actor: Actor;
  /** Named parts of the address (`id`). */
  readonly params: Readonly<Record<string, string>>;
  /** Parameters of the query that the page takes, besides `on`, as they were given; never empty texts. */
  readonly query: Readonly<Record<string, string>>;
  readonly place: PagePlace;
  /** The UTC day. */
  readonly today: Day;
  /** The day the page is read as of: `?on=`, else today. */
  readonly on: Day;
}

/** Where the page stands, for links to itself in another language or at another date. */
export interface PagePlace {
  /** `https://entente.example`, no slash at the end. */
  readonly origin: string;
  /** The address below the language: `` for `/fr/`, `partners/fatf` for `/fr/partners/fatf`. */
  readonly path: string;
  /** `?on=2025-06-01` or nothing: what goes along to every other page. */
  readonly query: string;
  /** The page's own whole query, sorted: `?kind=forum&on=2025-06-01` or nothing. */
  readonly search: string;
  /** Representations of the same address besides the page, for links to them. */
  readonly others: readonly OtherRepresentation[];
}

/** One address of the site, below `/{lang}/`. */
export interface PageRoute {
  /** As Fastify writes it: `` or `partners/:id`. */
  readonly path: string;
  /** Parameters of the query besides `on`; others are ignored. */
  readonly takes?: readonly string[];
  /** `false` for answers that are hardly asked for twice (a search): they are not kept. */
  readonly kept?: boolean;
  /** @throws EntenteError; the site then shows the page for problems. */
  readonly render: (request: PageRequest) => Promise<string>;
  /** Where the thing stands now that was not found here, below the language: it has become another. */
  readonly moved?: (request: PageRequest) => Promise<string | undefined>;
  /** The same resource for programs, by suffix or `Accept`. */
  readonly as?: Readonly<Partial<Record<OtherRepresentation, (request: PageRequest) => Promise<string>>>>;
}

/** An address below `/{lang}/` that is no page of its own and leads to one. */
export interface PageLead {
  readonly path: string;
  /** Address below the language, with its fragment: `#register`. */
  readonly leadsTo: string;
}

/** What a file outside the languages is made from. */
export interface FileRequest {
  readonly door: Door;
  readonly actor: Actor;
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly origin: string;
  readonly today: Day;
}

/** One address outside the languages: `/sitemap.xml`. Kept as pages are. */
export interface SiteFile {
  readonly path: string;
  readonly type: string;
  readonly render: (request: FileRequest) => Promise<string>;
}

/** The address of a page in a language. */
export const addressOf = (language: Language, path: string, query = ""): string =>
  `/${language}/${path}${query}`;
