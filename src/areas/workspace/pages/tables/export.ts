import { once } from "node:events";
import { PassThrough } from "node:stream";
import { invalid } from "../../../../kernel/errors.ts";
import { isLanguage, type Language } from "../../../../kernel/language.ts";
import type { WorkBody, WorkRequest } from "../../../../platform/http/index.ts";
import { csvHeader, csvLines, mostWorkbookRows, workbookOf } from "../../../../platform/sheets/index.ts";
import { handOutTable, type TableKind, tableHeader, tableKinds } from "../../../registry/index.ts";

export const formats = ["csv", "xlsx"] as const;

interface Asked {
  readonly kind: TableKind;
  readonly headings: Language | "names";
  readonly fileName: string;
}

/** All rows of a kind that the reader may see, as CSV part by part, or as a workbook. @throws invalid `table-kind-unknown` */
export async function exportTable(request: WorkRequest): Promise<WorkBody> {
  const { query, language, today } = request;
  const kind = tableKinds.find((one) => one === query.kind);
  if (kind === undefined)
    throw invalid("table-kind-unknown", { kind: query.kind ?? "", known: tableKinds.join(", ") });
  const format = formats.find((one) => one === query.format) ?? "csv";
  const wanted = query.headings ?? language;
  const headings: Language | "names" = wanted === "names" || isLanguage(wanted) ? wanted : language;
  const asked: Asked = { kind, headings, fileName: `entente-${kind}-${today}.${format}` };
  return format === "csv" ? csv(request, asked) : workbook(request, asked);
}

function csv({ door, actor }: WorkRequest, { kind, headings, fileName }: Asked): WorkBody {
  const out = new PassThrough();
  // A reader who goes away ends the reading of the database.
  const put = async (piece: string) => {
    if (out.destroyed) throw new Error("the reader has gone");
    if (!out.write(piece)) await Promise.race([once(out, "drain"), once(out, "close")]);
  };
  const written = async () => {
    await put(csvHeader(tableHeader(kind, headings)));
    await handOutTable(door, actor, { kind, hand: (rows) => put(csvLines(rows)) });
  };
  written().then(
    () => out.end(),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return { type: "text/csv; charset=utf-8", body: out, fileName };
}

async function workbook(request: WorkRequest, { kind, headings, fileName }: Asked): Promise<WorkBody> {
  const { door, actor, translate } = request;
  const rows: (readonly string[])[] = [];
  const hand = async (part: readonly (readonly string[])[]) => {
    rows.push(...part);
    if (rows.length > mostWorkbookRows) throw invalid("table-workbook-too-long", { limit: mostWorkbookRows });
  };
  await handOutTable(door, actor, { kind, hand });
  const body = await workbookOf({
    ...{ sheet: translate(`table.kind-${kind}`), header: tableHeader(kind, headings), rows },
    rightToLeft: headings === "ar",
  });
  return { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body, fileName };
}
