import type { ComponentChildren } from "preact";
import { Link, Table, type TableGroup, type TableRow } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { collator } from "../../../platform/i18n/index.ts";
import type { MembershipRow } from "../../registry/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import { saidBy } from "./citations.tsx";
import { sentenceCase } from "./frame.tsx";
import { Note } from "./note.tsx";
import type { PageSection } from "./section.tsx";
import { period, sourceLink, stateAddress, sure, words } from "./words.tsx";

const statuses = ["member", "associate", "observer", "suspended"] as const;

/** States and jurisdictions that belong to the body. What most of the list says of itself stands once, above it. */
export function membershipsSection(
  { memberships, citations }: PartnerPage,
  request: PageRequest,
): PageSection | undefined {
  if (memberships.length === 0) return undefined;
  const { translate, language } = request;
  const { compare } = collator(language);
  const heading = translate("partner.section-memberships");
  const shared = commonNote(memberships);
  const said = (row: MembershipRow) => saidBy({ table: "registry.membership", ...row }, citations, request);
  const sourced = memberships.some((row) => row.sourceUrl !== "" || said(row) !== null);
  const groups = statuses
    .map((status) => ({ status, rows: memberships.filter((membership) => membership.status === status) }))
    .filter(({ rows }) => rows.length > 0)
    .map(
      ({ status, rows }): TableGroup => ({
        heading: sentenceCase(translate(`membership.${status}`), translate),
        count: rows.length,
        rows: rows
          .toSorted((a, b) => compare(a.state.text, b.state.text))
          .map((row): TableRow => ({ cells: cellsOf(row, request, { shared, sourced, said: said(row) }) })),
      }),
    );
  return {
    id: "memberships",
    heading,
    count: memberships.length,
    body: (
      <div class="wide">
        <Note text={shared} request={request} />
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("column.state"), names: true },
            { label: translate("column.dates") },
            ...(sourced ? [{ label: translate("column.source") }] : []),
            { label: translate("column.certainty") },
          ]}
          groups={groups}
        />
      </div>
    ),
  };
}

/** The remark that more than half of the rows carry, else none. */
function commonNote(memberships: readonly MembershipRow[]): string {
  const counts = new Map<string, number>();
  for (const { note } of memberships) counts.set(note, (counts.get(note) ?? 0) + 1);
  const [note = "", count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return count * 2 > memberships.length ? note : "";
}

interface Shown {
  readonly shared: string;
  readonly sourced: boolean;
  /** The sentences that say it. */
  readonly said: ComponentChildren;
}

const cellsOf = (
  row: MembershipRow,
  request: PageRequest,
  { shared, sourced, said }: Shown,
): ComponentChildren[] => [
  <>
    <Link href={stateAddress(row.stateId, request)}>{words(row.state, request)}</Link>
    {row.note === shared ? null : <Note text={row.note} request={request} />}
  </>,
  period(row, request),
  ...(sourced
    ? [
        <>
          {sourceLink(row.sourceUrl)}
          {said}
        </>,
      ]
    : []),
  sure(row.certainty, request),
];
