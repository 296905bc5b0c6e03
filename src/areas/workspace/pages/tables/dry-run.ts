import { EntenteError, invalid } from "../../../../kernel/errors.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import type { ReadTable } from "../../../../platform/sheets/index.ts";
import { checkTable, fieldLabel, type TableKind, type TableReport } from "../../../registry/index.ts";
import type { GivenTable } from "./sent.ts";

/** The same fault in words that tell what to do on the page, where the register speaks of its command line. */
function onPage(error: unknown, kind: TableKind, { language }: WorkRequest): unknown {
  if (!(error instanceof EntenteError)) return error;
  const { code, params } = error;
  const field = typeof params.field === "string" ? fieldLabel(kind, params.field, language) : "";
  if (code === "table-field-missing") return invalid("table-column-needed", { field });
  if (code === "table-field-twice")
    return invalid("table-column-twice", { field, columns: String(params.columns ?? "") });
  return error;
}

/** What a table would do. @throws as `registry.check-table`; `table-column-needed`, `table-column-twice` */
export async function dryRun(request: WorkRequest, given: GivenTable): Promise<TableReport> {
  const { door, actor, language } = request;
  try {
    return await door.ask(actor, checkTable, { ...given, language });
  } catch (error) {
    throw onPage(error, given.kind, request);
  }
}

/** The fields that the headings propose; where they do not fit together, each heading is asked for by itself. */
export async function proposedFields(
  request: WorkRequest,
  kind: TableKind,
  { header }: ReadTable,
): Promise<string[]> {
  const { door, actor, language } = request;
  const fieldsOf = async (headings: readonly string[]): Promise<string[] | undefined> => {
    try {
      const { columns } = await door.ask(actor, checkTable, { kind, language, header: headings, rows: [] });
      return columns.map(({ field }) => field ?? "");
    } catch (error) {
      if (error instanceof EntenteError && error.code.startsWith("table-field-")) return undefined;
      throw error;
    }
  };
  const whole = await fieldsOf(header);
  if (whole !== undefined) return whole;
  const single: string[] = [];
  for (const heading of header) {
    // Beside an id every kind of table is whole, so that the heading alone is judged; twice an id is an id.
    const found = await fieldsOf(["id", heading]);
    single.push(found === undefined ? "id" : (found[1] ?? ""));
  }
  return single;
}
