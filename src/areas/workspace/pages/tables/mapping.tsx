import { Button, Choice, Form, Link, Table } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { ReadTable } from "../../../../platform/sheets/index.ts";
import { fieldLabel, tableHeader } from "../../../registry/index.ts";
import { formToken, renderWork } from "../frame.tsx";
import { levelOptions, tablesPath } from "./overview.tsx";
import { columnPrefix, keptFields, type SentTable } from "./sent.ts";

export interface MappingProps {
  readonly sent: SentTable;
  readonly table: ReadTable;
  /** One a column: a proposal, or what was chosen. */
  readonly fields: readonly string[];
  readonly problem?: string | undefined;
}

const mostSample = 60;

/** The first cell of a column that says something. */
function sampleOf({ rows }: ReadTable, at: number): string {
  const text = rows
    .slice(0, 50)
    .map(({ cells }) => cells[at] ?? "")
    .find((cell) => cell.trim() !== "");
  return text === undefined || text.length <= mostSample ? (text ?? "") : `${text.slice(0, mostSample)}…`;
}

/** Which column goes where: proposed by the headings, and changed by whoever knows better. */
export function renderMapping(request: WorkRequest, { sent, table, fields, problem }: MappingProps): string {
  const { translate, language } = request;
  const { kind } = sent;
  const options = [
    { value: "", text: translate("tables.left-out") },
    ...tableHeader(kind, "names").map((name) => ({ value: name, text: fieldLabel(kind, name, language) })),
  ];
  const hidden = keptFields(sent).filter(({ name }) => name !== "level");
  return renderWork({
    request,
    title: translate("tables.mapping-title"),
    stand: translate("tables.mapping-stand", {
      count: table.rows.length,
      kind: translate(`table.kind-${kind}`),
    }),
    problem,
    children: (
      <>
        <p class="prose">{translate.rich("tables.mapping-lead", { file: <bdi>{sent.name}</bdi> })}</p>
        <Form is="wide" action={addressOf(language, tablesPath)} hidden={[formToken(request), ...hidden]}>
          <Table
            label={translate("tables.mapping-title")}
            columns={[
              { label: translate("table.error-column"), names: true },
              { label: translate("tables.sample") },
              { label: translate("tables.goes-to") },
            ]}
            groups={[
              {
                rows: table.header.map((heading, at) => ({
                  cells: [
                    <bdi key="heading">{heading}</bdi>,
                    <bdi key="sample">{sampleOf(table, at)}</bdi>,
                    <Choice
                      key="field"
                      {...{ id: `column-${at}`, name: `${columnPrefix}${at}`, options }}
                      label={translate("tables.field-for", { column: heading })}
                      value={fields[at] ?? ""}
                    />,
                  ],
                })),
              },
            ]}
          />
          <Choice
            {...{ id: "mapping-level", name: "level", label: translate("tables.level"), value: sent.level }}
            hint={translate("tables.level-hint")}
            options={levelOptions(request)}
          />
          <div class="form__acts">
            <Button name="verb" value="check">
              {translate("tables.check")}
            </Button>
            <Link href={addressOf(language, tablesPath)}>{translate("tables.leave")}</Link>
          </div>
        </Form>
      </>
    ),
  });
}
