import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes } from "../../kernel/error-map.ts";
import type { CommandRun } from "../command-line.ts";
import { shippedData } from "../installation.ts";

export const helpCommand: CommandRun = async ({ print, json, translate }) => {
  const help = translate("cli.help");
  print(json ? JSON.stringify({ help }) : help);
  return exitCodes.done;
};

/** The version of the package. */
export const version = (): string => {
  const text = readFileSync(join(shippedData(), "..", "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
};

export const versionCommand: CommandRun = async ({ print, json }) => {
  print(json ? JSON.stringify({ version: version() }) : version());
  return exitCodes.done;
};
