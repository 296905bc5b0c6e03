import { invalid } from "../kernel/errors.ts";
import { translators } from "./areas.ts";
import { checkGrammar, type Grammar, glance, parseArguments } from "./arguments.ts";
import type { CommandRun } from "./command-line.ts";
import { report } from "./report.ts";
import { exitOnSignal } from "./signals.ts";

interface Command extends Grammar {
  /** Reads the command. */
  readonly read: () => Promise<CommandRun>;
}

/** Each is read when it is given: what one command needs, the others do not wait for. */
const commands: ReadonlyMap<string, Command> = new Map([
  [
    "serve",
    {
      read: async () => (await import("./commands/serve.ts")).serveCommand,
      options: ["port", "host"],
      words: 0,
    },
  ],
  [
    "load",
    { read: async () => (await import("./commands/load.ts")).loadCommand, options: ["from"], words: 0 },
  ],
  ["acts", { read: async () => (await import("./commands/acts.ts")).actsCommand, options: [], words: 0 }],
  ["do", { read: async () => (await import("./commands/acts.ts")).doCommand, options: ["why"], words: 2 }],
  [
    "export",
    {
      read: async () => (await import("./commands/export.ts")).exportCommand,
      options: ["format", "on"],
      words: 1,
    },
  ],
  [
    "find",
    {
      read: async () => (await import("./commands/find.ts")).findCommand,
      options: ["limit"],
      words: Number.POSITIVE_INFINITY,
    },
  ],
  [
    "import",
    {
      read: async () => (await import("./commands/import.ts")).importCommand,
      options: ["language", "apply"],
      words: 2,
    },
  ],
  [
    "journal",
    { read: async () => (await import("./commands/journal.ts")).journalCommand, options: ["head"], words: 1 },
  ],
  [
    "migrate",
    {
      read: async () => (await import("./commands/migrate.ts")).migrateCommand,
      options: ["dry-run"],
      words: 0,
    },
  ],
  [
    "backup",
    { read: async () => (await import("./commands/backup.ts")).backupCommand, options: ["force"], words: 1 },
  ],
  [
    "restore",
    { read: async () => (await import("./commands/backup.ts")).restoreCommand, options: ["head"], words: 1 },
  ],
  [
    "doctor",
    {
      read: async () => (await import("./commands/doctor.ts")).doctorCommand,
      options: ["port", "host"],
      words: 0,
    },
  ],
  [
    "help",
    {
      read: async () => (await import("./commands/words.ts")).helpCommand,
      options: ["port", "host", "from", "why", "head"],
      words: 1,
    },
  ],
  [
    "version",
    { read: async () => (await import("./commands/words.ts")).versionCommand, options: [], words: 0 },
  ],
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
    if (given.name !== "serve") exitOnSignal();
    const { values, rest } = given;
    const run = await command.read();
    return await run({ values, rest, json, translate, ...outputs });
  } catch (error) {
    return report(error, { json, translate, ...outputs });
  }
}
