import { createHash } from "node:crypto";
import { basename } from "node:path";
import {
  checkTable,
  fieldLabel,
  importTable,
  rowErrorSentence,
  rowErrorsCsv,
  type TableKind,
  type TableReport,
} from "../../areas/registry/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { type ReadTable, readTable, usualSheetLimits } from "../../platform/sheets/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";
import { readWhole } from "../page-file.ts";
import { tableKindOf } from "./export-table.ts";
import { writeWhole } from "./export-table-file.ts";

interface Applied {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * `entente import table FILE [--kind KIND] [--map "COLUMN=FIELD"]… [--sheet NAME] [--level LEVEL] [--errors FILE] [--apply]`:
 * says what a table would do to the register; with `--apply` does it, all of it or nothing.
 */
export const importTableCommand: CommandRun = async (line) => {
  const { file, kind, mapping } = askedOf(line);
  const { sheet, level, errors, apply = false, force = false } = line.values;
  // Before the database is brought up: a file that is no table makes no data folder.
  const bytes = await readWhole(file, usualSheetLimits.bytes);
  const table = await readTable({ bytes, sheet });
  const installation = await openInstallation({ config: configOf(line) });
  try {
    const { header, rows } = table;
    const { language } = line.translate;
    const given = { kind, header, rows, mapping, language, ...(level === undefined ? {} : { level }) };
    const report = await installation.door.ask(operator(), checkTable, given);
    if (errors !== undefined && report.errorCount > 0)
      await writeWhole(errors, force, (output) => output.write(rowErrorsCsv(report, line.translate)));
    const request = { file: basename(file), sha256: createHash("sha256").update(bytes).digest("hex") };
    const applied =
      apply && report.errorCount === 0
        ? await applyTable(installation, { given, report, request })
        : undefined;
    if (line.json) line.print(JSON.stringify(inJson({ table, report, applied }, line)));
    else printReport({ table, report, applied }, line);
    return report.errorCount === 0 ? exitCodes.done : exitCodes.someInputsFailed;
  } finally {
    await installation.close();
  }
};

interface Application {
  readonly given: Readonly<Record<string, unknown>>;
  readonly report: TableReport;
  readonly request: Readonly<Record<string, string>>;
}

/** A table that says nothing new is no act. */
async function applyTable({ door }: Installation, { given, report, request }: Application): Promise<Applied> {
  const { rows, added, changed, unchanged, digest } = report;
  if (added + changed === 0) return { rows, added, changed, unchanged };
  return door.perform(operator(), importTable, { input: { ...given, digest }, reasons: { request } });
}

interface Asked {
  readonly file: string;
  readonly kind: TableKind;
  readonly mapping: Readonly<Record<string, string>>;
}

/** @throws invalid `file-not-named`, `command-word`, `table-kind-unknown`, `table-map-malformed` */
function askedOf({ rest, values }: CommandLine): Asked {
  const [, file = "", more] = rest;
  if (more !== undefined) throw invalid("command-word", { word: more });
  if (file === "") throw invalid("file-not-named", { command: "import table" });
  const pairs = (values.map ?? []).map((pair): [string, string] => {
    // The name of a column may have the sign in it; that of a field has none.
    const at = pair.lastIndexOf("=");
    if (at < 1) throw invalid("table-map-malformed", { value: pair });
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return { file, kind: tableKindOf(values.kind ?? "parties"), mapping: Object.fromEntries(pairs) };
}

interface Told {
  readonly table: ReadTable;
  readonly report: TableReport;
  readonly applied: Applied | undefined;
}

function inJson({ table, report, applied }: Told, { translate }: CommandLine): object {
  const { format, encoding, separator, sheet } = table;
  const { kind } = report;
  return {
    read: { format, encoding, separator, sheet },
    ...report,
    errors: report.errors.map((error) => ({ ...error, sentence: rowErrorSentence(kind, error, translate) })),
    ...(applied === undefined ? {} : { applied }),
  };
}

const mostPrinted = 100;

function printReport({ report, applied }: Told, line: CommandLine): void {
  const { print, translate, values } = line;
  const { kind, columns, errors, errorCount } = report;
  for (const { column, field } of columns)
    print(
      field === null
        ? translate("cli.table-column-left", { column })
        : translate("cli.table-column", { column, field: fieldLabel(kind, field, translate.language) }),
    );
  for (const error of errors.slice(0, mostPrinted)) {
    const { row, column, value } = error;
    const sentence = rowErrorSentence(kind, error, translate);
    print(
      column === ""
        ? translate("cli.table-row-error", { row, sentence })
        : translate("cli.table-cell-error", { row, column, value, sentence }),
    );
  }
  if (errorCount > mostPrinted)
    print(translate("cli.table-more-errors", { count: errorCount - mostPrinted }));
  if (values.errors !== undefined && errorCount > 0)
    print(translate("cli.table-errors-file", { file: values.errors }));
  const { rows, added, changed, unchanged, refused } = report;
  if (applied !== undefined) print(translate("cli.table-applied", { ...applied }));
  else print(translate("cli.table-checked", { rows, added, changed, unchanged, refused }));
}
