import type { VNode } from "preact";
import { Button, Form, Link, Table, TextArea } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import {
  fieldLabel,
  type ReportedChange,
  rowErrorSentence,
  type TableReport,
} from "../../../registry/index.ts";
import { formToken, renderWork } from "../frame.tsx";
import { colon } from "../partners/words.tsx";
import { tablesPath } from "./overview.tsx";
import { columnPrefix, keptFields, type SentTable } from "./sent.ts";

export interface ReportProps {
  readonly sent: SentTable;
  readonly fields: readonly string[];
  readonly report: TableReport;
  readonly why: string;
  readonly problem?: string | undefined;
}

/** So many are shown; all errors are in the file. */
const most = 50;

/** What the table would do, and what is wrong with it, before anything is done. */
export function renderReport(request: WorkRequest, props: ReportProps): string {
  const { translate } = request;
  const { sent, report, problem } = props;
  const { rows, added, changed, unchanged, refused } = report;
  return renderWork({
    request,
    title: translate("tables.report-title"),
    stand: translate("tables.mapping-stand", { count: rows, kind: translate(`table.kind-${sent.kind}`) }),
    problem,
    children: (
      <>
        <dl class="facts">
          {Object.entries({ added, changed, unchanged, refused }).map(([name, count]) => (
            <div key={name}>
              <dt>{translate(`tables.count-${name}`)}</dt>
              <dd class="num">{count}</dd>
            </div>
          ))}
        </dl>
        {report.errorCount === 0 ? null : <Errors {...{ request, report }} />}
        {report.changes.length === 0 ? null : <Changes {...{ request, report }} />}
        <Acts {...{ request, ...props }} />
      </>
    ),
  });
}

interface Shown {
  readonly request: WorkRequest;
  readonly report: TableReport;
}

function Errors({ request, report }: Shown): VNode {
  const { translate } = request;
  const { kind, errors, errorCount } = report;
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">{translate("tables.errors")}</h2>
      <Table
        label={translate("tables.errors")}
        columns={[
          { label: translate("table.error-row"), is: "number", names: true },
          { label: translate("table.error-column") },
          { label: translate("table.error-value") },
          { label: translate("table.error-sentence") },
        ]}
        groups={[
          {
            rows: errors.slice(0, most).map((error) => ({
              cells: [
                String(error.row),
                <bdi key="column">{error.column}</bdi>,
                <bdi key="value">{error.value}</bdi>,
                rowErrorSentence(kind, error, translate),
              ],
            })),
          },
        ]}
      />
      {errorCount > most ? (
        <p class="small">{translate("tables.more", { count: errorCount - most })}</p>
      ) : null}
    </section>
  );
}

function Changes({ request, report }: Shown): VNode {
  const { translate } = request;
  const all = report.added + report.changed;
  const shown = report.changes.slice(0, most);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{translate("tables.changes")}</h2>
      <Table
        label={translate("tables.changes")}
        columns={[
          { label: translate("table.error-row"), is: "number", names: true },
          { label: translate("tables.does") },
          { label: translate("table.field-id") },
          { label: translate("tables.what") },
        ]}
        groups={[
          {
            rows: shown.map((change) => ({
              cells: [
                String(change.row),
                translate(`tables.does-${change.does}`),
                change.id === null ? null : <bdi dir="ltr">{change.id}</bdi>,
                fieldsOf(change, { request, report }),
              ],
            })),
          },
        ]}
      />
      {all > shown.length ? (
        <p class="small">{translate("tables.more", { count: all - shown.length })}</p>
      ) : null}
    </section>
  );
}

/** Struck against underlined, field by field. */
const fieldsOf = ({ fields }: ReportedChange, { request, report }: Shown): VNode[] =>
  fields.map(({ field, before, after }) => (
    <p key={field}>
      {fieldLabel(report.kind, field, request.language)}
      {colon(request)}
      {before === "" ? null : <del dir="auto">{before}</del>}{" "}
      {after === "" ? null : <ins dir="auto">{after}</ins>}
    </p>
  ));

/** All of it or nothing; where a row is wrong, the errors as a file. */
function Acts({
  request,
  sent,
  fields,
  report,
  why,
}: ReportProps & { readonly request: WorkRequest }): VNode {
  const { translate, language } = request;
  const mapped = fields.map((value, at) => ({ name: `${columnPrefix}${at}`, value }));
  const hidden = [
    formToken(request),
    ...keptFields(sent),
    ...mapped,
    { name: "digest", value: report.digest },
  ];
  const doing = report.added + report.changed;
  const wrong = report.errorCount > 0;
  return (
    <section aria-labelledby="apply">
      <h2 id="apply">{translate("tables.next")}</h2>
      <p class="prose">
        {translate(wrong ? "tables.next-wrong" : doing === 0 ? "tables.next-same" : "tables.next-lead")}
      </p>
      <Form action={addressOf(language, tablesPath)} hidden={hidden}>
        {wrong || doing === 0 ? null : (
          <TextArea id="why" name="why" rows={2} label={translate("register.why")} value={why} />
        )}
        <div class="form__acts">
          {wrong || doing === 0 ? null : (
            <Button name="verb" value="apply">
              {translate("tables.apply", { count: doing })}
            </Button>
          )}
          {wrong ? (
            <Button name="verb" value="errors">
              {translate("tables.errors-download")}
            </Button>
          ) : null}
          <Button is="plain" name="verb" value="map">
            {translate("tables.map-again")}
          </Button>
          <Link href={addressOf(language, tablesPath)}>{translate("tables.leave")}</Link>
        </div>
      </Form>
    </section>
  );
}
