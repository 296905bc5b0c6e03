import type { ComponentChildren, VNode } from "preact";
import { DocumentSymbol, Table, Tag } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { documentTitle } from "../../../publication/index.ts";
import { DoForm, renderWork } from "../frame.tsx";
import { audienceWords, type TypedHandling } from "./audience.tsx";
import { HandlingSection, type Readers } from "./handling.tsx";
import type { DocumentChange } from "./history.ts";
import { momentWords } from "./intakes.tsx";
import { BothVersions, type Metadata, MetadataForm } from "./metadata.tsx";
import type { KeptDocument } from "./queries.ts";

/** What was sent and refused, with everything that was typed. */
export interface RefusedChange {
  readonly message: string;
  readonly code: string;
  readonly field: string | undefined;
  readonly metadata?: Metadata | undefined;
  readonly handling?: TypedHandling | undefined;
}

export interface DocumentProps {
  readonly kept: KeptDocument;
  readonly refused?: RefusedChange | undefined;
  /** Who would see it, where that was asked. */
  readonly readers?: Readers | undefined;
  readonly typed?: TypedHandling | undefined;
}

const dones = ["changed", "waits", "withdrawn"] as const;

/** `work/documents/:id`: what is said of a document, its editions and languages, who may see it, and what became of it. */
export function renderDocument(request: WorkRequest, props: DocumentProps): string {
  const { translate, query } = request;
  const { kept, refused, readers, typed } = props;
  const done = dones.find((one) => one === query.done);
  const both = refused?.code === "changed-by-other" ? refused.metadata : undefined;
  const error = refused === undefined ? undefined : { field: refused.field, message: refused.message };
  return renderWork({
    request,
    title: kept.document.title,
    stand: <Stand {...{ request, kept }} />,
    done:
      done !== undefined && refused === undefined && readers === undefined
        ? translate(`documents.done-${done}`)
        : undefined,
    problem: refused?.message,
    children: (
      <>
        {both === undefined ? null : <BothVersions {...{ request, kept }} typed={both} />}
        <Pending {...{ request, kept }} />
        <HandlingSection
          {...{ request, kept, readers }}
          typed={refused?.handling ?? typed}
          error={
            refused?.handling !== undefined && refused.field !== undefined
              ? { field: refused.field, message: refused.message }
              : undefined
          }
        />
        <section aria-labelledby="metadata-heading">
          <h2 id="metadata-heading">{translate("documents.metadata")}</h2>
          <MetadataForm
            {...{ request, kept, error }}
            typed={both === undefined ? refused?.metadata : undefined}
          />
        </section>
        <Editions {...{ request, kept }} />
        <Versions {...{ request, kept }} />
        <History {...{ request, kept }} />
      </>
    ),
  });
}

interface PartProps {
  readonly request: WorkRequest;
  readonly kept: KeptDocument;
}

const dotted = (parts: readonly ComponentChildren[]): ComponentChildren[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [" · ", part]));

function Stand({ request, kept }: PartProps): VNode {
  const { translate, language } = request;
  const { document, waiting, editions } = kept;
  const review = addressOf(language, `work/review/${document.id}`);
  const read = editions[0]?.read ?? false;
  return (
    <>
      {dotted([
        ...(document.symbol === "" ? [] : [<DocumentSymbol>{document.symbol}</DocumentSymbol>]),
        languageName(document.language, language),
        <a href={review}>
          {waiting > 0
            ? translate("documents.waiting", { count: waiting })
            : translate(read ? "documents.state-done" : "documents.state-unread")}
        </a>,
        ...(document.level === "public"
          ? [<a href={addressOf(language, `documents/${document.id}`)}>{translate("documents.to-public")}</a>]
          : []),
        <a href={addressOf(language, "work/documents")}>{translate("documents.to-list")}</a>,
      ])}
    </>
  );
}

