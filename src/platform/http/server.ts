import { randomUUID } from "node:crypto";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, LogController } from "fastify";
import type { Asset } from "../html/index.ts";
import { countedAddress } from "../network/index.ts";
import { withoutToken } from "./links.ts";
import type { Metrics } from "./metrics.ts";
import { addSecurityHeaders } from "./security.ts";

export interface ServerOptions {
  readonly logLevel: string;
  /**
   * How many proxies stand in front. Each adds the address that it was asked from to `X-Forwarded-For`; what stands before
   * theirs anybody may have written.
   */
  readonly trustProxy: number;
  /** Public reads a second and address above which further ones wait; 0 for none. */
  readonly readsPerSecond: number;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Answers `/ready`: whether the database answers. */
  readonly ready: () => Promise<boolean>;
  /** Measures every request, when given. */
  readonly measure?: Metrics | undefined;
}

/** The server without pages: headers, limits, assets, health and readiness. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: { level: options.logLevel, base: null, serializers: { req: requestForLog } },
    genReqId: () => randomUUID(),
    trustProxy: (_address: string, hop: number) => hop < options.trustProxy,
    // One line an answer is written below; the framework's own two would say it again.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    // A document of 50 MB may come over a slow line; who says nothing is let go sooner.
    requestTimeout: 300_000,
    http: { headersTimeout: 30_000 },
    return503OnClosing: true,
    forceCloseConnections: "idle",
    rewriteUrl: (request) => wellFormed(request.url ?? "/"),
    routerOptions: { ignoreDuplicateSlashes: true, maxParamLength: longestPart },
  });
  addSecurityHeaders(server);
  options.measure?.observe(server);
  server.addHook("onResponse", async (request, reply) => {
    const took = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info(
      { method: request.method, path: loggedPath(request.url), status: reply.statusCode, ms: took },
      "answered",
    );
  });
  mountHealth(server, options.ready);
  mountAssets(server, options.assets);
  if (options.readsPerSecond > 0) {
    await server.register(rateLimit, {
      max: options.readsPerSecond,
      keyGenerator: (request) => countedAddress(request.ip),
      timeWindow: 1000,
      allowList: (request) =>
        request.url.startsWith("/assets/") || request.url === "/health" || request.url === "/ready",
    });
  }
  return server;
}

/** The longest part of an address, in characters as they arrive. */
const longestPart = 300;

/** An address whose escapes are no UTF-8, or with a part too long, stands for no page: it is sent where the site says so, in its language. */
function wellFormed(url: string): string {
  return isWellFormed(pathOf(url))
    ? url
    : `${/^\/(?:[a-z]{2}|api)\//.exec(url)?.[0] ?? "/"}malformed-address/-`;
}

function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return path.split("/").every((part) => part.length <= longestPart);
  } catch {
    return false;
  }
}

/** The query may hold what a person searched for: it is not logged. */
const pathOf = (url: string): string => url.split("?", 1)[0] ?? "";

const loggedPath = (url: string): string => withoutToken(pathOf(url));

const requestForLog = (request: { method: string; url: string }) => ({
  method: request.method,
  path: loggedPath(request.url),
});

function mountHealth(server: FastifyInstance, ready: () => Promise<boolean>): void {
  server.get("/health", async (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "ok" }),
  );
  server.get("/ready", async (_request, reply) => {
    const up = await ready();
    return reply
      .code(up ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: up ? "ready" : "database-unreachable" });
  });
}

function mountAssets(server: FastifyInstance, assets: ReadonlyMap<string, Asset>): void {
  for (const [path, asset] of assets) {
    server.get(path, async (_request, reply) =>
      reply.header("cache-control", "public, max-age=31536000, immutable").type(asset.type).send(asset.body),
    );
  }
}
