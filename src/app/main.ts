import { invalid } from "../kernel/errors.ts";
import { translators } from "./areas.ts";
import { checkGrammar, glance, parseArguments } from "./arguments.ts";
import { commands } from "./command-table.ts";
import { report } from "./report.ts";
import { exitOnSignal } from "./signals.ts";

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
    // These two have something to end in order.
    if (given.name !== "serve" && given.name !== "work") exitOnSignal();
    const { values, rest } = given;
    const run = await command.read();
    return await run({ values, rest, json, translate, ...outputs });
  } catch (error) {
    return report(error, { json, translate, ...outputs });
  }
}
