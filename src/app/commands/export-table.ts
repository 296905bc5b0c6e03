import { handOutTable, type TableKind, tableHeader, tableKinds } from "../../areas/registry/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { isLanguage, type Language } from "../../kernel/language.ts";
import { csvHeader, csvLines, mostWorkbookRows, workbookOf } from "../../platform/sheets/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";
import { type Output, outputTo, ReaderGone } from "./export/output.ts";
import { writeWhole } from "./export-table-file.ts";

/** @throws invalid `table-kind-unknown` */
export function tableKindOf(value: string): TableKind {
  const kind = tableKinds.find((one) => one === value);
  if (kind === undefined) throw invalid("table-kind-unknown", { kind: value, known: tableKinds.join(", ") });
  return kind;
}

interface Asked {
  readonly kind: TableKind;
  readonly format: "csv" | "xlsx";
  readonly headings: Language | "names";
  readonly mark: boolean;
  readonly output: string | undefined;
}

/**
 * `entente export table --kind KIND [--format csv|xlsx] [--language L | --names] [--no-mark] [-o FILE [--force]]`: all rows of
 * a kind, as the operator may read them; what it writes can be imported again.
 */
export const exportTableCommand: CommandRun = async (line) => {
  const asked = askedOf(line);
  const installation = await openInstallation({ config: configOf(line) });
  try {
    let count = 0;
    const write = async (output: Output) => {
      count = await (asked.format === "csv" ? writeCsv : writeWorkbook)(asked, {
        output,
        line,
        installation,
      });
    };
    if (asked.output === undefined) await write(outputTo(process.stdout));
    else await writeWhole(asked.output, line.values.force ?? false, write);
    const { json, print, translate } = line;
    if (asked.output === undefined) return exitCodes.done;
    const { kind, format, output } = asked;
    if (json) print(JSON.stringify({ kind, format, file: output, rows: count }));
    else print(translate("cli.table-exported", { file: output, rows: count }));
    return exitCodes.done;
  } catch (error) {
    if (error instanceof ReaderGone) return exitCodes.done;
    throw error;
  } finally {
    await installation.close();
  }
};

/** @throws invalid `table-kind-unknown`, `export-format`, `export-json`, `language-unknown`, `command-value` */
function askedOf({ values, json, translate }: CommandLine): Asked {
  if (values.kind === undefined) throw invalid("command-value", { option: "--kind" });
  const kind = tableKindOf(values.kind);
  const { format = "csv", language = translate.language, output } = values;
  if (format !== "csv" && format !== "xlsx")
    throw invalid("export-format", { format, subject: `table ${kind}`, allowed: "csv, xlsx" });
  if (json && output === undefined) throw invalid("command-value", { option: "--output" });
  if (!isLanguage(language)) throw invalid("language-unknown", { value: language });
  const headings = values.names ? "names" : language;
  return { kind, format, headings, mark: !values["no-mark"], output };
}

interface Way {
  readonly output: Output;
  readonly line: CommandLine;
  readonly installation: Installation;
}

async function writeCsv({ kind, headings, mark }: Asked, { output, installation }: Way): Promise<number> {
  await output.write(csvHeader(tableHeader(kind, headings), { mark }));
  const hand = (part: readonly (readonly string[])[]) => output.write(csvLines(part));
  return handOutTable(installation.door, operator(), { kind, hand });
}

/** A workbook is whole before its first byte: its rows are gathered, as many as one may hold. */
async function writeWorkbook(
  { kind, headings }: Asked,
  { output, line, installation }: Way,
): Promise<number> {
  const rows: (readonly string[])[] = [];
  const hand = async (part: readonly (readonly string[])[]) => {
    rows.push(...part);
    if (rows.length > mostWorkbookRows) throw invalid("table-workbook-too-long", { limit: mostWorkbookRows });
  };
  const count = await handOutTable(installation.door, operator(), { kind, hand });
  const { translate } = line;
  const sheet = translate(`table.kind-${kind}`);
  const header = tableHeader(kind, headings);
  await output.write(await workbookOf({ sheet, header, rows, rightToLeft: headings === "ar" }));
  return count;
}
