import type { VNode } from "preact";
import type { Day } from "../../../kernel/partial-date.ts";
import {
  Absent,
  Button,
  Field,
  Section,
  Sheet,
  Stand,
  Table,
  Title,
  Wide,
} from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/i18n/index.ts";
import { type SubjectKind, subjectKinds } from "../changes.ts";
import type { ComparePage } from "../queries/index.ts";
import { certaintyCell, datesCell, standWords, subjectCell } from "./change-words.tsx";
import { renderFrame } from "./frame.tsx";
import { partyLink } from "./words.tsx";

export interface Compared {
  readonly page: ComparePage;
  readonly from: Day;
}

/** `/{lang}/compare?from=…&on=…`: what stands differently on the two dates. */
export function renderComparePage({ page, from }: Compared, request: PageRequest): string {
  const { translate, language, on } = request;
  const dates = { from: formatDate(language, from), on: formatDate(language, on) };
  const kinds = subjectKinds.filter((kind) => page.changes.some(({ subject }) => subject.is === kind));
  return renderFrame({
    request,
    part: "about",
    title: translate("compare.title"),
    description: translate("compare.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("compare.title")}</Title>
        <Stand>
          {from === on
            ? translate("compare.same", dates)
            : translate("compare.stand", { ...dates, count: page.changes.length })}
        </Stand>
        <CompareForm from={from} request={request} />
        <Sheet>
          {kinds.map((kind) => (
            <Changed key={kind} kind={kind} compared={{ page, from }} request={request} />
          ))}
          <Section id="undated" heading={translate("compare.section-undated")}>
            <Wide>
              {page.changes.length === 0 && from !== on ? (
                <Absent as="block">{translate("compare.none")}</Absent>
              ) : null}
              <p>{translate("compare.undated", page.undated)}</p>
            </Wide>
          </Section>
        </Sheet>
      </>
    ),
  });
}

function CompareForm({ from, request }: { from: Day; request: PageRequest }): VNode {
  const { translate, language, on } = request;
  return (
    <form class="filters" method="get" action={addressOf(language, "compare")}>
      <Field
        id="compare-from"
        name="from"
        type="date"
        label={translate("compare.from")}
        value={from}
        required
      />
      <Field id="compare-on" name="on" type="date" label={translate("compare.on")} value={on} required />
      <Button>{translate("compare.button")}</Button>
    </form>
  );
}

interface ChangedProps {
  readonly kind: SubjectKind;
  readonly compared: Compared;
  readonly request: PageRequest;
}

function Changed({ kind, compared: { page, from }, request }: ChangedProps): VNode {
  const { translate, language, on } = request;
  const heading = translate(`compare.kind-${kind}`);
  const changes = page.changes.filter(({ subject }) => subject.is === kind);
  return (
    <Section id={kind} heading={heading} count={changes.length}>
      <Wide>
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("column.subject"), names: true },
            { label: translate("column.change") },
            { label: formatDate(language, from, "short") },
            { label: formatDate(language, on, "short") },
            { label: translate("column.dates") },
            { label: translate("column.certainty") },
          ]}
          groups={[
            {
              rows: changes.map((change) => ({
                cells: [
                  subjectCell({ subject: change.subject, names: page }, request),
                  translate(`change.${change.what}`),
                  standWords(change.before, request),
                  standWords(change.after, request),
                  datesCell(change, request),
                  certaintyCell(change.subject, request),
                ],
              })),
            },
          ]}
        />
      </Wide>
    </Section>
  );
}
