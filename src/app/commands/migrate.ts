import { exitCodes } from "../../kernel/error-map.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { migrate, readMigrationState } from "../../platform/storage/index.ts";
import { migrations } from "../areas.ts";
import { type CommandRun, configOf } from "../command-line.ts";
import { withDatabaseAsItIs } from "../installation.ts";
import { asOwner, roleIn } from "../prepare-database.ts";

/**
 * `entente migrate [--dry-run]`: brings the tables to this program's, and loads nothing. A start does the same;
 * by hand it can be done before, and be looked at.
 */
export const migrateCommand: CommandRun = async (line) => {
  const config = configOf(line);
  const dry = line.values["dry-run"] === true;
  const done = await withDatabaseAsItIs(config, ({ ownerUrl }) =>
    dry
      ? withClient(ownerUrl, async (owner) => (await readMigrationState(owner, migrations)).missing)
      : asOwner(ownerUrl, config, (owner, appUrl) => migrate(owner, migrations, roleIn(appUrl))),
  );
  if (line.json) line.print(JSON.stringify(dry ? { missing: done } : { migrated: done }));
  else {
    line.print(line.translate(dry ? "cli.migrate-missing" : "cli.migrate-done", { count: done.length }));
    for (const id of done) line.print(`  ${id}`);
  }
  return exitCodes.done;
};
