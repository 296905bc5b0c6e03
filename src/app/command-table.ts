import { checkGrammar, type Grammar } from "./arguments.ts";
import type { CommandRun } from "./command-line.ts";

export interface Command extends Grammar {
  /** Reads the command: what one command needs, the others do not wait for. */
  readonly read: () => Promise<CommandRun>;
}

const anyNumber = Number.POSITIVE_INFINITY;

/** What may be said of a document that comes in. */
const documentOptions = [
  ...["level", "audience", "originator", "title", "symbol", "dated", "issuer", "source"],
  ...["edition-of", "version-of"],
];

const takes = (words: number, ...options: string[]) => ({ words, options });

/** One name for two commands: the word `table` behind it means the first. Each takes its own options alone. */
const withTable = (table: Command, others: Command): Command => ({
  ...takes(Math.max(table.words, others.words), ...table.options, ...others.options),
  read: async () => async (line) => {
    const command = line.rest[0] === "table" ? table : others;
    checkGrammar({ ...line, name: "" }, command);
    return (await command.read())(line);
  },
});

export const commands: ReadonlyMap<string, Command> = new Map([
  [
    "serve",
    { ...takes(0, "port", "host"), read: async () => (await import("./commands/serve.ts")).serveCommand },
  ],
  [
    "work",
    { ...takes(0, "until-empty"), read: async () => (await import("./commands/work.ts")).workCommand },
  ],
  ["load", { ...takes(0, "from"), read: async () => (await import("./commands/load.ts")).loadCommand }],
  ["acts", { ...takes(0), read: async () => (await import("./commands/acts.ts")).actsCommand }],
  ["do", { ...takes(2, "why"), read: async () => (await import("./commands/acts.ts")).doCommand }],
  [
    "export",
    withTable(
      {
        ...takes(1, "kind", "format", "language", "names", "no-mark", "output", "force"),
        read: async () => (await import("./commands/export-table.ts")).exportTableCommand,
      },
      { ...takes(1, "format", "on"), read: async () => (await import("./commands/export.ts")).exportCommand },
    ),
  ],
  [
    "find",
    {
      ...takes(anyNumber, "limit", "kind", "language", "document"),
      read: async () => (await import("./commands/find.ts")).findCommand,
    },
  ],
  [
    "import",
    withTable(
      {
        ...takes(anyNumber, "kind", "map", "sheet", "level", "errors", "force", "apply"),
        read: async () => (await import("./commands/import-table.ts")).importTableCommand,
      },
      {
        ...takes(anyNumber, "language", "apply", ...documentOptions),
        read: async () => (await import("./commands/import.ts")).importCommand,
      },
    ),
  ],
  [
    "recognise",
    {
      ...takes(anyNumber, "language", "rejected"),
      read: async () => (await import("./commands/recognise.ts")).recogniseCommand,
    },
  ],
  [
    "review",
    {
      ...takes(2, "why", "content", "document", "documents", "kind", "state", "limit"),
      read: async () => (await import("./commands/review.ts")).reviewCommand,
    },
  ],
  [
    "outbox",
    {
      ...takes(2, "state", "limit"),
      read: async () => (await import("./commands/outbox.ts")).outboxCommand,
    },
  ],
  ["mail", { ...takes(2), read: async () => (await import("./commands/mail.ts")).mailCommand }],
  [
    "translation",
    {
      ...takes(
        2,
        "language",
        "source",
        "state",
        "kind",
        "limit",
        "output",
        "force",
        "apply",
        "as",
        "machine",
      ),
      read: async () => (await import("./commands/translation.ts")).translationCommand,
    },
  ],
  [
    "journal",
    { ...takes(1, "head"), read: async () => (await import("./commands/journal.ts")).journalCommand },
  ],
  [
    "migrate",
    { ...takes(0, "dry-run"), read: async () => (await import("./commands/migrate.ts")).migrateCommand },
  ],
  [
    "backup",
    { ...takes(1, "force"), read: async () => (await import("./commands/backup.ts")).backupCommand },
  ],
  [
    "restore",
    { ...takes(1, "head"), read: async () => (await import("./commands/backup.ts")).restoreCommand },
  ],
  [
    "doctor",
    { ...takes(0, "port", "host"), read: async () => (await import("./commands/doctor.ts")).doctorCommand },
  ],
  [
    "help",
    {
      ...takes(1, "port", "host", "from", "why", "head"),
      read: async () => (await import("./commands/words.ts")).helpCommand,
    },
  ],
  ["version", { ...takes(0), read: async () => (await import("./commands/words.ts")).versionCommand }],
]);
