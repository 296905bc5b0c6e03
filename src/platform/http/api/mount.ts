import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { isLanguage, type Language } from "../../../kernel/language.ts";
import { dayOf } from "../../../kernel/partial-date.ts";
import { sendPage } from "../answer.ts";
import type { AskedSite } from "../asked.ts";
import { type Keeping, kept } from "../keeping.ts";
import { preferredLanguage } from "../negotiate.ts";
import { keptPage } from "../page-cache.ts";
import { openApiDocument } from "./document.ts";
import type { GuardedRoute } from "./guarded.ts";
import { refuseOtherMethods, urlOf } from "./methods.ts";
import { answerCall, pathOf, readCall, searchOf } from "./operation.ts";
import type { ApiRoute } from "./route.ts";

export interface ApiParts {
  readonly site: AskedSite;
  readonly keeping: Keeping;
  readonly routes: readonly ApiRoute[];
  readonly guarded: readonly GuardedRoute[];
}

const methods = "GET, HEAD, OPTIONS";
const json = "application/json; charset=utf-8";

/** Mounts the operations below `/api/v1` and their description; what is wrong there is answered by the site. */
export function mountApi(server: FastifyInstance, parts: ApiParts): void {
  refuseOtherMethods(server, parts);
  for (const route of parts.routes) mountOperation(server, parts, route);
  mountDocument(server, parts);
  server.options("/api/*", async (_request, reply) =>
    reply
      .code(204)
      .headers({
        "access-control-allow-methods": methods,
        "access-control-allow-headers": "accept, accept-language, if-none-match",
        "access-control-max-age": "86400",
      })
      .send(),
  );
}

function mountOperation(server: FastifyInstance, { site, keeping }: ApiParts, route: ApiRoute): void {
  const url = urlOf(route);
  const schema = { response: { 200: z.toJSONSchema(route.answer, { io: "output", target: "draft-7" }) } };
  server.get(url, { schema }, async (request, reply) => {
    const language = languageFor(request, reply);
    const call = readCall(route, {
      params: request.params as Record<string, string>,
      query: request.query as Record<string, unknown>,
      ...{ language, today: dayOf(site.clock()) },
    });
    const key = `api ${call.request.language} ${pathOf(route, call.call.params)}${searchOf(call.call.query)}`;
    const made = await kept(route.kept ? keeping : undefined, key, async () => {
      const answer = await answerCall(route, call, site);
      // Made from the schema: a field that it does not declare cannot leave, and one that it wants cannot be missing.
      const page = keptPage(serializerOf(reply)({ ...answer }), json);
      return typeof answer.next === "string" ? { ...page, link: `<${answer.next}>; rel="next"` } : page;
    });
    reply.header("content-language", call.request.language);
    return sendPage(request, reply, made);
  });
}

function serializerOf(reply: FastifyReply): (answer: Record<string, unknown>) => string {
  const serialize = reply.getSerializationFunction("200");
  if (serialize === undefined) throw new Error("an operation without the schema of its answer");
  return serialize;
}

function mountDocument(server: FastifyInstance, { site, keeping, ...parts }: ApiParts): void {
  const url = "/api/openapi.json";
  server.get(url, async (request, reply) => {
    const { lang } = request.query as { lang?: unknown };
    const own = languageFor(request, reply);
    const language = typeof lang === "string" && isLanguage(lang) ? lang : own;
    const made = await kept(keeping, `openapi ${language}`, async () => {
      const document = openApiDocument(parts, site.translators[language], site.origin);
      return keptPage(JSON.stringify(document), json);
    });
    return sendPage(request, reply, made);
  });
}

/** The language of the reader, which `lang` overrules. */
function languageFor(request: FastifyRequest, reply: FastifyReply): Language {
  reply.header("vary", "accept-language");
  return preferredLanguage(request.headers["accept-language"]);
}
