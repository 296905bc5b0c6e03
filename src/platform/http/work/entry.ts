import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isLanguage, type Language } from "../../../kernel/language.ts";
import type { Door } from "../../acts/index.ts";
import type { Translate } from "../../i18n/index.ts";
import { preferredLanguage } from "../negotiate.ts";
import { addressOf } from "../page.ts";
import { sendProblem } from "../problem.ts";
import { checkSameSite, formOf, sameToken } from "./form.ts";
import { askedWork, prepareScope, sessionCookie, type WorkSite } from "./mount-work.ts";
import { tokenField, type WorkForm, type WorkRequest } from "./work-page.ts";

/** What a page is made from that somebody opens who may not have signed in yet. */
export interface EntryRequest {
  readonly language: Language;
  readonly translate: Translate;
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly door: Door;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The query as it came, without the question mark. */
  readonly search: string;
  /** The address below the language. */
  readonly path: string;
  readonly origin: string;
  readonly now: Date;
  readonly form: WorkForm;
  /** The body, where it is JSON. */
  readonly json: unknown;
  /** The token of the session that the browser brings, whatever it is worth. */
  readonly session: string;
  /** The person whose session it is, and what their pages are made from; nobody as long as a step is missing. */
  readonly work: WorkRequest | undefined;
  readonly visitor: { readonly address: string; readonly userAgent?: string | undefined };
  /** A short-lived cookie of the way in. */
  cookie(name: string): string;
}

export interface EntryAnswer {
  readonly status?: number;
  /** Of the page; instead of it there is where to go, or an answer for a script. */
  readonly html?: string;
  /** Below the language. */
  readonly to?: string;
  /** On another site: that of the provider somebody signs in with. */
  readonly away?: string;
  readonly json?: unknown;
  readonly file?: { readonly type: string; readonly name?: string; readonly body: string };
  /** In whole seconds. */
  readonly retryAfter?: number;
  /** The token of the session from now on; an empty one ends it. */
  readonly session?: string;
  /** Short-lived cookies: name and value; an empty value removes one. */
  readonly cookies?: Readonly<Record<string, string>>;
}

/** One address on the way in, or of one's own account: with or without a language before it. */
export interface EntryRoute {
  readonly method: "GET" | "POST";
  /** Below the language: `sign-in/t/:token`. */
  readonly path: string;
  /** Reached without a language too (another site leads there). */
  readonly plain?: boolean;
  /** It is for whoever is in: only then is asked who that is, and a form has to be of the present session. */
  readonly own?: boolean;
  run(request: EntryRequest): Promise<EntryAnswer>;
}

/** How long a cookie of the way in lives, in seconds. */
const entryLife = 900;

/** Mounts the way in. Nothing of it is kept anywhere, and no address of it is told to others. */
export function mountEntry(server: FastifyInstance, site: WorkSite, routes: readonly EntryRoute[]): void {
  void server.register(async (scope) => {
    await prepareScope(scope, site);
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("referrer-policy", "same-origin");
    });
    for (const route of routes) {
      const handler = (request: FastifyRequest, reply: FastifyReply) =>
        answer({ site, route }, request, reply);
      scope.route({ method: route.method, url: `/:language/${route.path}`, handler });
      if (route.plain) scope.route({ method: route.method, url: `/${route.path}`, handler });
    }
  });
}

interface Mounted {
  readonly site: WorkSite;
  readonly route: EntryRoute;
}

async function answer(
  { site, route }: Mounted,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (route.method === "POST") checkSameSite(request, site.origin);
  const asked = await entryOf({ site, route }, request);
  const { work, form } = asked;
  if (
    route.own &&
    route.method === "POST" &&
    (work === undefined || !sameToken(form.text(tokenField), work.formToken))
  )
    return reply.redirect(addressOf(asked.language, "sign-in"), 303);
  try {
    return send({ site, reply, language: asked.language }, await route.run(asked));
  } catch (error) {
    return sendProblem({ site, request, reply }, error);
  }
}

async function entryOf({ site, route }: Mounted, request: FastifyRequest): Promise<EntryRequest> {
  const { language: named = "", ...params } = (request.params ?? {}) as Record<string, string>;
  const language = isLanguage(named) ? named : preferredLanguage(request.headers["accept-language"]);
  const [path = "", search = ""] = request.url.split("?", 2);
  const given = Object.entries((request.query ?? {}) as Record<string, unknown>);
  const userAgent = request.headers["user-agent"];
  const isJson = request.headers["content-type"]?.startsWith("application/json") ?? false;
  return {
    ...{ language, translate: site.translators[language], translators: site.translators, door: site.door },
    ...{
      params,
      search,
      path: path
        .split("/")
        .slice(isLanguage(named) ? 2 : 1)
        .join("/"),
      origin: site.origin,
    },
    query: Object.fromEntries(
      given.flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value.replaceAll("\0", "")]] : [],
      ),
    ),
    now: site.clock(),
    form: await formOf(request, { files: "none" }),
    json: isJson ? request.body : undefined,
    session: request.cookies[sessionCookie(site.secure)] ?? "",
    work: route.own && isLanguage(named) ? await askedWork(site, request) : undefined,
    visitor: { address: request.ip, userAgent },
    cookie: (name) => request.cookies[entryCookie(site, name)] ?? "",
  };
}

const entryCookie = ({ secure }: WorkSite, name: string): string =>
  `${secure ? "__Host-" : ""}entente-${name}`;

interface Sending {
  readonly site: WorkSite;
  readonly reply: FastifyReply;
  readonly language: Language;
}

function send({ site, reply, language }: Sending, given: EntryAnswer): FastifyReply {
  const common = { path: "/", httpOnly: true, secure: site.secure } as const;
  if (given.session !== undefined) {
    const name = sessionCookie(site.secure);
    // Lax, not strict: who comes from a link in a mail is to be known too; forms are checked besides.
    if (given.session === "") reply.clearCookie(name, { ...common, sameSite: "lax" });
    else reply.setCookie(name, given.session, { ...common, sameSite: "lax" });
  }
  for (const [name, value] of Object.entries(given.cookies ?? {})) {
    const cookie = entryCookie(site, name);
    if (value === "") reply.clearCookie(cookie, { ...common, sameSite: "lax" });
    else reply.setCookie(cookie, value, { ...common, sameSite: "lax", maxAge: entryLife });
  }
  if (given.retryAfter !== undefined) reply.header("retry-after", given.retryAfter);
  if (given.away !== undefined) return reply.redirect(given.away, 303);
  if (given.to !== undefined) return reply.redirect(addressOf(language, given.to), 303);
  reply.code(given.status ?? 200);
  if (given.json !== undefined)
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(given.json));
  if (given.file !== undefined) {
    const { type, name, body } = given.file;
    if (name !== undefined) reply.header("content-disposition", `attachment; filename="${name}"`);
    return reply.type(type).send(body);
  }
  return reply.type("text/html; charset=utf-8").send(given.html ?? "");
}
