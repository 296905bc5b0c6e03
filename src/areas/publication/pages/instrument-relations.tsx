import type { ComponentChildren } from "preact";
import type { TableGroup } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { instrumentRelationKinds } from "../../mandates/index.ts";
import type { InstrumentPage } from "../queries/index.ts";
import type { RelatedInstrument } from "../queries/instrument-page.ts";
import { sentenceCase } from "./frame.tsx";
import { instrumentCell } from "./mandates-words.tsx";
import { type PageSection, tableSection } from "./section.tsx";
import { stateMark } from "./validity.tsx";
import { date, sure } from "./words.tsx";

/** All that the instrument says of others and others of it, by kind, with counts; the latest first. */
export function instrumentRelationsSection(
  { relations }: InstrumentPage,
  request: PageRequest,
): PageSection | undefined {
  if (relations.length === 0) return undefined;
  const { translate } = request;
  const heading = translate("instrument.section-relations");
  const groups = instrumentRelationKinds.flatMap((kind) =>
    (["out", "in"] as const).flatMap((direction): TableGroup[] => {
      const rows = relations.filter((one) => one.kind === kind && one.direction === direction);
      if (rows.length === 0) return [];
      return [
        {
          heading: sentenceCase(translate(`instrument-relation.${kind}.${direction}`), translate),
          count: rows.length,
          rows: rows.toSorted(latestFirst).map((row) => ({ cells: cellsOf(row, request) })),
        },
      ];
    }),
  );
  return tableSection({
    id: "relations",
    heading,
    count: relations.length,
    columns: [
      { label: translate("column.instrument"), names: true },
      { label: translate("column.adopted"), is: "date" },
      { label: translate("column.validity") },
      { label: translate("column.certainty") },
    ],
    groups,
  });
}

const latestFirst = (a: RelatedInstrument, b: RelatedInstrument): number =>
  (b.instrument.adopted ?? "").localeCompare(a.instrument.adopted ?? "", "en");

const cellsOf = (row: RelatedInstrument, request: PageRequest): ComponentChildren[] => [
  instrumentCell(row.instrument, request),
  row.instrument.adopted && date(row.instrument.adopted, request),
  stateMark(row, request),
  sure(row.certainty, request),
];
