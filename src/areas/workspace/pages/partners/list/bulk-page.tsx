import type { VNode } from "preact";
import {
  Button,
  Check,
  Choice,
  Form,
  Link,
  Notice,
  Table,
  TextArea,
} from "../../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../../platform/http/index.ts";
import type { WorkRow } from "../../../../registry/index.ts";
import { formToken, renderWork } from "../../frame.tsx";
import { capital, recordAddress, words } from "../words.tsx";
import {
  type BulkChange,
  type BulkOutcome,
  type BulkReaders,
  type BulkResults,
  bulkFields,
  bulkValues,
} from "./bulk.ts";
import { listPath } from "./list-address.ts";

const valueWord = (field: string, value: string, { translate, language }: WorkRequest): string =>
  capital(translate(`${field}.${value}`), language);

/** What the ticked rows are to be given: stands under the table, inside the form that the boxes are of. */
export function BulkChoice({ request, rows }: { request: WorkRequest; rows: readonly WorkRow[] }): VNode {
  const { translate } = request;
  const options = bulkFields.flatMap((field) =>
    bulkValues[field].map((value) => ({
      value: `${field}:${value}`,
      text: translate("register.bulk-option", {
        field: translate(`register.facet-${field}`),
        value: valueWord(field, value, request),
      }),
    })),
  );
  return (
    <fieldset>
      <legend>{translate("register.bulk-legend")}</legend>
      <Check name="all">{translate("register.bulk-all", { count: rows.length })}</Check>
      <Choice
        id="bulk-change"
        name="change"
        label={translate("register.bulk-change")}
        value=""
        options={options}
      />
      <Button is="plain" name="verb" value="bulk">
        {translate("register.bulk-look")}
      </Button>
    </fieldset>
  );
}

interface PreviewProps {
  readonly request: WorkRequest;
  readonly change: BulkChange;
  readonly rows: readonly WorkRow[];
  readonly ticked: readonly string[];
  readonly readers: readonly BulkReaders[];
}

/** Before anything is done: which parties, from what to what, and who will see them. */
export function renderBulkPreview(props: PreviewProps): string {
  const { request, change, rows, ticked, readers } = props;
  const { translate, language } = request;
  const { field, value } = change;
  const after = valueWord(field, value, request);
  const hidden = [
    formToken(request),
    { name: "change", value: `${field}:${value}` },
    ...ticked.map((row) => ({ name: "row", value: row })),
  ];
  return renderWork({
    request,
    title: translate("register.bulk-title"),
    stand: translate("register.bulk-stand", { count: rows.length }),
    children: (
      <>
        <p class="prose">
          {translate("register.bulk-lead", { field: translate(`register.facet-${field}`), value: after })}
        </p>
        <Table
          label={translate("register.bulk-title")}
          columns={[
            { label: translate("register.column-name"), names: true },
            { label: translate("register.before") },
            { label: translate("register.after") },
          ]}
          groups={[
            {
              rows: rows.map((row) => ({
                cells: [
                  words(row.name, request),
                  valueWord(field, row[field], request),
                  row[field] === value ? translate("register.bulk-unchanged") : after,
                ],
              })),
            },
          ]}
        />
        {field === "level" ? <Readers {...{ request, readers }} /> : null}
        <Form action={addressOf(language, listPath)} hidden={hidden}>
          <TextArea id="bulk-why" name="why" label={translate("register.why")} rows={2} />
          <div class="form__acts">
            <Button name="verb" value="bulk-do">
              {translate("register.bulk-do", { count: rows.length })}
            </Button>
            <Link href={addressOf(language, listPath)}>{translate("register.leave")}</Link>
          </div>
        </Form>
      </>
    ),
  });
}

/** Who will see them, handling by handling. */
function Readers({ request, readers }: Pick<PreviewProps, "request" | "readers">): VNode {
  const { translate } = request;
  return (
    <section>
      <h2>{translate("register.who-will-see")}</h2>
      <p class="prose">{translate("register.bulk-follow")}</p>
      {readers.map(({ parties, everybody, readers: people }, at) => (
        <p key={at} class="prose">
          {translate("register.bulk-readers", { parties })}{" "}
          {everybody
            ? translate("register.everybody")
            : translate("register.readers-count", { count: people.length })}{" "}
          {everybody ? null : people.map(({ name }) => name).join(" · ")}
        </p>
      ))}
    </section>
  );
}

/** What became of each of them. */
export function renderBulkResults(
  request: WorkRequest,
  change: BulkChange,
  { rows, problem }: BulkResults,
): string {
  const { translate, language } = request;
  const count = (is: BulkOutcome) => rows.filter((one) => one.is === is).length;
  const waiting = count("waits") + count("waits-already");
  return renderWork({
    request,
    title: translate("register.bulk-results"),
    stand: translate("register.bulk-done", { count: count("done") }),
    children: (
      <>
        {problem === undefined ? null : <Notice is="warn" lead={problem} />}
        {waiting === 0 ? null : (
          <Notice is="warn" lead={translate("register.bulk-waiting", { count: waiting })}>
            <Link href={addressOf(language, "work/publication")}>{translate("register.to-publication")}</Link>
          </Notice>
        )}
        <Table
          label={translate("register.bulk-results")}
          columns={[
            { label: translate("register.column-name"), names: true },
            { label: translate(`register.facet-${change.field}`) },
            { label: translate("register.bulk-outcome") },
          ]}
          groups={[
            {
              rows: rows.map(({ row, is }) => ({
                cells: [
                  <Link key="name" href={recordAddress(request, row.id)}>
                    {words(row.name, request)}
                  </Link>,
                  valueWord(change.field, change.value, request),
                  translate(`register.outcome-${is}`),
                ],
              })),
            },
          ]}
        />
        <p>
          <Link href={addressOf(language, listPath)}>{translate("register.to-list")}</Link>
        </p>
      </>
    ),
  });
}
