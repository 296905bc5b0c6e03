import type { VNode } from "preact";
import { Absent, Link, Table, type TableGroup } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { Spoken } from "../document-text.ts";
import type { DocumentPage } from "../queries/index.ts";
import { documentAddress, thingLink } from "./document-words.tsx";
import { sentenceCase } from "./frame.tsx";

const kinds = ["party", "instrument", "provision", "state"] as const;

/** What a document speaks of: how often, and where first. */
export function SpokenTable({ page, request }: { page: DocumentPage; request: PageRequest }): VNode {
  const { translate } = request;
  const { spoken } = page;
  if (spoken.length === 0) return <Absent as="block">{translate("document.nothing")}</Absent>;
  const groups = kinds
    .map((kind) => ({ kind, things: spoken.filter((one) => one.kind === kind) }))
    .filter(({ things }) => things.length > 0)
    .map(
      ({ kind, things }): TableGroup => ({
        heading: sentenceCase(translate(`find.kinds-${kind}`), translate),
        count: things.length,
        rows: things.map((one) => ({
          cells: [thingLink(one, page.things, request), one.count, firstPassage(one, page, request)],
        })),
      }),
    );
  const head = translate("document.spoken", { count: spoken.length });
  const table = (
    <Table
      label={translate("document.section-spoken")}
      phone="fold"
      columns={[
        { label: translate("document.column-thing"), names: true },
        { label: translate("document.column-times"), is: "number" },
        { label: translate("document.column-first") },
      ]}
      groups={groups}
    />
  );
  if (spoken.length <= openUpTo) return table;
  return (
    <details>
      <summary class="small">{head}</summary>
      {table}
    </details>
  );
}

/** A longer table is folded, so that the text stays near. */
const openUpTo = 12;

function firstPassage({ passage }: Spoken, page: DocumentPage, request: PageRequest): VNode | null {
  if (passage === undefined) return null;
  const { document, edition, latest } = page;
  const { number, starts } = passage;
  const place = { id: document.id, edition: edition.number === latest ? undefined : edition.number };
  return (
    <Link href={documentAddress({ ...place, passage: { number, starts } }, request)}>
      {request.translate("document.passage", { number: String(number) })}
    </Link>
  );
}
