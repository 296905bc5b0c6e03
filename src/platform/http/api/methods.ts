import type { FastifyInstance } from "fastify";
import { invalid } from "../../../kernel/errors.ts";
import type { GuardedRoute } from "./guarded.ts";
import { apiBase } from "./operation.ts";
import type { ApiRoute } from "./route.ts";

/** The address of an operation as the server takes it. */
export const urlOf = ({ path }: Pick<ApiRoute, "path">): string =>
  `${apiBase}${path.replace(/\{(\w+)\}/g, ":$1")}`;

interface Routes {
  readonly routes: readonly ApiRoute[];
  readonly guarded: readonly GuardedRoute[];
}

/** Tells other methods so, before anything of theirs is read, wherever there is an operation. */
export function refuseOtherMethods(server: FastifyInstance, { routes, guarded }: Routes): void {
  const urls = new Map<string, readonly string[]>([["/api/openapi.json", ["GET"]]]);
  for (const route of routes) urls.set(urlOf(route), ["GET"]);
  for (const route of guarded) urls.set(urlOf(route), [...(urls.get(urlOf(route)) ?? []), route.method]);
  for (const [url, methods] of urls) {
    const allowed = [...methods.flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : [one])), "OPTIONS"].join(
      ", ",
    );
    server.route({
      method: ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((one) => !methods.includes(one)),
      url,
      exposeHeadRoute: false,
      onRequest: async (request, reply) => {
        reply.header("allow", allowed);
        throw invalid("method-not-allowed", { method: request.method, allowed });
      },
      handler: async () => undefined,
    });
  }
}
