import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../kernel/clock.ts";
import { errorMap } from "../../kernel/error-map.ts";
import { EntenteError, invalid, notFound } from "../../kernel/errors.ts";
import { isLanguage, type Language } from "../../kernel/language.ts";
import { asDay, dayOf } from "../../kernel/partial-date.ts";
import { type Door, publicActor } from "../acts/index.ts";
import type { Translate } from "../i18n/index.ts";
import { sendPage } from "./answer.ts";
import { preferredLanguage } from "./negotiate.ts";
import { addressOf, type PageLead, type PagePlace, type PageRequest, type PageRoute } from "./page.ts";
import { keptPage, PageCache } from "./page-cache.ts";
import type { Revision } from "./revision.ts";

/** What a reader is told when there is no page for them. */
export interface Problem {
  readonly status: number;
  /** Stable code of the error; `internal` for a fault of ours. */
  readonly code: string;
  /** One sentence in the reader's language. */
  readonly message: string;
}

export interface SiteParts {
  readonly door: Door;
  readonly clock: Clock;
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly pages: readonly PageRoute[];
  readonly leads: readonly PageLead[];
  readonly revision: Revision;
  /** Public origin for full addresses, without a slash at the end. */
  readonly origin: string;
  readonly cache: boolean;
  readonly renderProblem: (request: PageRequest, problem: Problem) => string;
}

/** Mounts `/` and all pages below `/{lang}/`, and what is said where there is none. */
export function mountSite(server: FastifyInstance, site: SiteParts): void {
  const cache = new PageCache();
  server.get("/", async (request, reply) => {
    const language = preferredLanguage(request.headers["accept-language"]);
    return reply
      .header("vary", "accept-language")
      .header("cache-control", "private, max-age=0")
      .redirect(`/${language}/`, 302);
  });
  for (const page of site.pages) {
    server.get(`/:language/${page.path}`, async (request, reply) => {
      const asked = askedPage(site, request);
      const generation = site.cache ? generationOf(site) : undefined;
      const key = `${asked.language} ${asked.place.path}${asked.place.query}`;
      const kept = generation === undefined ? undefined : cache.find(generation, key);
      if (kept) return sendPage(request, reply, kept);
      const made = keptPage(await page.render(asked));
      if (generation !== undefined && generation === generationOf(site)) cache.add(generation, key, made);
      return sendPage(request, reply, made);
    });
  }
  for (const lead of site.leads) {
    server.get(`/:language/${lead.path}`, async (request, reply) => {
      const { language, place } = askedPage(site, request);
      return reply.redirect(addressOf(language, lead.leadsTo.replace(/(#|$)/, `${place.query}$1`)), 302);
    });
  }
  server.get("/:language", async (request, reply) => {
    const { language = "" } = request.params as { language?: string };
    if (isLanguage(language.toLowerCase())) return reply.redirect(`/${language.toLowerCase()}/`, 308);
    throw notFound("address-unknown");
  });
  server.setNotFoundHandler((request, reply) => {
    const trimmed = /^(\/[a-z]{2}\/[^?]*[^/?])\/+(\?.*)?$/.exec(request.url);
    if (trimmed && request.method === "GET") return reply.redirect(`${trimmed[1]}${trimmed[2] ?? ""}`, 308);
    return sendProblem({ site, request, reply }, notFound("address-unknown"));
  });
  server.setErrorHandler((error, request, reply) => sendProblem({ site, request, reply }, error));
}

/** Data revision and UTC day: a kept page holds for one of each. */
function generationOf(site: SiteParts): string | undefined {
  const revision = site.revision.current();
  return revision === undefined ? undefined : `${revision} ${dayOf(site.clock())}`;
}

/** @throws not-found `language-unknown`, invalid `date-invalid`. */
function askedPage(site: SiteParts, request: FastifyRequest): PageRequest {
  const { language = "", ...params } = request.params as Record<string, string>;
  if (!isLanguage(language)) throw notFound("language-unknown", { value: language.slice(0, 40) });
  const { on } = request.query as { on?: unknown };
  const today = dayOf(site.clock());
  const base = {
    language,
    translate: site.translators[language],
    door: site.door,
    actor: publicActor,
    params,
    today,
  };
  const place = { origin: site.origin, path: pathOf(request, params), query: "" };
  // An empty date, as the form sends it when the field is cleared, is today.
  if (on === undefined || on === "") return { ...base, place, on: today };
  const day = typeof on === "string" ? asDay(on) : undefined;
  if (day === undefined) throw invalid("date-invalid", { value: String(on).slice(0, 40), example: today });
  return { ...base, place: { ...place, query: `?on=${day}` }, on: day };
}

/**
 * The address below the language, made from the route and its parts: one page has one, however its address was
 * written (`//en/`, `/%65n/`), for pages are kept under it.
 */
function pathOf(request: FastifyRequest, params: Readonly<Record<string, string>>): string {
  const [, below = ""] = /^\/:language\/(.*)$/.exec(request.routeOptions.url ?? "") ?? [];
  return below.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

/** Where an address stands for which there is no page. */
function placeOf(site: SiteParts, request: FastifyRequest, language: Language): PagePlace {
  const [address = ""] = request.url.split("?", 1);
  const prefix = addressOf(language, "");
  return {
    origin: site.origin,
    path: address.startsWith(prefix) ? address.slice(prefix.length) : "",
    query: "",
  };
}

interface Exchange {
  readonly site: SiteParts;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The page for an error, in the language of the address, else of the browser. */
function sendProblem({ site, request, reply }: Exchange, error: unknown): FastifyReply {
  const [, first = ""] = request.url.split(/[/?]/, 2);
  const language = isLanguage(first) ? first : preferredLanguage(request.headers["accept-language"]);
  const translate = site.translators[language];
  const problem = problemOf(error, translate, request.id);
  if (problem.status >= 500) request.log.error({ err: error }, "a page failed");
  const today = dayOf(site.clock());
  const place = placeOf(site, request, language);
  const asked: PageRequest = {
    language,
    translate,
    door: site.door,
    actor: publicActor,
    params: {},
    today,
    on: today,
    place,
  };
  const html = site.renderProblem(asked, problem);
  return reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(html);
}

function problemOf(error: unknown, translate: Translate, request: string): Problem {
  if (error instanceof EntenteError && translate.has(`error.${error.code}`)) {
    const { status } = errorMap[error.kind];
    return { status, code: error.code, message: translate(`error.${error.code}`, error.params) };
  }
  // Errors of the framework itself carry a status: too many requests, a malformed address.
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 429)
    return { status: 429, code: "too-many-requests", message: translate("error.too-many-requests") };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, code: "address-unknown", message: translate("error.address-unknown") };
  }
  return { status: 500, code: "internal", message: translate("error.internal", { request }) };
}
