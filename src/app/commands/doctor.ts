import { exitCodes } from "../../kernel/error-map.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { asReadableError } from "../../platform/storage/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import type { Config } from "../config.ts";
import { checkDatabase } from "../doctor/database.ts";
import { type Finding, failed, tell, well } from "../doctor/finding.ts";
import { checkFolder, checkLanguages, checkNode, checkPort } from "../doctor/machine.ts";

/** A database that does not answer in this time counts as down; in ms. The journal of a large register takes longer to read. */
const longestAnswer = 10_000;

/**
 * `entente doctor`: looks at everything that the program stands on and changes nothing: it starts no database, migrates
 * nothing, loads nothing. What cannot be looked at, because what it stands on is down, is left out.
 */
export const doctorCommand: CommandRun = async (line) => {
  const findings = await examine(line);
  const ok = findings.every((finding) => finding.ok);
  say(line, findings, ok);
  if (ok) return exitCodes.done;
  // The error that names the database speaks for all that could not be asked of it.
  const down = findings.some(({ check, ok: fine }) => (check === "database" || check === "server") && !fine);
  return down ? exitCodes.unavailable : exitCodes.someInputsFailed;
};

async function examine(line: CommandLine): Promise<Finding[]> {
  const first = [checkNode(), checkLanguages()];
  let config: Config;
  try {
    config = configOf(line);
  } catch (error) {
    return [...first, failed("configuration", error)];
  }
  const { findings, state } = await checkFolder(config);
  const ownerUrl = config.databaseUrl ?? state?.ownerUrl;
  return [
    ...first,
    well("configuration", config.databaseUrl === undefined ? "embedded" : "own"),
    ...findings,
    ...(ownerUrl === undefined ? [] : await askDatabase(ownerUrl, config)),
    await checkPort(config),
  ];
}

async function askDatabase(ownerUrl: string, config: Config): Promise<Finding[]> {
  try {
    await withClient(ownerUrl, (owner) => owner.query("select 1"), longestAnswer);
    const findings = await withClient(ownerUrl, (owner) => checkDatabase(owner, config));
    return [well("database", "answers"), ...findings];
  } catch (error) {
    return [failed("database", asReadableError(error))];
  }
}

function say({ print, json, translate }: CommandLine, findings: readonly Finding[], ok: boolean): void {
  const checks = findings.map((finding) => tell(finding, translate));
  if (json) {
    print(JSON.stringify({ checks, ok }));
    return;
  }
  for (const { ok: fine, message, advice } of checks) {
    print(`${fine ? "✓" : "✗"} ${message}`);
    if (advice !== null) print(`  → ${advice}`);
  }
  const count = checks.filter((check) => !check.ok).length;
  print(translate("doctor.summary", { count }));
}
