import type { ComponentChildren, VNode } from "preact";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import {
  Absent,
  Button,
  Choice,
  DocumentSymbol,
  Link,
  Paging,
  Section,
  Sheet,
  Stand,
  Table,
  Title,
  Wide,
} from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import type { DocumentEntry, DocumentsPage } from "../queries/index.ts";
import { documentAddress, documentTitle, thingLink } from "./document-words.tsx";
import { renderFrame } from "./frame.tsx";
import { date, partyLink } from "./words.tsx";

/** `/{lang}/documents`: the public documents, the newest first. */
export function renderDocumentsPage(page: DocumentsPage, request: PageRequest): string {
  const { translate } = request;
  const heading = translate("documents.list");
  return renderFrame({
    request,
    part: "about",
    title: translate("documents.title"),
    description: translate("documents.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("documents.title")}</Title>
        <Stand>{translate("documents.stand", { count: page.count })}</Stand>
        <Sheet>
          <Section id="list" heading={heading} count={page.found}>
            <Wide>
              <About page={page} request={request} />
              <Filter page={page} request={request} />
              {page.rows.length === 0 ? (
                <Absent as="block">
                  {translate(page.count === 0 ? "documents.none-yet" : "documents.none")}
                </Absent>
              ) : (
                <DocumentTable label={heading} rows={page.rows} request={request} />
              )}
              <Pages page={page} request={request} />
            </Wide>
          </Section>
        </Sheet>
      </>
    ),
  });
}

interface TableProps {
  readonly label: string;
  readonly rows: readonly DocumentEntry[];
  readonly request: PageRequest;
}

export function DocumentTable({ label, rows, request }: TableProps): VNode {
  const { translate } = request;
  return (
    <Table
      label={label}
      phone="fold"
      columns={[
        { label: translate("column.title"), names: true },
        { label: translate("column.date"), is: "date" },
        { label: translate("documents.column-issuer") },
        { label: translate("page.docket-language") },
        { label: translate("column.partners"), is: "number" },
        { label: translate("column.instruments"), is: "number" },
        { label: translate("documents.column-states"), is: "number" },
      ]}
      groups={[{ rows: rows.map((row) => ({ id: `document-${row.id}`, cells: cellsOf(row, request) })) }]}
    />
  );
}

function cellsOf(row: DocumentEntry, request: PageRequest): ComponentChildren[] {
  const dated = row.dated === null ? undefined : asPartialDate(row.dated);
  return [
    <>
      <Link href={documentAddress({ id: row.id }, request)}>{documentTitle(row)}</Link>
      {row.symbol === "" ? null : (
        <span class="small">
          {" "}
          <DocumentSymbol>{row.symbol}</DocumentSymbol>
        </span>
      )}
    </>,
    dated && date(dated, request),
    row.issuer && <bdi>{row.issuer}</bdi>,
    languageName(row.language, request.language),
    ...[row.parties, row.instruments, row.states],
  ];
}

interface PartProps {
  readonly page: DocumentsPage;
  readonly request: PageRequest;
}

/** What the documents are to speak of, and the way back to all. */
function About({ page, request }: PartProps): VNode | null {
  const { translate, language, place } = request;
  if (page.about === undefined) return null;
  const { subject, things } = page.about;
  return (
    <p>
      {translate.rich("documents.about", { thing: <>{thingLink(subject, things, request)}</> })}{" "}
      <Link href={addressOf(language, "documents", place.query)}>{translate("documents.all")}</Link>
    </p>
  );
}

/** Narrows by language, as a form that works without a script. */
function Filter({ page, request }: PartProps): VNode | null {
  const { translate, language, on, today, query } = request;
  const offered = [...page.languages].filter(([, count]) => count > 0);
  if (offered.length < 2 && query.language === undefined) return null;
  return (
    <form class="filters" method="get" action={addressOf(language, "documents")}>
      <Choice
        {...{ id: "filter-language", name: "language", label: translate("documents.filter-language") }}
        value={query.language ?? ""}
        options={[
          { value: "", text: translate("list.all") },
          ...offered.map(([value, count]) => ({
            value,
            text: translate("list.option", { text: languageName(value, language), count }),
          })),
        ]}
      />
      {query.about === undefined ? null : <input type="hidden" name="about" value={query.about} />}
      {on === today ? null : <input type="hidden" name="on" value={on} />}
      <Button>{translate("page.as-of-button")}</Button>
    </form>
  );
}

function Pages({ page: { page, pages }, request }: PartProps): VNode | null {
  const { translate, language, place, query } = request;
  if (pages === 1) return null;
  const to = (number: number): string => {
    const { page: _page, ...others } = query;
    const along = new URLSearchParams([
      ...Object.entries(others),
      ...(number === 1 ? [] : [["page", String(number)]]),
      ...new URLSearchParams(place.query),
    ]).toString();
    return addressOf(language, "documents", along === "" ? "" : `?${along}`);
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
