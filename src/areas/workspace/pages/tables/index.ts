import { EntenteError, invalid } from "../../../../kernel/errors.ts";
import { type HandlingLevel, handlingLevels } from "../../../../kernel/handling.ts";
import type { Problem, WorkBody, WorkForm, WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import type { ReadTable } from "../../../../platform/sheets/index.ts";
import { importTable, rowErrorsCsv, type TableReport } from "../../../registry/index.ts";
import { mostParties } from "../../waiting/commands.ts";
import { send } from "../../waiting/send.ts";
import { dryRun, proposedFields } from "./dry-run.ts";
import { exportTable } from "./export.ts";
import { renderMapping } from "./mapping.tsx";
import { renderTables, tablesPath } from "./overview.tsx";
import { renderReport } from "./report.tsx";
import {
  fieldsSent,
  type GivenTable,
  givenTable,
  largestSent,
  readSent,
  type SentTable,
  sentTable,
} from "./sent.ts";

const html = (body: string, status = 200): WorkBody => ({ type: "text/html; charset=utf-8", body, status });

interface Step {
  readonly sent: SentTable;
  readonly table: ReadTable;
  readonly fields: readonly string[];
  readonly given: GivenTable;
}

/** A table with its columns as the form maps them. */
async function stepOf(form: WorkForm): Promise<Step> {
  const sent = sentTable(form);
  const table = await readSent(sent);
  const fields = fieldsSent(form, table);
  return { sent, table, fields, given: givenTable(sent, table, fields) };
}

async function act(request: WorkRequest, form: WorkForm): Promise<string | WorkBody> {
  const verb = form.text("verb");
  if (verb === "") {
    const sent = sentTable(form);
    const table = await readSent(sent);
    return html(
      renderMapping(request, { sent, table, fields: await proposedFields(request, sent.kind, table) }),
    );
  }
  const step = await stepOf(form);
  if (verb === "map") return html(renderMapping(request, step));
  const report = await dryRun(request, step.given);
  if (verb === "errors") return errorsFile(request, step, report);
  if (verb === "apply") return apply(request, form, step);
  return html(renderReport(request, { ...step, report, why: form.text("why") || step.sent.name }));
}

function errorsFile({ translate }: WorkRequest, { sent }: Step, report: TableReport): WorkBody {
  const fileName = `${sent.name.replace(/\.[^.]*$/u, "") || "table"}-errors.csv`;
  return { type: "text/csv; charset=utf-8", body: rowErrorsCsv(report, translate), fileName };
}

/** All of it or nothing. @throws as `registry.import-table`; `table-too-much-public` */
async function apply(request: WorkRequest, form: WorkForm, { sent, given }: Step): Promise<string> {
  const { language } = request;
  const input = { ...given, language, digest: form.text("digest") };
  try {
    const report = await dryRun(request, given);
    const handling = handlingOf(request, sent, report);
    const done = await send(request, importTable, { input, why: form.text("why"), handling });
    if (done.kind === "waits") return `${tablesPath}?done=waits`;
    return `${tablesPath}?done=imported&added=${done.output.added}&changed=${done.output.changed}`;
  } catch (error) {
    const tooMany =
      error instanceof EntenteError && error.code === "input-refused" && error.params.field === "parties";
    throw tooMany ? invalid("table-too-much-public", { limit: mostParties }) : error;
  }
}

/** A table that waits is the secretariat's to see, and what is closer in it closes it further. */
function handlingOf({ person }: WorkRequest, sent: SentTable, { changes }: TableReport) {
  const levels: readonly string[] = handlingLevels;
  const said = changes.flatMap(({ level, fields }) => [
    level,
    fields.find(({ field }) => field === "level")?.after,
  ]);
  const ranks = [sent.level, ...said].map((level) => levels.indexOf(level ?? ""));
  const strictest = handlingLevels[Math.max(1, ...ranks)] ?? "unclassified";
  const level: HandlingLevel = strictest === "public" ? "unclassified" : strictest;
  const audience = level === "strictly-confidential" ? [`person:${person.id}`] : ["party:cted"];
  return { level, audience };
}

/** The step at which it was refused, with everything that was chosen, and the file. */
async function refused(request: WorkRequest, form: WorkForm, problem: Problem): Promise<string> {
  const { message, parameter } = problem;
  const verb = form.text("verb");
  if (verb === "") return renderTables(request, { message, field: parameter, typed: form.text });
  const step = await stepOf(form);
  if (verb !== "apply") return renderMapping(request, { ...step, problem: message });
  const report = await dryRun(request, step.given);
  return renderReport(request, { ...step, report, why: form.text("why"), problem: message });
}

export const tablesPages: readonly WorkPage[] = [
  {
    path: "tables",
    permission: "read-as-staff",
    render: async (request) => renderTables(request),
    form: { permission: "keep-register", largest: largestSent, act, refused },
  },
  { path: "tables/export", permission: "read-as-staff", render: exportTable },
];
