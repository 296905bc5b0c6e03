import { createServer, type Server } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Gauge as GaugeOf, Registry } from "prom-client";
import { EntenteError } from "../../kernel/errors.ts";
import type { Door } from "../acts/index.ts";
import type { Revision } from "./revision.ts";

/** What is asked when somebody asks for the measurements. */
export interface MeasuredParts {
  readonly revision: Revision;
  /** Connections of the pool to the database. */
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number };
  /** How many finished acts no seal covers yet. */
  readonly unsealed: () => Promise<number>;
}

/**
 * Measurements of one server in the text form of Prometheus. A label is always one of a list that our own code makes:
 * the pattern of a route, the name of an act, a status. No address, query, name of a person or text of a reader is in them.
 */
export interface Metrics {
  /** Begins to measure requests. Call it before routes are added. */
  observe(server: FastifyInstance): void;
  /** The same door, its acts counted. */
  counting(door: Door): Door;
  /** Counts a page that was found in the cache, or was not. */
  countCached(found: boolean): void;
  /** Starts the listener of its own on which they are given out, at `/metrics`. @throws as `net.Server.listen` */
  listen(place: { host: string; port: number }): Promise<{ origin: string; close(): Promise<void> }>;
}

/** In seconds: a page from the cache takes under a millisecond, one that asks much of the database some hundred. */
const durations = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The package is read only where measurements are asked for: others start sooner. */
export async function createMetrics(parts: MeasuredParts): Promise<Metrics> {
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = await import("prom-client");
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addGauges(Gauge, registers, parts);
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request to its answer, by method, pattern of the route, and status.",
    labelNames: ["method", "route", "status"],
    buckets: durations,
    registers,
  });
  const pages = new Counter({
    name: "entente_page_cache_total",
    help: "Pages asked of the page cache: hit, or miss.",
    labelNames: ["result"],
    registers,
  });
  const acts = new Counter({
    name: "entente_acts_total",
    help: "Acts by name and outcome: done, the kind of the error, or fault.",
    labelNames: ["act", "outcome"],
    registers,
  });
  return {
    observe(server) {
      server.addHook("onResponse", async (request, reply) => {
        const labels = { method: request.method, route: patternOf(request), status: reply.statusCode };
        requests.observe(labels, reply.elapsedTime / 1000);
      });
    },
    counting: (door) => countingDoor(door, (act, outcome) => acts.inc({ act, outcome })),
    countCached: (found) => pages.inc({ result: found ? "hit" : "miss" }),
    listen: (place) => listenOn(registry, place),
  };
}

/** Style sheets, scripts and fonts have an address each, with a digest in it: one name stands for all. */
function patternOf(request: FastifyRequest): string {
  const pattern = request.routeOptions.url;
  if (pattern === undefined) return "unmatched";
  return pattern.startsWith("/assets/") ? "/assets/*" : pattern;
}

/** Values that are looked up when they are asked for. What cannot be known at the moment is left out. */
function addGauges(
  Gauge: typeof GaugeOf,
  registers: Registry[],
  { revision, connections, unsealed }: MeasuredParts,
): void {
  new Gauge({
    name: "entente_database_connections",
    help: "Connections of the pool: open, idle among them, and requests that wait for one.",
    labelNames: ["state"],
    registers,
    collect() {
      for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: "entente_revision",
    help: "Number of the latest act that this server knows of.",
    registers,
    collect() {
      const current = Number(revision.current()?.split(".")[1]);
      this.remove();
      if (Number.isFinite(current)) this.set(current);
    },
  });
  new Gauge({
    name: "entente_journal_unsealed",
    help: "Finished acts that no seal covers yet.",
    registers,
    async collect() {
      const count = await unsealed().catch(() => undefined);
      this.remove();
      if (count !== undefined) this.set(count);
    },
  });
}

function countingDoor(door: Door, count: (act: string, outcome: string) => void): Door {
  const counted = async <T>(act: string, work: Promise<T>): Promise<T> => {
    try {
      const output = await work;
      count(act, "done");
      return output;
    } catch (error) {
      count(act, error instanceof EntenteError ? error.kind : "fault");
      throw error;
    }
  };
  return {
    ask: (actor, query, input) => counted(query.name, door.ask(actor, query, input)),
    perform: (actor, command, given) => counted(command.name, door.perform(actor, command, given)),
    // Nothing is done by it.
    rehearse: (actor, command, rehearsal) => door.rehearse(actor, command, rehearsal),
  };
}

async function listenOn(registry: Registry, { host, port }: { host: string; port: number }) {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen({ host, port }, done);
  });
  return {
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${portOf(server)}`,
    close: () => closing(server),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function closing(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
