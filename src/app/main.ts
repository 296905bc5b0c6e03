import { invalid } from "../kernel/errors.ts";
import { translators } from "./areas.ts";
import { checkGrammar, type Grammar, glance, parseArguments } from "./arguments.ts";
import type { CommandRun } from "./command-line.ts";
import { actsCommand, doCommand } from "./commands/acts.ts";
import { journalCommand } from "./commands/journal.ts";
import { loadCommand } from "./commands/load.ts";
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
  ["journal", { run: journalCommand, options: ["head"], words: 1 }],
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
