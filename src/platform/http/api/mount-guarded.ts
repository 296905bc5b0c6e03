import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { invalid } from "../../../kernel/errors.ts";
import { dayOf } from "../../../kernel/partial-date.ts";
import type { Actor } from "../../acts/index.ts";
import { preferredLanguage } from "../negotiate.ts";
import { type ProblemExchange, sendProblem } from "../problem.ts";
import type { GuardedRoute } from "./guarded.ts";
import { urlOf } from "./methods.ts";
import { apiBase, readCall } from "./operation.ts";
import { gateFor } from "./token.ts";
import { countUploads } from "./uploads.ts";

export interface GuardedParts {
  readonly site: ProblemExchange["site"];
  readonly guarded: readonly GuardedRoute[];
  /** What programs show; without it all of them are told that the installation is closed to them. */
  readonly token: string | undefined;
}

/** Who acts by the API, until people exist: whoever has the token. */
const actor: Actor = { kind: "operator", name: "api" };

/** Mounts the operations that need the token. Who has none is told so before anything of the body is read. */
export function mountGuarded(server: FastifyInstance, { site, guarded, token }: GuardedParts): void {
  const gate = gateFor(token, site.clock);
  const uploads = countUploads();
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    for (const route of guarded) {
      scope.route({
        method: route.method,
        url: urlOf(route),
        bodyLimit: route.largest ?? 1,
        schema: {
          response: { [route.status]: z.toJSONSchema(route.answer, { io: "output", target: "draft-7" }) },
        },
        onRequest: async (request, reply) => {
          closeToOthers(reply);
          gate(request, reply);
          // Whatever the sender calls it, also what no type can be called: the body is bytes.
          if (route.largest !== undefined) request.raw.headers["content-type"] = "application/octet-stream";
          callOf(route, request, site);
          if (route.largest !== undefined) uploads.enter(reply);
        },
        errorHandler: (error, request, reply) =>
          sendProblem({ site, request, reply }, isTooLarge(error) ? tooLarge(route) : error),
        handler: (request, reply) => answer(route, { site, request, reply }),
      });
    }
  });
}

/** Pages of others have nothing to do here: no header lets their scripts read an answer, or send the token. */
function closeToOthers(reply: FastifyReply): void {
  reply.removeHeader("access-control-allow-origin");
  reply.removeHeader("access-control-expose-headers");
  reply.header("cross-origin-resource-policy", "same-origin").header("cache-control", "no-store");
}

const isTooLarge = (error: unknown): boolean => (error as { statusCode?: number }).statusCode === 413;

const tooLarge = ({ largest = 0 }: GuardedRoute) =>
  invalid("upload-too-large", { limit: largest / 1_000_000 });

/** @throws as `readCall` */
function callOf(route: GuardedRoute, request: FastifyRequest, { clock }: GuardedParts["site"]) {
  return readCall(route, {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    language: preferredLanguage(request.headers["accept-language"]),
    today: dayOf(clock()),
  }).request;
}

async function answer(route: GuardedRoute, { site, request, reply }: ProblemExchange): Promise<FastifyReply> {
  const { params, filters, language } = callOf(route, request, site);
  const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const { door, translators, origin } = site;
  const { body, location } = await route.run({
    ...{ params, filters, language, translate: translators[language], door, actor, bytes },
  });
  if (location !== undefined) reply.header("location", `${origin}${apiBase}${location}`);
  reply.header("content-language", language).header("vary", "accept-language, authorization");
  const serialize = reply.getSerializationFunction(String(route.status));
  if (serialize === undefined) throw new Error("an operation without the schema of its answer");
  // A field that the schema does not declare cannot leave, and one that it wants cannot be missing.
  return reply
    .code(route.status)
    .type("application/json; charset=utf-8")
    .send(serialize({ ...body }));
}
