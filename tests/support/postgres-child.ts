import { createInterface } from "node:readline";
import { EntenteError } from "../../src/kernel/errors.ts";
import { startEmbedded } from "../../src/platform/postgres/index.ts";

/**
 * A program that starts the embedded PostgreSQL, for tests that need a process of its own (to kill it, to start two,
 * to be another user). Its argument is the options as JSON; it answers one line of JSON, then waits on standard
 * input: any line stops the server. It ignores SIGINT, as a server that drains first does.
 */
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

process.on("SIGINT", () => say({ interrupted: true }));
try {
  const began = performance.now();
  const server = await startEmbedded(JSON.parse(process.argv[2] ?? "{}"));
  const { attached, firstStart, ownerUrl, superuserUrl, folder } = server;
  say({ attached, firstStart, ownerUrl, superuserUrl, folder, ms: performance.now() - began });
  const lines = createInterface({ input: process.stdin });
  await new Promise((done) => lines.once("line", done));
  lines.close();
  await server.stop();
  say({ stopped: true });
  process.exit(0);
} catch (error) {
  if (error instanceof EntenteError) say({ code: error.code, params: error.params });
  else say({ code: "unexpected", params: { message: String(error) } });
  process.exit(4);
}
