import type { ComponentChildren } from "preact";
import { type TimelineItem, type TimelineLook, timeline } from "../../../engines/timeline/index.ts";
import { directionOf } from "../../../kernel/language.ts";
import { Table, Timeline, type TimelineLabel } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/i18n/index.ts";
import { namedBy, type StateName, symbolOf } from "../../mandates/index.ts";
import type { InstrumentView } from "../model.ts";
import type { InstrumentPage } from "../queries/index.ts";
import type { PageSection } from "./section.tsx";
import { citation, instrumentLink, stateMark } from "./validity.tsx";
import { date, joined, semicolon, sure } from "./words.tsx";

/** What renews, extends or supersedes what, drawn on a scale of years, and the same as a table. */
export function chainSection(page: InstrumentPage, request: PageRequest): PageSection | undefined {
  if (page.chain.length < 2) return undefined;
  const { translate } = request;
  const heading = translate("instrument.section-chain");
  return {
    id: "chain",
    heading,
    count: page.chain.length,
    body: (
      <div class="wide">
        <Picture page={page} request={request} />
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("column.instrument"), names: true },
            { label: translate("column.adopted"), is: "date" },
            { label: translate("column.relation") },
            { label: translate("column.validity") },
          ]}
          groups={[{ rows: page.chain.map((member) => ({ cells: cellsOf(member, page, request) })) }]}
        />
      </div>
    ),
  };
}

function cellsOf(member: InstrumentView, page: InstrumentPage, request: PageRequest): ComponentChildren[] {
  const { instrument } = member;
  const ties = page.links.filter(({ from }) => from === instrument.id);
  const said = ties.flatMap(({ kind, to, certainty }) => {
    const other = page.chain.find((one) => one.instrument.id === to);
    if (other === undefined) return [];
    return [
      <>
        {request.translate(`instrument-relation.${kind}.out`)} {citation(other.instrument, request)}{" "}
        {sure(certainty, request)}
      </>,
    ];
  });
  return [
    instrument.id === page.instrument.id ? (
      <strong aria-current="true">{citation(instrument, request)}</strong>
    ) : (
      instrumentLink(instrument, request)
    ),
    instrument.adopted && date(instrument.adopted, request),
    said.length > 0 && joined(said, semicolon(request)),
    stateMark(member, request),
  ];
}

const looks: Readonly<Record<StateName, TimelineLook>> = {
  "in-force": "holds",
  expired: "over",
  superseded: "over",
  "not-adopted": "later",
  uncertain: "uncertain",
};

function Picture({ page, request }: { page: InstrumentPage; request: PageRequest }): ComponentChildren {
  const { translate, language, on } = request;
  const byId = new Map(page.chain.map((member) => [member.instrument.id, member]));
  const items = page.chain.flatMap((member): TimelineItem[] => {
    const { id, adopted } = member.instrument;
    if (adopted === undefined) return [];
    return [{ id, from: adopted, to: endOf(member, page, byId), is: looks[member.validity.state.is] }];
  });
  const labels = new Map(
    page.chain.map(({ instrument, validity }): [string, TimelineLabel] => [
      instrument.id,
      {
        name: symbolOf(instrument.id) ?? instrument.id,
        state: translate(`state.${validity.state.is}`),
        current: instrument.id === page.instrument.id,
      },
    ]),
  );
  const undrawn = page.chain.length - items.length;
  return (
    <Timeline
      id="timeline"
      picture={timeline({ items, day: on, direction: directionOf(language) })}
      labels={labels}
      title={translate("instrument.picture-title", { name: namedBy(page.instrument) })}
      description={translate("instrument.picture-description")}
      day={formatDate(language, on, "short")}
      caption={
        undrawn === 0
          ? translate("instrument.picture-note")
          : translate("instrument.picture-undated", { count: undrawn })
      }
    />
  );
}

/** Where a bar ends: with the adoption of what supersedes the instrument, else on its last day, else nowhere. */
function endOf(
  { instrument }: InstrumentView,
  { links }: InstrumentPage,
  byId: ReadonlyMap<string, InstrumentView>,
) {
  const [superseded] = links
    .filter(({ kind, to }) => kind === "supersedes" && to === instrument.id)
    .map(({ from }) => byId.get(from)?.instrument.adopted)
    .filter((adopted) => adopted !== undefined)
    .toSorted();
  return superseded ?? instrument.expires;
}
