import type { VNode } from "preact";
import { asPartialDate } from "../../../../kernel/partial-date.ts";
import { Absent, Table, Time } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate } from "../../../../platform/i18n/index.ts";
import type { IntakeRow } from "../../../evidence/index.ts";

interface IntakesProps {
  readonly request: WorkRequest;
  readonly intakes: readonly IntakeRow[];
}

/** Files that were sent, and how far each is. */
export function Intakes({ request, intakes }: IntakesProps): VNode {
  const { translate, language } = request;
  const busy = intakes.some(({ state }) => state !== "done" && state !== "failed");
  return (
    <section id="intakes" aria-labelledby="intakes-heading">
      <h2 id="intakes-heading">{translate("documents.intakes")}</h2>
      {busy ? (
        <p class="small">
          {translate("documents.intakes-busy")}{" "}
          <a href={addressOf(language, "work/documents", "#intakes")}>{translate("documents.look-again")}</a>
        </p>
      ) : null}
      {intakes.length === 0 ? (
        <Absent as="block">{translate("documents.intakes-none")}</Absent>
      ) : (
        <Table
          label={translate("documents.intakes")}
          columns={[
            { label: translate("documents.column-file"), names: true },
            { label: translate("documents.column-received"), is: "date" },
            { label: translate("documents.level") },
            { label: translate("documents.column-state") },
          ]}
          groups={[
            {
              rows: intakes.map((intake) => ({
                id: `intake-${intake.id}`,
                cells: [
                  <bdi>{intake.file_name || intake.said.title || intake.id}</bdi>,
                  momentWords(intake.received_at, request),
                  translate(`level.${intake.level}`),
                  <State {...{ intake, request }} />,
                ],
              })),
            },
          ]}
        />
      )}
    </section>
  );
}

/** Day and time of an instant, in UTC. */
export function momentWords(moment: string, { language }: WorkRequest): VNode {
  const day = asPartialDate(moment.slice(0, 10));
  return (
    <Time datetime={moment}>
      {day === undefined ? moment : formatDate(language, day, "short")}{" "}
      <bdi dir="ltr">{moment.slice(11, 16)}</bdi>
    </Time>
  );
}

function State({ intake, request }: { readonly intake: IntakeRow; readonly request: WorkRequest }): VNode {
  const { translate, language } = request;
  const { state, progress, document_id, error_code, error_params } = intake;
  const said = translate(`documents.intake-${state}`);
  if (state === "done")
    return (
      <>
        {said}{" "}
        <a href={addressOf(language, `work/review/${document_id}`)}>{translate("documents.to-review")}</a>
      </>
    );
  if (state === "failed") {
    const key = `error.${error_code}`;
    return (
      <>
        <strong>{said}</strong>{" "}
        {translate.has(key) ? translate(key, error_params) : translate("error.intake-fault")}
      </>
    );
  }
  return (
    <>
      {said} <progress max={100} value={progress} aria-label={said} />
    </>
  );
}
