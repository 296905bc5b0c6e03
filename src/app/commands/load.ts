import { exitCodes } from "../../kernel/error-map.ts";
import type { LoadReport } from "../../platform/reference/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { openInstallation, shippedData } from "../installation.ts";

/** `entente load [--from FOLDER]`: brings the register to a release, and says what was added, changed and kept. */
export const loadCommand: CommandRun = async (line) => {
  const installation = await openInstallation({
    config: configOf(line),
    data: line.values.from ?? shippedData(),
  });
  await installation.close();
  if (line.json) line.print(JSON.stringify(installation.load));
  else printLoad(installation.load, line);
  return exitCodes.done;
};

/** The report of a load, a line a file, a table and a kept row. */
export function printLoad(
  load: LoadReport,
  { print, translate }: Pick<CommandLine, "print" | "translate">,
): void {
  if (!load.loaded) {
    print(translate("cli.load-nothing"));
    return;
  }
  for (const [file, rows] of Object.entries(load.rows)) print(translate("cli.load-file", { file, rows }));
  for (const table of load.tables) print(translate("cli.load-table", { ...table }));
  for (const { table, id, columns } of load.kept) {
    print(translate("cli.load-kept", { table, id, columns: columns.join(", ") }));
  }
}
