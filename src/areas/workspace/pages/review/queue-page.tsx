import type { VNode } from "preact";
import type { StatementKind } from "../../../../kernel/statement.ts";
import { statementKinds } from "../../../../kernel/statement.ts";
import {
  Absent,
  Chosen,
  DocumentSymbol,
  Facets,
  type FacetValue,
  Paging,
  Split,
  Table,
  type TableGroup,
  Tag,
} from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { type ProposalTally, type Sureness, surenesses, surenessOf } from "../../../evidence/index.ts";
import { documentTitle } from "../../../publication/index.ts";
import { renderWork } from "../frame.tsx";
import { reviewAddress } from "./address.ts";
import { pageLength, type QueuePage } from "./queries.ts";
import { sentenceOf } from "./sentences.tsx";

/** By what the queue is narrowed down. */
export interface QueueFilter {
  readonly document?: string | undefined;
  readonly kind?: StatementKind | undefined;
  readonly sureness?: Sureness | undefined;
}

export interface QueuePageProps {
  readonly queue: QueuePage;
  readonly filter: QueueFilter;
  readonly page: number;
}

/** `work/review`: what waits in all documents. */
export function renderQueuePage(request: WorkRequest, props: QueuePageProps): string {
  const { translate } = request;
  const { queue, filter } = props;
  const all = sum(queue.tallies);
  const found = sum(queue.tallies.filter(passes(filter)));
  return renderWork({
    request,
    title: translate("review.title"),
    stand: translate("review.stand", {
      count: all,
      documents: new Set(queue.tallies.map(({ document_id }) => document_id)).size,
    }),
    children: (
      <>
        <p class="prose">{translate("review.lead")}</p>
        {all === 0 ? (
          <Absent as="block">{translate("review.nothing")}</Absent>
        ) : (
          <Split side={<Narrow {...props} request={request} />}>
            <Conditions {...props} request={request} />
            {queue.proposals.length === 0 ? (
              <Absent as="block">{translate("review.nothing-so")}</Absent>
            ) : (
              <Waiting {...props} request={request} />
            )}
            <Pages {...props} {...{ request, found }} />
          </Split>
        )}
      </>
    ),
  });
}

type PartProps = QueuePageProps & { readonly request: WorkRequest };

const sum = (tallies: readonly ProposalTally[]): number =>
  tallies.reduce((total, { count }) => total + count, 0);

const passes =
  ({ document, kind, sureness }: QueueFilter) =>
  (tally: ProposalTally): boolean =>
    (document === undefined || tally.document_id === document) &&
    (kind === undefined || tally.kind === kind) &&
    (sureness === undefined || tally.sureness === sureness);

