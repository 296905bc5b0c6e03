import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { conflict, EntenteError } from "../../kernel/errors.ts";
import { bootstrap } from "./bootstrap.ts";
import { type Facts, writeFacts } from "./facts.ts";
import { failureOf, systemCode } from "./failures.ts";
import type { Layout } from "./layout.ts";
import { type Limit, type Postmaster, type Running, spawnServer, waitUntilReady } from "./server.ts";
import { canUseSocket, urlOf, withClient } from "./urls.ts";

const socketPort = 5432;
const retryMs = 50;
const lastLines = 20;

/** How the bringing up goes. */
export interface Attempt extends Limit {
  readonly log: (line: string) => void;
}

/** A server with its owner's database. */
export interface Up {
  readonly facts: Facts;
  readonly postmaster: Postmaster;
}

/**
 * Starts the server and makes what is missing in it. A port that is taken is changed; shared memory that a dying
 * server still holds is waited for.
 * @throws the errors of `waitUntilReady`; conflict `postgres-facts-lost` when the password of the facts is refused;
 *   unavailable `postgres-disk-full`. No server of ours runs then.
 */
export async function bringUp(running: Running, attempt: Attempt): Promise<Up> {
  const { layout } = running;
  for (let facts = await addressFor(layout, running.facts); ; ) {
    const postmaster = spawnServer({ ...running, facts });
    const error = (await waitUntilReady(postmaster, running, attempt)) ?? (await complete(layout, facts));
    if (!(error instanceof Error)) return { facts: error, postmaster };
    await postmaster.stop();
    const printed = postmaster.printed();
    if (performance.now() > attempt.deadline || !isPassing(printed)) throw explained(error, printed, attempt);
    attempt.log("the server could not start for a passing reason; trying again");
    if (isPortTaken(printed)) facts = await addressFor(layout, { ...facts, socket: "postgres" });
    await pause(retryMs);
  }
}

/** The facts with the address that this start will listen on; written before the server can be looked for there. */
async function addressFor(layout: Layout, facts: Facts): Promise<Facts> {
  const next = canUseSocket(layout, socketPort)
    ? { ...facts, socket: "postgres" as const, port: socketPort }
    : { ...facts, socket: null, port: facts.socket === null ? facts.port : await freePort() };
  if (next.socket !== facts.socket || next.port !== facts.port) writeFacts(layout, next);
  return next;
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

const isPortTaken = (printed: string) => /could not create any TCP\/IP sockets/.test(printed);
const isPassing = (printed: string) =>
  isPortTaken(printed) || /pre-existing shared memory block|lock file ".*" already exists/.test(printed);

/**
 * Makes what is missing in a running server and proves that it answers.
 * @returns the facts, or the error that stood in the way: conflict `postgres-facts-lost`, unavailable
 *   `postgres-disk-full` or `postgres-start-failed`
 */
export async function complete(layout: Layout, facts: Facts): Promise<Facts | Error> {
  try {
    if (!facts.bootstrapped) return await bootstrap(layout, facts);
    const url = urlOf(layout, facts, { role: "entente_owner", database: "entente" });
    await withClient(url, (client) => client.query("select 1"));
    return facts;
  } catch (error) {
    if (systemCode(error) === "28P01") return conflict("postgres-facts-lost", { folder: layout.folder });
    return error instanceof EntenteError ? error : failureOf(String(error), layout, "postgres-start-failed");
  }
}

/** Tells the log what the server printed last. */
function explained(error: Error, printed: string, { log }: Attempt): Error {
  for (const line of printed.trimEnd().split("\n").slice(-lastLines)) log(line);
  return error;
}
