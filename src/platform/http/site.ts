import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { EntenteError, notFound } from "../../kernel/errors.ts";
import { isLanguage } from "../../kernel/language.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import { publicActor } from "../acts/index.ts";
import { sendPage } from "./answer.ts";
import type { GuardedRoute } from "./api/guarded.ts";
import { mountApi } from "./api/mount.ts";
import { mountGuarded } from "./api/mount-guarded.ts";
import type { ApiRoute } from "./api/route.ts";
import { type Asked, type AskedSite, askedPage } from "./asked.ts";
import { type Keeping, kept } from "./keeping.ts";
import { preferredLanguage } from "./negotiate.ts";
import { addressOf, type PageLead, type PageRoute, type SiteFile } from "./page.ts";
import { keptPage, PageCache } from "./page-cache.ts";
import { type RenderProblem, sendProblem } from "./problem.ts";
import { representationTypes } from "./representation.ts";
import type { Revision } from "./revision.ts";

export interface SiteParts extends AskedSite {
  readonly pages: readonly PageRoute[];
  readonly leads: readonly PageLead[];
  readonly files: readonly SiteFile[];
  readonly api: readonly ApiRoute[];
  /** Operations that need the token. */
  readonly guarded?: readonly GuardedRoute[];
  readonly apiToken?: string | undefined;
  readonly revision: Revision;
  /** Public origin for full addresses, without a slash at the end. */
  readonly origin: string;
  readonly cache: boolean;
  /** Hears of each page that was looked for in the cache. */
  readonly countCached?: ((found: boolean) => void) | undefined;
  readonly renderProblem: RenderProblem;
}

/** Mounts `/`, all pages below `/{lang}/`, the files beside them, and what is said where there is nothing. */
export function mountSite(server: FastifyInstance, site: SiteParts): void {
  const cache = new PageCache();
  server.get("/", async (request, reply) => {
    const language = preferredLanguage(request.headers["accept-language"]);
    return reply
      .header("vary", "accept-language")
      .header("cache-control", "private, max-age=0")
      .redirect(`/${language}/`, 302);
  });
  for (const page of site.pages) mountPage(server, { site, cache }, page);
  for (const file of site.files) mountFile(server, { site, cache }, file);
  const guarded = site.guarded ?? [];
  mountApi(server, { site, keeping: { site, cache }, routes: site.api, guarded });
  mountGuarded(server, { site, guarded, token: site.apiToken });
  mountNames(server);
  for (const lead of site.leads) {
    server.get(`/:language/${lead.path}`, async (request, reply) => {
      const { language, place } = askedPage(site, request, lead).page;
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

/**
 * `/id/partners/fatf` names the thing itself, in no language. It cannot be sent; what is said of it stands elsewhere
 * (303): in the language that the reader prefers, and in the representation that `Accept` then asks for.
 */
function mountNames(server: FastifyInstance): void {
  server.get("/id/*", async (request, reply) => {
    const language = preferredLanguage(request.headers["accept-language"]);
    return reply
      .header("vary", "accept-language")
      .header("cache-control", "private, max-age=0")
      .redirect(`/${language}/${request.url.replace(/^\/id\/+/, "")}`, 303);
  });
}

interface SiteKeeping extends Keeping {
  readonly site: SiteParts;
}

/** The route itself, and where it ends in no named part, one for each suffix. */
function mountPage(server: FastifyInstance, keeping: SiteKeeping, page: PageRoute): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = askedPage(keeping.site, request, page);
    const { representation } = asked;
    const key = `${asked.page.language} ${representation} ${asked.page.place.path}${asked.page.place.search}`;
    if (asked.page.place.others.length > 0) reply.header("vary", "accept");
    try {
      const made = await kept(page.kept === false ? undefined : keeping, key, async () =>
        keptPage(await render(page, asked), representationTypes[representation]),
      );
      return sendPage(request, reply, made);
    } catch (error) {
      const to = isMissing(error) ? await page.moved?.(asked.page) : undefined;
      if (to === undefined) throw error;
      const suffix = representation === "html" ? "" : `.${representation}`;
      const { language, place } = asked.page;
      return reply
        .header("cache-control", "public, max-age=0, must-revalidate")
        .redirect(addressOf(language, `${to}${suffix}`, place.search), 301);
    }
  };
  server.get(`/:language/${page.path}`, answer);
  if (page.path === "" || /:\w+$/.test(page.path)) return;
  for (const suffix of ["json", "csv", "atom"]) server.get(`/:language/${page.path}.${suffix}`, answer);
}

const isMissing = (error: unknown): boolean => error instanceof EntenteError && error.kind === "not-found";

const render = (route: PageRoute, { page, representation }: Asked): Promise<string> =>
  representation === "html" ? route.render(page) : (route.as?.[representation] ?? route.render)(page);

function mountFile(server: FastifyInstance, keeping: SiteKeeping, file: SiteFile): void {
  server.get(file.path, async (request, reply) => {
    const { door, translators, origin, clock } = keeping.site;
    const made = await kept(keeping, file.path, async () => {
      const given = { door, actor: publicActor, translators, origin, today: dayOf(clock()) };
      return keptPage(await file.render(given), file.type);
    });
    return sendPage(request, reply, made);
  });
}