/** Changes that wait for whoever publishes. */
function Pending({ request, kept }: PartProps): VNode | null {
  const { translate, language, person } = request;
  if (kept.pending.length === 0) return null;
  return (
    <section aria-labelledby="pending-heading">
      <h2 id="pending-heading">{translate("documents.pending")}</h2>
      <ul class="prose">
        {kept.pending.map(({ id, act, proposer, proposed_at, why }) => (
          <li key={id}>
            {translate(`act.${act}`)}{" "}
            {translate.rich<ComponentChildren>("review.pending-since", {
              who: <bdi>{kept.people.get(proposer) ?? proposer}</bdi>,
              when: momentWords(proposed_at, request),
            })}{" "}
            {why === "" ? null : <q dir="auto">{why}</q>}{" "}
            <a href={addressOf(language, "work/publication")}>{translate("review.to-publication")}</a>
            {proposer === person.id ? (
              <DoForm
                request={request}
                action={addressOf(language, `work/documents/${kept.document.id}`)}
                hidden={[
                  { name: "do", value: "withdraw" },
                  { name: "waiting", value: id },
                ]}
              >
                {translate("review.do-withdraw")}
              </DoForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Editions({ request, kept }: PartProps): VNode {
  const { translate, language } = request;
  const { id } = kept.document;
  return (
    <section aria-labelledby="editions-heading">
      <h2 id="editions-heading">{translate("documents.editions")}</h2>
      <Table
        label={translate("documents.editions")}
        columns={[
          { label: translate("documents.column-edition"), names: true },
          { label: translate("documents.column-received"), is: "date" },
          { label: translate("documents.column-file") },
          { label: translate("documents.column-size"), is: "number" },
          { label: translate("documents.column-state") },
        ]}
        groups={[
          {
            rows: kept.editions.map(({ number, received_at, file_name, size, read, sha256 }) => ({
              id: `edition-${number}`,
              cells: [
                String(number),
                momentWords(received_at, request),
                <a
                  href={addressOf(language, `work/documents/${id}/file/${number}`)}
                  title={`SHA-256 ${sha256}`}
                >
                  <bdi>{file_name || translate("documents.file")}</bdi>
                </a>,
                translate("documents.size", { kilobytes: Math.max(1, Math.round(size / 1000)) }),
                translate(read ? "documents.state-read" : "documents.state-unread"),
              ],
            })),
          },
        ]}
      />
    </section>
  );
}

function Versions({ request, kept }: PartProps): VNode | null {
  const { translate, language } = request;
  if (kept.versions.length === 0) return null;
  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading">{translate("documents.language-versions")}</h2>
      <ul class="prose">
        {kept.versions.map((version) => (
          <li key={version.id}>
            {languageName(version.language, language)}:{" "}
            <a href={addressOf(language, `work/documents/${version.id}`)}>{documentTitle(version)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ request, kept }: PartProps): VNode {
  const { translate } = request;
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">{translate("documents.history")}</h2>
      <Table
        label={translate("documents.history")}
        columns={[
          { label: translate("column.date"), is: "date" },
          { label: translate("column.change"), names: true },
          { label: translate("documents.column-person") },
        ]}
        groups={[
          {
            rows: kept.changes.map((change) => ({
              id: `change-${change.id}`,
              cells: [
                momentWords(change.at, request),
                <ChangeWords {...{ request, kept, change }} />,
                <bdi>{kept.people.get(change.by) ?? change.by}</bdi>,
              ],
            })),
          },
        ]}
      />
    </section>
  );
}

/** A change of who may see the document is the most visible of all. */
function ChangeWords({ request, kept, change }: PartProps & { readonly change: DocumentChange }): VNode {
  const { translate } = request;
  const { handling, fields, why, act } = change;
  const said = (one: { readonly level: string; readonly audience: readonly string[] }) => (
    <>
      {translate(`level.${one.level}`)} (
      {audienceWords(one.audience, { nameable: kept, people: kept.people, request })})
    </>
  );
  return (
    <>
      {handling === undefined ? null : (
        <strong>
          <Tag>{translate("documents.handling")}</Tag>{" "}
          {translate.rich<ComponentChildren>("documents.handled", {
            before: said(handling.before),
            after: said(handling.after),
          })}{" "}
        </strong>
      )}
      {fields.length > 0
        ? fields.map((name) => translate(`documents.field-${name}`)).join(" · ")
        : handling === undefined
          ? translate(`act.${act}`)
          : null}{" "}
      {why === "" ? null : <q dir="auto">{why}</q>}
    </>
  );
}
