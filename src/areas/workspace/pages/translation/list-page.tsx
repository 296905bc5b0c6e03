import type { VNode } from "preact";
import { languages } from "../../../../kernel/language.ts";
import { Absent, Button, Choice, Form, Link, Paging, Table, Tag } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import {
  type LanguageTotals,
  textStatuses,
  translatables,
  translationShows,
} from "../../../registry/index.ts";
import { renderWork } from "../frame.tsx";
import { capital, words } from "../partners/words.tsx";
import {
  filterOf,
  kindWords,
  listAddress,
  onePath,
  perPage,
  statusWord,
  type TextFilter,
  translationPath,
} from "./asked.ts";
import type { ListedText } from "./entry.ts";
import { FileIn, FileOut, type RefusedFile } from "./file-forms.tsx";

export interface TextListProps {
  readonly languages: readonly LanguageTotals[];
  readonly total: number;
  readonly entries: readonly ListedText[];
  readonly refused?: RefusedFile | undefined;
}

interface Parts extends TextListProps {
  readonly request: WorkRequest;
  readonly filter: TextFilter;
}

function done({ query, translate }: WorkRequest): string | undefined {
  if (query.done === "waits") return translate("texts.done-waits");
  if (query.done !== "taken") return undefined;
  return translate("texts.done-taken", {
    count: /^\d{1,6}$/.test(query.count ?? "") ? Number(query.count) : 0,
  });
}

/** How the texts stand in each language, which they are, and the way out and back in. */
export function renderTexts(request: WorkRequest, props: TextListProps): string {
  const { translate } = request;
  const parts: Parts = { request, filter: filterOf(request), ...props };
  return renderWork({
    request,
    title: translate("texts.title"),
    stand: translate("texts.stand", { count: props.total }),
    done: done(request),
    problem: props.refused?.message,
    children: (
      <>
        <Totals {...parts} />
        <Texts {...parts} />
        <FileOut {...parts} />
        {request.can("keep-register") ? <FileIn {...parts} /> : null}
      </>
    ),
  });
}

/** The states in which there is something to do, first. */
const columns = ["missing", "stale", "machine", "not-stated", "courtesy", "official-translation"] as const;

function Totals({ request, languages: totals }: Parts): VNode {
  const { translate, language } = request;
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{translate("texts.totals")}</h2>
      <Table
        label={translate("texts.totals")}
        columns={[
          { label: translate("texts.language"), names: true },
          ...columns.map((one) => ({
            label: capital(statusWord(one, request), language),
            is: "number" as const,
          })),
          { label: translate("texts.all"), is: "number" },
        ]}
        groups={[
          {
            rows: totals.map((one) => ({
              cells: [
                languageName(one.language, language),
                ...columns.map((show) => {
                  const count = show === "stale" ? one.stale : one.statuses[show];
                  const filter = { language: one.language, show, page: 1 };
                  return count === 0 ? "0" : <Link href={listAddress(request, filter)}>{count}</Link>;
                }),
                <Link key="all" href={listAddress(request, { language: one.language, page: 1 })}>
                  {one.all}
                </Link>,
              ],
            })),
          },
        ]}
      />
    </section>
  );
}

function Narrow({ request, filter }: Parts): VNode {
  const { translate, language } = request;
  const any = { value: "", text: translate("texts.any") };
  return (
    <Form method="get" action={addressOf(language, translationPath)} label={translate("texts.narrow")}>
      <div class="form__pair">
        <Choice
          {...{ id: "filter-language", name: "language", label: translate("texts.language") }}
          value={filter.language ?? ""}
          options={[any, ...languages.map((one) => ({ value: one, text: languageName(one, language) }))]}
        />
        <Choice
          {...{ id: "filter-show", name: "show", label: translate("texts.state") }}
          value={filter.show ?? ""}
          options={[any, ...translationShows.map((one) => ({ value: one, text: statusWord(one, request) }))]}
        />
        <Choice
          {...{ id: "filter-text", name: "text", label: translate("texts.kind") }}
          value={filter.text ?? ""}
          options={[
            any,
            ...translatables().map(({ name }) => ({ value: name, text: kindWords(name, request) })),
          ]}
        />
      </div>
      <div class="form__acts">
        <Button is="plain">{translate("texts.show")}</Button>
      </div>
    </Form>
  );
}

function Texts(parts: Parts): VNode {
  const { request, entries, filter, total } = parts;
  const { translate, language } = request;
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">{translate("texts.list")}</h2>
      <Narrow {...parts} />
      {entries.length === 0 ? (
        <Absent as="block">{translate("texts.none")}</Absent>
      ) : (
        <Table
          label={translate("texts.list")}
          columns={[
            { label: translate("texts.text"), names: true },
            { label: translate("texts.language") },
            { label: translate("texts.state") },
            { label: translate("texts.kind") },
            { label: translate("texts.owner") },
          ]}
          groups={[
            {
              rows: entries.map((entry) => ({
                cells: [
                  <Link key="text" href={addressOf(language, onePath({ ...entry, text: entry.name }))}>
                    {words(shownText(entry), request)}
                  </Link>,
                  languageName(entry.language, language),
                  <Standing key="state" {...{ request, entry }} />,
                  kindWords(entry.name, request),
                  <bdi key="owner">{entry.owner}</bdi>,
                ],
              })),
            },
          ]}
        />
      )}
      <Pages {...{ request, filter, total }} />
    </section>
  );
}

/** The text itself, or what it is to be made from. */
const shownText = ({ text, language, source }: ListedText) =>
  text === undefined ? source : { text, language };

export function Standing({
  request,
  entry,
}: {
  readonly request: WorkRequest;
  readonly entry: ListedText;
}): VNode {
  const known = textStatuses.find((one) => one === entry.status);
  return (
    <>
      {known === undefined ? entry.status : statusWord(known, request)}{" "}
      {entry.stale ? <Tag>{statusWord("stale", request)}</Tag> : null}
    </>
  );
}

function Pages({ request, filter, total }: Pick<Parts, "request" | "filter" | "total">): VNode | null {
  const { translate } = request;
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (pages === 1) return null;
  const { page } = filter;
  const to = (number: number, text: string) => ({
    href: listAddress(request, { ...filter, page: number }),
    text,
  });
  return (
    <Paging
      label={translate("list.pages")}
      place={translate("list.page-of", { page, pages })}
      before={page > 1 ? to(page - 1, translate("list.page-before")) : undefined}
      after={page < pages ? to(page + 1, translate("list.page-after")) : undefined}
    />
  );
}
