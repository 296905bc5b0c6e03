import type { VNode } from "preact";
import { Button, Field, Form, Table } from "../../../../platform/html/index.ts";
import { addressOf, type WorkForm, type WorkRequest } from "../../../../platform/http/index.ts";
import { formToken, Send } from "../frame.tsx";
import type { KeptDocument } from "./queries.ts";

/** What can be said of a document besides who may see it. */
export const metadataFields = ["title", "symbol", "dated", "issuer", "source_url", "version_of"] as const;
export type MetadataField = (typeof metadataFields)[number];
export type Metadata = Readonly<Record<MetadataField, string>>;

export const metadataOf = ({ document }: KeptDocument): Metadata => {
  const { title, symbol, dated, issuer, source_url, version_of } = document;
  return { title, symbol, issuer, source_url, dated: dated ?? "", version_of: version_of ?? "" };
};

export const metadataIn = (form: WorkForm): Metadata => {
  const given = metadataFields.map((name) => [name, form.text(name)] as const);
  return Object.fromEntries(given) as Record<MetadataField, string>;
};

interface MetadataProps {
  readonly request: WorkRequest;
  readonly kept: KeptDocument;
  /** What was typed and refused. */
  readonly typed: Metadata | undefined;
  readonly error: { readonly field: string | undefined; readonly message: string } | undefined;
}

const hints: Readonly<Partial<Record<MetadataField, string>>> = {
  dated: "review.hint-date",
  version_of: "documents.hint-version_of",
};

/** What is said of the document, to be changed; with it goes what it said when it was read. */
export function MetadataForm({ request, kept, typed, error }: MetadataProps): VNode {
  const { translate, language } = request;
  const values = typed ?? metadataOf(kept);
  const hidden = [
    formToken(request),
    { name: "do", value: "change" },
    { name: "expected", value: kept.version },
  ];
  return (
    <Form
      id="metadata"
      action={addressOf(language, `work/documents/${kept.document.id}`)}
      hidden={hidden}
      label={translate("documents.metadata")}
    >
      {metadataFields.map((name) => {
        const hint = hints[name];
        return (
          <Field
            key={name}
            id={`metadata-${name}`}
            name={name}
            label={translate(`documents.field-${name}`)}
            value={values[name]}
            required={name === "title"}
            {...(hint === undefined ? {} : { hint: translate(hint) })}
            {...(error?.field === name ? { error: error.message } : {})}
          />
        );
      })}
      <Field id="metadata-why" name="why" label={translate("review.reason")} />
      <Send>{translate("documents.save")}</Send>
    </Form>
  );
}

/** Two people saved the same document: both versions stand side by side, and the second chooses. */
export function BothVersions({
  request,
  kept,
  typed,
}: Omit<MetadataProps, "error"> & { readonly typed: Metadata }): VNode {
  const { translate, language } = request;
  const theirs = metadataOf(kept);
  const id = kept.document.id;
  const last = kept.changes[0];
  const rows = metadataFields.filter((name) => theirs[name] !== typed[name]);
  const hidden = [
    ...[formToken(request), { name: "do", value: "change" }, { name: "expected", value: kept.version }],
    ...metadataFields.map((name) => ({ name, value: typed[name] })),
  ];
  return (
    <section aria-labelledby="both-heading">
      <h2 id="both-heading">{translate("documents.both")}</h2>
      <Table
        label={translate("documents.both")}
        columns={[
          { label: translate("documents.column-field"), names: true },
          {
            label: translate("documents.column-theirs", {
              who: kept.people.get(last?.by ?? "") ?? last?.by ?? "–",
              when: last?.at.slice(0, 16).replace("T", " ") ?? "–",
            }),
          },
          { label: translate("documents.column-mine") },
        ]}
        groups={[
          {
            rows: rows.map((name) => ({
              cells: [
                translate(`documents.field-${name}`),
                <bdi>{theirs[name] || "–"}</bdi>,
                <bdi>{typed[name] || "–"}</bdi>,
              ],
            })),
          },
        ]}
      />
      <div class="form__acts">
        <a class="button" data-is="plain" href={addressOf(language, `work/documents/${id}`)}>
          {translate("documents.keep-theirs")}
        </a>
        <Form is="line" action={addressOf(language, `work/documents/${id}`)} hidden={hidden}>
          <Button>{translate("documents.save-mine")}</Button>
        </Form>
      </div>
    </section>
  );
}
