import type { FastifyReply, FastifyRequest } from "fastify";
import { errorMap } from "../../kernel/error-map.ts";
import { EntenteError } from "../../kernel/errors.ts";
import { isLanguage, type Language } from "../../kernel/language.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import { publicActor } from "../acts/index.ts";
import type { Translate } from "../i18n/index.ts";
import type { AskedSite } from "./asked.ts";
import { preferredLanguage } from "./negotiate.ts";
import { addressOf, type PagePlace, type PageRequest } from "./page.ts";
import { statusOfCode } from "./representation.ts";

/** What a reader is told when there is no page for them. */
export interface Problem {
  readonly status: number;
  /** Stable code of the error; `internal` for a fault of ours. */
  readonly code: string;
  /** One sentence in the reader's language. */
  readonly message: string;
  /** The parameter that is meant, where it is about one. */
  readonly parameter?: string | undefined;
}

export type RenderProblem = (request: PageRequest, problem: Problem) => string;

export interface ProblemExchange {
  readonly site: AskedSite & { readonly renderProblem: RenderProblem };
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The answer to an error, in the language of the address, else of the browser: a page, or RFC 9457 for programs. */
export function sendProblem({ site, request, reply }: ProblemExchange, error: unknown): FastifyReply {
  const language = languageOf(request);
  const translate = site.translators[language];
  const problem = problemOf(error, translate, request.id);
  if (problem.status >= 500) request.log.error({ err: error }, "an answer failed");
  reply.code(problem.status).header("cache-control", "no-store").header("content-language", language);
  if (isForProgram(request)) return sendProblemDocument(reply, problem, request.id);
  const today = dayOf(site.clock());
  const asked: PageRequest = {
    ...{ language, translate, door: site.door, actor: publicActor, params: {}, query: givenQuery(request) },
    ...{ today, on: today, place: placeOf(site, request, language) },
  };
  return reply.type("text/html; charset=utf-8").send(site.renderProblem(asked, problem));
}

/** RFC 9457. The type is a name, not an address: the sentence itself says what to do. */
export function sendProblemDocument(reply: FastifyReply, problem: Problem, request: string): FastifyReply {
  const { status, code, message, parameter } = problem;
  return reply.type("application/problem+json; charset=utf-8").send(
    JSON.stringify({
      type: `urn:entente:problem:${code}`,
      title: code.replaceAll("-", " "),
      status,
      detail: message,
      code,
      parameter,
      instance: `urn:uuid:${request}`,
    }),
  );
}

/** The API, representations for programs, and clients that take JSON and no page. */
function isForProgram(request: FastifyRequest): boolean {
  const [path = ""] = request.url.split("?", 1);
  if (path.startsWith("/api/") || /\.(json|csv|atom|xml)$/.test(path)) return true;
  const accept = request.headers.accept ?? "";
  return /\bjson\b/.test(accept) && !/text\/html|\*\/\*/.test(accept);
}

function languageOf(request: FastifyRequest): Language {
  const [, first = ""] = request.url.split(/[/?]/, 2);
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  if (first === "api" && typeof lang === "string" && isLanguage(lang)) return lang;
  return isLanguage(first) ? first : preferredLanguage(request.headers["accept-language"]);
}

/** Parameters as they were given, each once, besides the day: a page for problems may show what was typed. */
function givenQuery(request: FastifyRequest): Record<string, string> {
  const given = Object.entries((request.query ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    given.filter((entry): entry is [string, string] => entry[0] !== "on" && typeof entry[1] === "string"),
  );
}

/** Where an address stands for which there is no page. */
function placeOf(site: AskedSite, request: FastifyRequest, language: Language): PagePlace {
  const [address = ""] = request.url.split("?", 1);
  const prefix = addressOf(language, "");
  const path = address.startsWith(prefix) ? address.slice(prefix.length) : "";
  return { origin: site.origin, path, query: "", search: "", others: [] };
}

/** What is wrong, in the reader's language. `request` is the id under which a fault of ours stands in the log. */
export function problemOf(error: unknown, translate: Translate, request: string): Problem {
  if (error instanceof EntenteError && translate.has(`error.${error.code}`)) {
    const status = statusOfCode(error) ?? errorMap[error.kind].status;
    const { code, params } = error;
    // The name of a filter is that of its parameter, on pages as below /api.
    const named = params.parameter ?? (code === "filter-unknown" ? params.name : undefined);
    const parameter = named === undefined ? undefined : String(named);
    return { status, code, message: translate(`error.${code}`, params), parameter };
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
