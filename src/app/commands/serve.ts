import { existsSync } from "node:fs";
import { join } from "node:path";
import { readAnswersAwait } from "../../areas/workspace/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { type CommandRun, configOf } from "../command-line.ts";
import { startServer } from "../serve.ts";
import { stopRequest } from "../signals.ts";
import { printLoad } from "./load.ts";

/** `entente serve`: until SIGTERM or Ctrl-C, which let the requests under way finish. */
export const serveCommand: CommandRun = async (line) => {
  const { say, translate } = line;
  const config = configOf(line);
  // A wrong value is told now, and not to the first partner who answers.
  readAnswersAwait();
  const first = config.databaseUrl === undefined && !existsSync(join(config.folder, "postgres.json"));
  say(translate(first ? "cli.starting-first" : "cli.starting"));
  // From the very beginning: a start that is cut off would leave its database server behind.
  const asked = stopRequest().then(() => "asked" as const);
  const server = await startServer(config);
  if (server.installation.load.loaded) printLoad(server.installation.load, { print: say, translate });
  say(translate("cli.ready", { origin: server.origin }));
  // When the database goes at this very moment, that is told below.
  const firstLink = await server.firstLink().catch(() => undefined);
  if (firstLink !== undefined) say(translate("cli.first-administrator", { address: firstLink }));
  if (server.metrics !== undefined) say(translate("cli.metrics", { origin: server.metrics }));
  const ended = await Promise.race([asked, server.lost.then(() => "lost" as const)]);
  say(translate(ended === "lost" ? "cli.lost" : "cli.stopping"));
  await server.close();
  say(translate("cli.stopped"));
  return ended === "lost" ? exitCodes.unavailable : exitCodes.done;
};
