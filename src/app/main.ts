import { invalid } from "../kernel/errors.ts";
import { translators } from "./areas.ts";
import { checkGrammar, type Grammar, glance, parseArguments } from "./arguments.ts";
import type { CommandRun } from "./command-line.ts";
import { actsCommand, doCommand } from "./commands/acts.ts";
import { backupCommand, restoreCommand } from "./commands/backup.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { exportCommand } from "./commands/export.ts";
import { findCommand } from "./commands/find.ts";
import { importCommand } from "./commands/import.ts";
import { journalCommand } from "./commands/journal.ts";
import { loadCommand } from "./commands/load.ts";
import { migrateCommand } from "./commands/migrate.ts";
import { serveCommand } from "./commands/serve.ts";
import { helpCommand, versionCommand } from "./commands/words.ts";
import { report } from "./report.ts";
import { exitOnSignal } from "./signals.ts";

interface Command extends Grammar {
  readonly run: CommandRun;
}

const commands: ReadonlyMap<string, Command> = new Map([
  ["serve", { run: serveCommand, options: ["port", "host"], words: 0 }],
  ["load", { run: loadCommand, options: ["from"], words: 0 }],
  ["acts", { run: actsCommand, options: [], words: 0 }],
  ["do", { run: doCommand, options: ["why"], words: 2 }],
  ["export", { run: exportCommand, options: ["format", "on"], words: 1 }],
  ["find", { run: findCommand, options: ["limit"], words: Number.POSITIVE_INFINITY }],
  ["import", { run: importCommand, options: ["language", "apply"], words: 2 }],
  ["journal", { run: journalCommand, options: ["head"], words: 1 }],
  ["migrate", { run: migrateCommand, options: ["dry-run"], words: 0 }],
  ["backup", { run: backupCommand, options: ["force"], words: 1 }],
  ["restore", { run: restoreCommand, options: ["head"], words: 1 }],
  ["doctor", { run: doctorCommand, options: ["port", "host"], words: 0 }],
  ["help", { run: helpCommand, options: ["port", "host", "from", "why", "head"], words: 1 }],
  ["version", { run: versionCommand, options: [], words: 0 }],
]);

const outputs = {
  print: (text: string) => process.stdout.write(`${text}\n`),
  say: (text: string) => process.stderr.write(`${text}\n`),
};

/** Runs one command. @returns the exit code of `kernel/error-map.ts`. */
export async function main(args: readonly string[]): Promise<number> {
  // Whoever reads (`entente acts | head`) may have heard enough; what is being done is done to its end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const { language, json } = glance(args);
  const translate = translators[language];
  try {
    const given = parseArguments(args);
    const command = commands.get(given.name);
    if (command === undefined) throw invalid("command-unknown", { command: given.name });
    checkGrammar(given, command);
    if (command.run !== serveCommand) exitOnSignal();
    const { values, rest } = given;
    return await command.run({ values, rest, json, translate, ...outputs });
  } catch (error) {
    return report(error, { json, translate, ...outputs });
  }
}
