import type { VNode } from "preact";
import { Button, Form, Link, Table, TextArea } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { findingSentence, type ImportReport, type ReportedUnit } from "../../../registry/index.ts";
import { formToken, renderWork } from "../frame.tsx";
import { kindWords, translationPath } from "./asked.ts";
import { keptFields, type SentFile } from "./file.ts";

export interface FileReportProps {
  readonly sent: SentFile;
  readonly report: ImportReport;
  readonly why: string;
  readonly problem?: string | undefined;
}

export const takenOf = ({ added, changed, confirmed }: ImportReport): number => added + changed + confirmed;

/** What a file would bring, unit by unit, before anything is done. */
export function renderFileReport(request: WorkRequest, props: FileReportProps): string {
  const { translate, language } = request;
  const { report, problem } = props;
  const { added, changed, confirmed, unchanged, unfinished, untranslated, refused, doubtful } = report;
  const counts = { added, changed, confirmed, unchanged, unfinished, untranslated, refused: refused.length };
  return renderWork({
    request,
    title: translate("texts.report"),
    stand: `${languageName(report.source, language)} → ${languageName(report.language, language)}`,
    problem,
    children: (
      <>
        <dl class="facts">
          {Object.entries(counts).map(([name, count]) => (
            <div key={name}>
              <dt>{translate(`texts.count-${name}`)}</dt>
              <dd class="num">{count}</dd>
            </div>
          ))}
        </dl>
        <Units {...{ request, units: refused, heading: translate("texts.refused") }} id="refused" />
        <Units {...{ request, units: doubtful, heading: translate("texts.doubtful") }} id="doubtful" />
        <Apply {...{ request, ...props }} />
      </>
    ),
  });
}

interface UnitsProps {
  readonly request: WorkRequest;
  readonly units: readonly ReportedUnit[];
  readonly heading: string;
  readonly id: string;
}

/** So many are shown. */
const most = 200;

function Units({ request, units, heading, id }: UnitsProps): VNode | null {
  const { translate } = request;
  if (units.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <Table
        label={heading}
        columns={[
          { label: translate("texts.line"), is: "number" },
          { label: translate("texts.owner"), names: true },
          { label: translate("texts.kind") },
          { label: translate("texts.findings") },
        ]}
        groups={[
          {
            rows: units.slice(0, most).map((unit) => ({
              cells: [
                String(unit.line),
                <bdi key="owner">{unit.owner}</bdi>,
                <bdi key="kind">{kindWords(unit.name, request)}</bdi>,
                unit.findings.map((finding) => (
                  <p key={finding.code} dir="auto">
                    {findingSentence(finding, translate)}
                  </p>
                )),
              ],
            })),
          },
        ]}
      />
      {units.length > most ? (
        <p class="small">{translate("texts.more", { count: units.length - most })}</p>
      ) : null}
    </section>
  );
}

function Apply({ request, sent, report, why }: FileReportProps & { readonly request: WorkRequest }): VNode {
  const { translate, language } = request;
  const taken = takenOf(report);
  const back = <Link href={addressOf(language, translationPath)}>{translate("texts.leave")}</Link>;
  return (
    <section aria-labelledby="apply">
      <h2 id="apply">{translate("texts.next")}</h2>
      <p class="prose">{translate(taken === 0 ? "texts.next-none" : "texts.next-lead")}</p>
      {taken === 0 ? (
        <p>{back}</p>
      ) : (
        <Form
          action={addressOf(language, `${translationPath}/file`)}
          hidden={[formToken(request), ...keptFields(sent), { name: "verb", value: "apply" }]}
        >
          <TextArea id="why" name="why" rows={2} label={translate("register.why")} value={why} />
          <div class="form__acts">
            <Button>{translate("texts.apply", { count: taken })}</Button>
            {back}
          </div>
        </Form>
      )}
    </section>
  );
}