const addressWith = ({ language }: WorkRequest, filter: QueueFilter, page = 1): string => {
  const given = Object.entries({ ...filter, page: page === 1 ? undefined : String(page) });
  const query = new URLSearchParams(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return addressOf(language, "work/review", query === "" ? "" : `?${query}`);
};

/** The ways to narrow the queue down, each with what it leaves. */
function Narrow({ queue, filter, request }: PartProps): VNode {
  const { translate } = request;
  const counted = (without: keyof QueueFilter, is: (tally: ProposalTally) => boolean): number =>
    sum(queue.tallies.filter(passes({ ...filter, [without]: undefined })).filter(is));
  const documents = [...new Set(queue.tallies.map(({ document_id }) => document_id))].flatMap(
    (id): FacetValue[] => {
      const document = queue.documents.get(id);
      const count = counted("document", (tally) => tally.document_id === id);
      const chosen = filter.document === id;
      if (document === undefined || (count === 0 && !chosen)) return [];
      const href = addressWith(request, { ...filter, document: chosen ? undefined : id });
      return [{ href, text: documentTitle(document), count, chosen }];
    },
  );
  const values = <Name extends "kind" | "sureness">(
    name: Name,
    all: readonly NonNullable<QueueFilter[Name]>[],
  ): FacetValue[] =>
    all.flatMap((value): FacetValue[] => {
      const count = counted(name, (tally) => tally[name] === value);
      const chosen = filter[name] === value;
      if (count === 0 && !chosen) return [];
      const href = addressWith(request, { ...filter, [name]: chosen ? undefined : value });
      return [{ href, text: translate(`review.${name}-${value}`), count, chosen }];
    });
  const groups = [
    { heading: translate("review.facet-document"), open: filter.document !== undefined, values: documents },
    { heading: translate("review.facet-kind"), open: true, values: values("kind", statementKinds) },
    { heading: translate("review.facet-sureness"), open: true, values: values("sureness", surenesses) },
  ];
  return <Facets label={translate("review.facets")} groups={groups} />;
}

function Conditions({ queue, filter, request }: Omit<PartProps, "page">): VNode | null {
  const { translate } = request;
  const { document, kind, sureness } = filter;
  const title = document === undefined ? undefined : queue.documents.get(document);
  const items = [
    ...(document === undefined
      ? []
      : [
          {
            href: addressWith(request, { ...filter, document: undefined }),
            text: title === undefined ? document : documentTitle(title),
          },
        ]),
    ...(kind === undefined
      ? []
      : [
          {
            href: addressWith(request, { ...filter, kind: undefined }),
            text: translate(`review.kind-${kind}`),
          },
        ]),
    ...(sureness === undefined
      ? []
      : [
          {
            href: addressWith(request, { ...filter, sureness: undefined }),
            text: translate(`review.sureness-${sureness}`),
          },
        ]),
  ];
  if (items.length === 0) return null;
  const all = { href: addressWith(request, {}), text: translate("review.all-shown") };
  return <Chosen label={translate("review.conditions")} {...{ items, all }} />;
}

function Waiting({ queue, request }: PartProps): VNode {
  const { translate } = request;
  const groups = new Map<string, QueuePage["proposals"][number][]>();
  for (const proposal of queue.proposals)
    groups.set(proposal.document_id, [...(groups.get(proposal.document_id) ?? []), proposal]);
  return (
    <Table
      label={translate("review.queue")}
      columns={[
        { label: translate("review.column-proposal"), names: true },
        { label: translate("review.facet-kind") },
        { label: translate("review.facet-sureness") },
      ]}
      groups={[...groups].map(([id, proposals]): TableGroup => {
        const document = queue.documents.get(id);
        return {
          heading: document === undefined ? id : <Heading {...{ document, request }} />,
          count: proposals.length,
          rows: proposals.map((proposal) => ({
            id: `proposal-${proposal.id}`,
            cells: [
              <a href={reviewAddress(request, { document: id, at: proposal.id })}>
                {sentenceOf(proposal.content, { things: queue.things, request })}
              </a>,
              translate(`review.kind-${proposal.kind}`),
              <Marks {...{ proposal, queue, request }} />,
            ],
          })),
        };
      })}
    />
  );
}

function Heading({
  document,
  request,
}: {
  readonly document: NonNullable<ReturnType<QueuePage["documents"]["get"]>>;
  readonly request: WorkRequest;
}): VNode {
  return (
    <>
      <a href={addressOf(request.language, `work/review/${document.id}`)}>{documentTitle(document)}</a>{" "}
      {document.symbol === "" ? null : <DocumentSymbol>{document.symbol}</DocumentSymbol>}{" "}
      <span class="small">{request.translate(`level.${document.level}`)}</span>
    </>
  );
}

function Marks({
  proposal,
  queue,
  request: { translate },
}: {
  readonly proposal: QueuePage["proposals"][number];
  readonly queue: QueuePage;
  readonly request: WorkRequest;
}): VNode {
  return (
    <>
      {translate(`review.sureness-${surenessOf(proposal.confidence)}`)}{" "}
      {proposal.contradicts === null ? null : <Tag>{translate("review.tag-contradicts")}</Tag>}{" "}
      {proposal.verdict === "deferred" ? <Tag>{translate("review.stand-deferred")}</Tag> : null}{" "}
      {queue.pending.has(proposal.id) ? <Tag>{translate("review.stand-pending")}</Tag> : null}
    </>
  );
}

function Pages({ filter, page, request, found }: PartProps & { readonly found: number }): VNode | null {
  const { translate } = request;
  const pages = Math.max(1, Math.ceil(found / pageLength));
  if (pages === 1) return null;
  return (
    <Paging
      label={translate("list.pages")}
      place={translate("list.page-of", { page, pages })}
      before={
        page > 1
          ? { href: addressWith(request, filter, page - 1), text: translate("list.page-before") }
          : undefined
      }
      after={
        page < pages
          ? { href: addressWith(request, filter, page + 1), text: translate("list.page-after") }
          : undefined
      }
    />
  );
}
