import type { VNode } from "preact";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { languages } from "../../../../kernel/language.ts";
import { Button, Choice, Field, Form, Link, Notice } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { type TableKind, tableKinds } from "../../../registry/index.ts";
import { formToken, renderWork, Send } from "../frame.tsx";
import { levelWord } from "../partners/words.tsx";
import { formats } from "./export.ts";
import { largestTable } from "./sent.ts";

/** What was sent and could not be read. */
export interface RefusedTable {
  readonly message: string;
  readonly field: string | undefined;
  readonly typed: (name: string) => string;
}

export const tablesPath = "work/tables";

const count = (value: string | undefined): number => (/^\d{1,6}$/.test(value ?? "") ? Number(value) : 0);

function done({ query, translate }: WorkRequest): string | undefined {
  if (query.done === "waits") return translate("tables.done-waits");
  if (query.done !== "imported") return undefined;
  return translate("tables.done-imported", { added: count(query.added), changed: count(query.changed) });
}

/** Tables in and out. */
export function renderTables(request: WorkRequest, refused?: RefusedTable): string {
  const { translate, language, query } = request;
  return renderWork({
    request,
    title: translate("tables.title"),
    done: done(request),
    problem: refused?.message,
    children: (
      <>
        {query.done === "waits" ? (
          <Notice is="warn" lead={translate("tables.waits")}>
            <Link href={addressOf(language, "work/publication")}>{translate("register.to-publication")}</Link>
          </Notice>
        ) : null}
        {request.can("keep-register") ? <Import {...{ request, refused }} /> : null}
        <Export request={request} />
      </>
    ),
  });
}

const kindOptions = ({ translate }: WorkRequest) =>
  tableKinds.map((kind: TableKind) => ({ value: kind, text: translate(`table.kind-${kind}`) }));

/** How new rows are handled where the table does not say. */
export const levelOptions = (request: WorkRequest) =>
  handlingLevels.map((level) => ({ value: level, text: levelWord(level, request) }));

interface ImportProps {
  readonly request: WorkRequest;
  readonly refused: RefusedTable | undefined;
}

function Import({ request, refused }: ImportProps): VNode {
  const { translate, language } = request;
  const typed = (name: string) => refused?.typed(name) ?? "";
  const errorOf = (name: string) => (refused?.field === name ? refused.message : undefined);
  return (
    <section aria-labelledby="import">
      <h2 id="import">{translate("tables.import")}</h2>
      <p class="prose">{translate("tables.import-lead")}</p>
      <Form files action={addressOf(language, tablesPath)} hidden={[formToken(request)]}>
        <Choice
          {...{ id: "import-kind", name: "kind", label: translate("tables.kind") }}
          value={typed("kind") || "parties"}
          options={kindOptions(request)}
        />
        <FileField request={request} error={errorOf("table")} />
        <Field
          {...{ id: "import-sheet", name: "sheet", label: translate("tables.sheet") }}
          hint={translate("tables.sheet-hint")}
          value={typed("sheet")}
          error={errorOf("sheet")}
        />
        <Choice
          {...{ id: "import-level", name: "level", label: translate("tables.level") }}
          hint={translate("tables.level-hint")}
          value={typed("level") || "unclassified"}
          options={levelOptions(request)}
        />
        <Send>{translate("tables.read")}</Send>
      </Form>
    </section>
  );
}

function FileField({
  request,
  error,
}: {
  readonly request: WorkRequest;
  readonly error: string | undefined;
}) {
  const { translate } = request;
  return (
    <div class="field">
      <label for="import-table">{translate("tables.file")}</label>
      <p class="field__hint" id="import-table-hint">
        {translate("tables.file-hint", { limit: Math.floor(largestTable / 1_000_000) })}
      </p>
      <input
        {...{ id: "import-table", type: "file", name: "table", required: true }}
        aria-invalid={error === undefined ? undefined : ("true" as const)}
        aria-describedby={error === undefined ? "import-table-hint" : "import-table-hint import-table-error"}
      />
      {error === undefined ? null : (
        <p class="field__error" id="import-table-error">
          {error}
        </p>
      )}
    </div>
  );
}

function Export({ request }: { readonly request: WorkRequest }): VNode {
  const { translate, language } = request;
  const headings = [
    ...languages.map((one) => ({ value: one, text: languageName(one, language) })),
    { value: "names", text: translate("tables.headings-names") },
  ];
  return (
    <section aria-labelledby="export">
      <h2 id="export">{translate("tables.export")}</h2>
      <p class="prose">{translate("tables.export-lead")}</p>
      <Form method="get" action={addressOf(language, `${tablesPath}/export`)}>
        <Choice
          {...{ id: "export-kind", name: "kind", label: translate("tables.kind"), value: "parties" }}
          options={kindOptions(request)}
        />
        <Choice
          {...{ id: "export-format", name: "format", label: translate("tables.format"), value: "csv" }}
          options={formats.map((value) => ({ value, text: translate(`tables.format-${value}`) }))}
        />
        <Choice
          {...{
            id: "export-headings",
            name: "headings",
            label: translate("tables.headings"),
            value: language,
          }}
          options={headings}
        />
        <div class="form__acts">
          <Button is="plain">{translate("tables.export-do")}</Button>
        </div>
      </Form>
    </section>
  );
}
