import type { ComponentChildren, VNode } from "preact";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { languages } from "../../../../kernel/language.ts";
import { asPartialDate } from "../../../../kernel/partial-date.ts";
import {
  Absent,
  Button,
  Choice,
  DocumentSymbol,
  Field,
  Form,
  Paging,
  Table,
} from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { documentTitle } from "../../../publication/index.ts";
import { renderWork } from "../frame.tsx";
import { dateWords } from "../review/sentences.tsx";
import type { Nameable } from "./audience.tsx";
import { Intakes } from "./intakes.tsx";
import {
  documentsOnPage,
  readingStateOf,
  readingStates,
  type WorkDocument,
  type WorkDocuments,
} from "./queries.ts";
import { tlpOf } from "./tlp.ts";
import { type RefusedUpload, Upload } from "./upload.tsx";

/** By what the list is narrowed down, as the address says it. */
export interface DocumentsFilter {
  readonly words: string;
  readonly level: string;
  readonly language: string;
  readonly state: string;
  readonly page: number;
}

export interface DocumentsPageProps {
  readonly list: WorkDocuments;
  readonly filter: DocumentsFilter;
  readonly nameable: Nameable;
  readonly refused?: RefusedUpload | undefined;
}

/** `work/documents`: what is here, what is being read, and the way in for more. */
export function renderDocuments(request: WorkRequest, props: DocumentsPageProps): string {
  const { translate, query } = request;
  const { list, nameable, refused } = props;
  return renderWork({
    request,
    title: translate("documents.work-title"),
    stand: (
      <>
        {translate("documents.work-stand", { count: list.count })} ·{" "}
        <a href="#upload">{translate("documents.upload")}</a>
      </>
    ),
    done: query.done === "sent" && refused === undefined ? translate("documents.done-sent") : undefined,
    problem: refused?.message,
    islands: ["review-intakes"],
    children: (
      <>
        <Intakes {...{ request }} intakes={list.intakes} />
        <section aria-labelledby="list-heading">
          <h2 id="list-heading">
            {translate("documents.kept")} <span class="count">{list.found}</span>
          </h2>
          <Filter {...props} request={request} />
          {list.documents.length === 0 ? (
            <Absent as="block">
              {translate(list.count === 0 ? "documents.none-kept" : "documents.none")}
            </Absent>
          ) : (
            <List documents={list.documents} request={request} />
          )}
          <Pages {...props} request={request} />
        </section>
        <Upload {...{ request, nameable, refused }} />
      </>
    ),
  });
}

type PartProps = DocumentsPageProps & { readonly request: WorkRequest };

function Filter({ filter, request }: PartProps): VNode {
  const { translate, language } = request;
  const any = { value: "", text: translate("list.all") };
  return (
    <Form
      is="line"
      method="get"
      action={addressOf(language, "work/documents")}
      label={translate("documents.filter")}
    >
      <Field
        id="filter-words"
        name="q"
        type="search"
        label={translate("documents.filter-words")}
        value={filter.words}
      />
      <Choice
        id="filter-level"
        name="level"
        label={translate("documents.level")}
        value={filter.level}
        options={[any, ...handlingLevels.map((value) => ({ value, text: translate(`level.${value}`) }))]}
      />
      <Choice
        id="filter-language"
        name="language"
        label={translate("documents.filter-language")}
        value={filter.language}
        options={[any, ...languages.map((value) => ({ value, text: languageName(value, language) }))]}
      />
      <Choice
        id="filter-state"
        name="state"
        label={translate("documents.column-state")}
        value={filter.state}
        options={[
          any,
          ...readingStates.map((value) => ({ value, text: translate(`documents.state-${value}`) })),
        ]}
      />
      <Button is="plain">{translate("documents.filter-send")}</Button>
    </Form>
  );
}

function List({
  documents,
  request,
}: {
  readonly documents: readonly WorkDocument[];
  readonly request: WorkRequest;
}) {
  const { translate } = request;
  return (
    <Table
      label={translate("documents.kept")}
      columns={[
        { label: translate("column.title"), names: true },
        { label: translate("column.date"), is: "date" },
        { label: translate("documents.filter-language") },
        { label: translate("documents.level") },
        { label: translate("documents.column-state") },
      ]}
      groups={[
        { rows: documents.map((row) => ({ id: `document-${row.id}`, cells: cellsOf(row, request) })) },
      ]}
    />
  );
}

function cellsOf(row: WorkDocument, request: WorkRequest): ComponentChildren[] {
  const { translate, language } = request;
  const state = readingStateOf(row);
  return [
    <>
      <a href={addressOf(language, `work/documents/${row.id}`)}>{documentTitle(row)}</a>
      {row.symbol === "" ? null : (
        <span class="small">
          {" "}
          <DocumentSymbol>{row.symbol}</DocumentSymbol>
        </span>
      )}
    </>,
    row.dated === null || asPartialDate(row.dated) === undefined ? undefined : dateWords(row.dated, request),
    languageName(row.language, language),
    <Level {...{ row, request }} />,
    state === "waiting" ? (
      <a href={addressOf(language, `work/review/${row.id}`)}>
        {translate("documents.waiting", { count: row.waiting })}
      </a>
    ) : (
      translate(`documents.state-${state}`)
    ),
  ];
}

/** A level with the mark of the Traffic Light Protocol that says the same. */
export function Level({
  row,
  request: { translate },
}: {
  readonly row: Pick<WorkDocument, "level" | "audience">;
  readonly request: WorkRequest;
}): VNode {
  return (
    <>
      {translate(`level.${row.level}`)}{" "}
      <span class="small">
        <bdi dir="ltr">TLP:{tlpOf(row)}</bdi>
      </span>
    </>
  );
}

function Pages({ list, filter, request }: PartProps): VNode | null {
  const { translate, language } = request;
  const pages = Math.max(1, Math.ceil(list.found / documentsOnPage));
  if (pages === 1) return null;
  const { page } = filter;
  const to = (number: number): string => {
    const given = { q: filter.words, level: filter.level, language: filter.language, state: filter.state };
    const named = Object.entries({ ...given, page: String(number) }).filter(([, value]) => value !== "");
    return addressOf(language, "work/documents", `?${new URLSearchParams(named)}`);
  };
  return (
    <Paging
      label={translate("list.pages")}
      place={translate("list.page-of", { page, pages })}
      before={page > 1 ? { href: to(page - 1), text: translate("list.page-before") } : undefined}
      after={page < pages ? { href: to(page + 1), text: translate("list.page-after") } : undefined}
    />
  );
}
