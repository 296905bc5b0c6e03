import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { EntenteError, forbidden, invalid, notFound } from "../../kernel/errors.ts";
import { isLanguage } from "../../kernel/language.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import { publicActor } from "../acts/index.ts";
import type { PageRequest } from "./page.ts";
import { type ProblemExchange, sendProblem } from "./problem.ts";

/** Somebody at the address of a link, `/{lang}/l/TOKEN`. */
export interface LinkVisit {
  readonly token: string;
  /** Their address on the network. */
  readonly address: string;
  /** `false` where only the head of the answer is asked for: nobody looks at the page. */
  readonly looks: boolean;
  readonly page: PageRequest;
}

/** What was filled in, by the names of the fields. */
export type LinkFields = Readonly<Record<string, readonly string[]>>;

export interface LinkAnswer {
  readonly status: number;
  /** A whole page. */
  readonly html: string;
}

/** What links are for and who holds them, which an area knows. Error `link-too-often` says in `seconds` how long to wait. */
export interface LinkDesk {
  /** Changes nothing. @throws EntenteError; the site then shows the page for problems. */
  open(visit: LinkVisit): Promise<LinkAnswer>;
  /** @throws as `open` */
  use(visit: LinkVisit, fields: LinkFields): Promise<LinkAnswer>;
}

export interface LinkParts {
  readonly site: ProblemExchange["site"];
  readonly desk: LinkDesk;
}

const path = "/:language/l/:token";
/** What is written on a page for links is written by hand. */
const largestForm = 64 * 1024;
const mostFields = 200;

/**
 * Mounts the addresses of links. Nothing that only follows a link changes anything: an answer is a form that is sent by
 * POST. There is no cookie, so that a page of somebody else has nobody's rights to borrow; what it could send is
 * refused all the same.
 */
export function mountLinks(server: FastifyInstance, { site, desk }: LinkParts): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    const shared = {
      url: path,
      onRequest: async (_request: FastifyRequest, reply: FastifyReply) => keepApart(reply),
      errorHandler: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
        refuse({ site, request, reply }, error),
    };
    scope.route({
      ...shared,
      method: "GET",
      handler: async (request, reply) => send(reply, await desk.open(visitOf(site, request))),
    });
    scope.route({
      ...shared,
      method: "POST",
      bodyLimit: largestForm,
      handler: async (request, reply) => {
        if (!isOwnForm(request.headers, site.origin)) throw forbidden("link-form-foreign");
        const fields = readFields(request.headers["content-type"], request.body);
        return send(reply, await desk.use(visitOf(site, request), fields));
      },
    });
  });
}

/** The address is a key: no cache keeps its page, no search engine lists it, no other site is told it. */
function keepApart(reply: FastifyReply): void {
  reply.headers({
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow, noarchive",
  });
}

const send = (reply: FastifyReply, { status, html }: LinkAnswer): FastifyReply =>
  reply.code(status).type("text/html; charset=utf-8").send(html);

/** An error that the framework met in the body, which is too long or breaks off, is one of the form. */
function refuse(exchange: ProblemExchange, error: unknown): FastifyReply {
  const { statusCode } = error as { statusCode?: number };
  if (error instanceof EntenteError && error.code === "link-too-often")
    exchange.reply.header("retry-after", String(error.params.seconds));
  const ofBody = statusCode === 413 || statusCode === 400 || statusCode === 415;
  return sendProblem(exchange, ofBody ? invalid("link-form-unreadable") : error);
}

/** @throws not-found `language-unknown`. What stands in the query is of no meaning here. */
function visitOf(site: LinkParts["site"], request: FastifyRequest): LinkVisit {
  const { language = "", token = "" } = request.params as { language?: string; token?: string };
  if (!isLanguage(language)) throw notFound("language-unknown", { value: language.slice(0, 40) });
  const { door, translators, origin, clock } = site;
  const today = dayOf(clock());
  return {
    ...{ token, address: request.ip, looks: request.method !== "HEAD" },
    page: {
      ...{ language, translate: translators[language], door, actor: publicActor, params: {}, query: {} },
      place: { origin, path: `l/${encodeURIComponent(token)}`, query: "", search: "", others: [] },
      ...{ today, on: today },
    },
  };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Whether a form may come from our own page. Browsers say so by `Sec-Fetch-Site`. One too old for that says where the
 * form stood, unless it stood on a page that tells nobody its address, as ours does: then it says `null`, and what the form
 * carries has to speak for it.
 */
export function isOwnForm(headers: Headers, origin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const from = headers.origin;
  return from === undefined || from === "null" || from === origin;
}

/** @throws invalid `link-form-unreadable` */
export function readFields(type: string | undefined, body: unknown): LinkFields {
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(type ?? "") || !(body instanceof Uint8Array))
    throw invalid("link-form-unreadable");
  const given = [...new URLSearchParams(textOf(body))];
  // A zero byte is no text to the database.
  if (given.length > mostFields || given.some((pair) => pair.join("").includes("\0")))
    throw invalid("link-form-unreadable");
  const fields = new Map<string, string[]>();
  for (const [name, value] of given) fields.set(name, [...(fields.get(name) ?? []), value]);
  return Object.fromEntries(fields);
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw invalid("link-form-unreadable");
  }
}

/**
 * A path as it may stand in the log: a token is masked, also where its address is written with escapes, or stands where
 * none belongs.
 */
export function withoutToken(path: string): string {
  const words: string[] = [];
  return path.replace(/[^/]+/g, (part) => {
    const word = decoded(part);
    words.push(word.toLowerCase());
    return isSecret(words) || longWord.test(word) ? "…" : part;
  });
}

/** As long as a token is, with a capital that no id of ours has; or longer than any id. */
const longWord = /[\w-]{48,}|(?=[\w-]*[A-Z])[\w-]{40,}/;

/** Whether the last of these parts of an address is a token: behind `l` after the language, and below the ways to sign in. */
const isSecret = (words: readonly string[]): boolean => {
  const entry = words.indexOf("sign-in");
  return (words.length === 3 && words[1] === "l") || (entry !== -1 && words.length > entry + 2);
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
