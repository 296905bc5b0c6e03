import type { ComponentChildren } from "preact";
import type { TableGroup, TableRow } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { collator } from "../../../platform/i18n/index.ts";
import type { OfficeRow, PartyLabel, RelationRow } from "../../registry/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import { saidBy } from "./citations.tsx";
import { sentenceCase } from "./frame.tsx";
import { Note } from "./note.tsx";
import { type PageSection, tableSection } from "./section.tsx";
import { comma, partyWithMarks, period, sourceLink, sure } from "./words.tsx";

interface Tie {
  readonly table: "registry.relation" | "registry.office";
  readonly label: string;
  readonly other: PartyLabel;
  readonly detail: string;
  readonly of: RelationRow | OfficeRow;
}

/** All relations in and out, grouped by what they say, each dated, sourced and marked. */
export function relationsSection(page: PartnerPage, request: PageRequest): PageSection | undefined {
  const { translate } = request;
  const ties = page.relations.flatMap((relation): Tie[] => {
    const out = relation.fromId === page.party.id;
    const other = page.labels.get(out ? relation.toId : relation.fromId);
    if (other === undefined) return [];
    const detail = relation.roles.map((role) => translate(`role.${role}`)).join(comma(request));
    return [
      {
        table: "registry.relation",
        label: translate(`relation.${relation.kind}.${out ? "out" : "in"}`),
        ...{ other, detail, of: relation },
      },
    ];
  });
  const heading = translate("partner.section-relations");
  return tiesSection({ id: "relations", heading, ties, citations: page.citations }, request);
}

/** Offices the body holds in others, and those that others hold in it. */
export function officesSection(page: PartnerPage, request: PageRequest): PageSection | undefined {
  const { translate } = request;
  const ties = page.offices.flatMap((office): Tie[] => {
    const holds = office.holderId === page.party.id;
    const other = page.labels.get(holds ? office.bodyId : office.holderId);
    const label = translate(`office.${office.office}.${holds ? "holds" : "held"}`);
    const detail = office.roles.map((role) => translate(`role.${role}`)).join(comma(request));
    return other === undefined ? [] : [{ table: "registry.office", label, other, detail, of: office }];
  });
  const heading = translate("partner.section-offices");
  return tiesSection({ id: "offices", heading, ties, citations: page.citations }, request);
}

interface Ties {
  readonly id: string;
  readonly heading: string;
  readonly ties: readonly Tie[];
  readonly citations: PartnerPage["citations"];
}

function tiesSection({ id, heading, ties, citations }: Ties, request: PageRequest): PageSection | undefined {
  if (ties.length === 0) return undefined;
  const { translate, language } = request;
  const { compare } = collator(language);
  const byLabel = new Map<string, Tie[]>();
  for (const tie of ties) byLabel.set(tie.label, [...(byLabel.get(tie.label) ?? []), tie]);
  const groups = [...byLabel].map(
    ([label, members]): TableGroup => ({
      heading: sentenceCase(label, translate),
      count: members.length,
      rows: members
        .toSorted((a, b) => compare(a.other.name.text, b.other.name.text))
        .map((tie): TableRow => ({ cells: tieCells(tie, citations, request) })),
    }),
  );
  const columns = [
    { label: translate("column.party"), names: true },
    { label: translate("column.dates") },
    { label: translate("column.source") },
    { label: translate("column.certainty") },
  ];
  return tableSection({ id, heading, count: ties.length, columns, groups });
}

const tieCells = (
  { table, other, detail, of }: Tie,
  citations: PartnerPage["citations"],
  request: PageRequest,
): ComponentChildren[] => [
  <>
    {partyWithMarks(other, request)}
    {detail === "" ? null : <span class="small"> {detail}</span>}
    <Note text={of.note} request={request} />
  </>,
  period(of, request),
  <>
    {sourceLink(of.sourceUrl)}
    {saidBy({ table, ...of }, citations, request)}
  </>,
  sure(of.certainty, request),
];
