import { resolve } from "node:path";
import { systemClock } from "../../kernel/clock.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { openBackup, restoreBackup, writeBackup } from "../../platform/backup/index.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { migrations } from "../areas.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { withDatabaseAsItIs } from "../installation.ts";
import { asOwner, roleIn } from "../prepare-database.ts";
import { version } from "./words.ts";

/** `entente backup FILE [--force]`: the whole register in one file, while a server runs. Migrates and loads nothing. */
export const backupCommand: CommandRun = async (line) => {
  const { print, json, translate } = line;
  const file = fileOf(line, "backup");
  const options = { file, force: line.values.force === true, program: version(), now: systemClock() };
  const report = await withDatabaseAsItIs(configOf(line), ({ ownerUrl }) =>
    withClient(ownerUrl, (owner) => writeBackup(owner, options)),
  );
  if (json) print(JSON.stringify(report));
  else {
    const { head, bytes, tables, rows } = report;
    const size = (bytes / 1e6).toFixed(1);
    print(translate("cli.backup-done", { file, size, tables, rows }));
    print(head === "" ? translate("cli.journal-empty") : translate("cli.journal-head", { head }));
  }
  return exitCodes.done;
};

/** `entente restore FILE [--head HASH]`: fills an empty database, or nothing of it. */
export const restoreCommand: CommandRun = async (line) => {
  const { print, json, translate, values } = line;
  const file = fileOf(line, "restore");
  if (values.head !== undefined && !/^[0-9a-f]{64}$/i.test(values.head))
    throw invalid("journal-head", { head: values.head });
  const config = configOf(line);
  // Before the database is brought up: a file that is not whole makes no data folder.
  const backup = await openBackup(file, { sets: migrations }, values.head?.toLowerCase());
  try {
    const report = await withDatabaseAsItIs(config, ({ ownerUrl }) =>
      asOwner(ownerUrl, config, (owner, appUrl) =>
        restoreBackup(owner, backup, { sets: migrations, appRole: roleIn(appUrl) }),
      ),
    );
    if (json) print(JSON.stringify(report));
    else {
      const { createdAt, tables, rows, migrated, head } = report;
      print(translate("cli.restore-done", { file, when: createdAt, tables, rows }));
      if (migrated.length > 0) print(translate("cli.migrate-done", { count: migrated.length }));
      if (head !== "") print(translate("cli.journal-head", { head }));
    }
    return exitCodes.done;
  } finally {
    await backup.close();
  }
};

/** @throws invalid `file-not-named` */
function fileOf({ rest: [file = ""] }: CommandLine, command: string): string {
  if (file === "") throw invalid("file-not-named", { command });
  return resolve(file);
}
