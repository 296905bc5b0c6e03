import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { notFound } from "../../kernel/errors.ts";
import { isLanguage } from "../../kernel/language.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import { publicActor } from "../acts/index.ts";
import { sendPage } from "./answer.ts";
import { type Asked, type AskedSite, askedPage } from "./asked.ts";
import { preferredLanguage } from "./negotiate.ts";
import { addressOf, type PageLead, type PageRoute, type SiteFile } from "./page.ts";
import { type KeptPage, keptPage, PageCache } from "./page-cache.ts";
import { type RenderProblem, sendProblem } from "./problem.ts";
import { representationTypes } from "./representation.ts";
import type { Revision } from "./revision.ts";

export interface SiteParts extends AskedSite {
  readonly pages: readonly PageRoute[];
  readonly leads: readonly PageLead[];
  readonly files: readonly SiteFile[];
  readonly revision: Revision;
  /** Public origin for full addresses, without a slash at the end. */
  readonly origin: string;
  readonly cache: boolean;
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

interface Keeping {
  readonly site: SiteParts;
  readonly cache: PageCache;
}

/** The route itself, and where it ends in no named part, one for each suffix. */
function mountPage(server: FastifyInstance, keeping: Keeping, page: PageRoute): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = askedPage(keeping.site, request, page);
    const { representation } = asked;
    const key = `${asked.page.language} ${representation} ${asked.page.place.path}${asked.page.place.search}`;
    if (asked.page.place.others.length > 0) reply.header("vary", "accept");
    const made = await kept(page.kept === false ? undefined : keeping, key, async () =>
      keptPage(await render(page, asked), representationTypes[representation]),
    );
    return sendPage(request, reply, made);
  };
  server.get(`/:language/${page.path}`, answer);
  if (page.path === "" || /:\w+$/.test(page.path)) return;
  for (const suffix of ["json", "csv", "atom"]) server.get(`/:language/${page.path}.${suffix}`, answer);
}

const render = (route: PageRoute, { page, representation }: Asked): Promise<string> =>
  representation === "html" ? route.render(page) : (route.as?.[representation] ?? route.render)(page);

function mountFile(server: FastifyInstance, keeping: Keeping, file: SiteFile): void {
  server.get(file.path, async (request, reply) => {
    const { door, translators, origin, clock } = keeping.site;
    const made = await kept(keeping, file.path, async () => {
      const given = { door, actor: publicActor, translators, origin, today: dayOf(clock()) };
      return keptPage(await file.render(given), file.type);
    });
    return sendPage(request, reply, made);
  });
}

/** The answer kept for this revision and day, or a new one, kept unless the data changed while it was made. */
async function kept(
  keeping: Keeping | undefined,
  key: string,
  make: () => Promise<KeptPage>,
): Promise<KeptPage> {
  const generation = keeping?.site.cache ? generationOf(keeping.site) : undefined;
  if (keeping === undefined || generation === undefined) return make();
  const found = keeping.cache.find(generation, key);
  if (found) return found;
  const made = await make();
  if (generation === generationOf(keeping.site)) keeping.cache.add(generation, key, made);
  return made;
}

/** Data revision and UTC day: a kept page holds for one of each. */
function generationOf(site: SiteParts): string | undefined {
  const revision = site.revision.current();
  return revision === undefined ? undefined : `${revision} ${dayOf(site.clock())}`;
}
