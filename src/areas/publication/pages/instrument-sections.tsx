import type { ComponentChildren, VNode } from "preact";
import { Absent } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { InstrumentPage } from "../queries/index.ts";
import { begun, eventTime, eventTitle } from "./event-cells.tsx";
import { Cooperation } from "./line-sections.tsx";
import { addressees, provisionLink, summary, themeLinks, titleOf } from "./mandates-words.tsx";
import { type PageSection, tableSection } from "./section.tsx";
import { comma, joined, partyLink, partyWithMarks, sourceLink, sure } from "./words.tsx";

/** The provisions on record, in the order of the instrument; not all that it has. */
export function provisionsSection(page: InstrumentPage, request: PageRequest): PageSection | undefined {
  const { provisions, instrument } = page;
  if (provisions.length === 0) return undefined;
  const { translate } = request;
  const heading = translate("instrument.section-provisions");
  return tableSection({
    id: "provisions",
    heading,
    count: provisions.length,
    columns: [
      { label: translate("column.provision"), names: true },
      { label: translate("column.title") },
      { label: translate("column.summary") },
      { label: translate("column.addressee") },
      { label: translate("column.certainty") },
    ],
    groups: [
      {
        rows: provisions.map((provision) => ({
          id: provision.slug,
          cells: [
            provisionLink(provision, instrument, request),
            titleOf(provision.title, request),
            provision.summary && summary(provision.summary, request),
            provision.addressee && addressees(provision.addressee, request),
            sure(provision.certainty, request),
          ],
        })),
      },
    ],
  });
}

/** Who cooperates on it: the lines whose bases rest on it or on its provisions, and who stands in them. */
export function linesSection(page: InstrumentPage, request: PageRequest): PageSection {
  const { lines, labels } = page;
  const { translate } = request;
  return {
    id: "cooperation",
    heading: translate("instrument.section-cooperation"),
    ...(lines.length > 0 ? { count: lines.length } : {}),
    body: <Cooperation {...{ lines, labels, request }} absent={translate("instrument.no-lines")} />,
  };
}

/** Bodies that the instrument established. */
export function establishedSection(page: InstrumentPage, request: PageRequest): PageSection | undefined {
  const rows = page.established.flatMap(({ partyId, certainty }) => {
    const party = page.labels.get(partyId);
    return party === undefined ? [] : [{ party, certainty }];
  });
  if (rows.length === 0) return undefined;
  const { translate } = request;
  const heading = translate("instrument.section-established");
  return tableSection({
    id: "established",
    heading,
    count: rows.length,
    columns: [{ label: translate("column.party"), names: true }, { label: translate("column.certainty") }],
    groups: [
      {
        rows: rows.map(({ party, certainty }) => ({
          cells: [partyWithMarks(party, request), sure(certainty, request)],
        })),
      },
    ],
  });
}

/** Events held under the instrument, latest first, up to the page's day. */
export function instrumentEventsSection(page: InstrumentPage, request: PageRequest): PageSection | undefined {
  const past = begun(page.events, request);
  if (past.length === 0) return undefined;
  const { translate } = request;
  const heading = translate("instrument.section-events");
  return tableSection({
    id: "events",
    heading,
    count: past.length,
    columns: [
      { label: translate("column.date"), is: "date" },
      { label: translate("column.event"), names: true },
      { label: translate("column.place") },
      { label: translate("column.hosts") },
      { label: translate("column.certainty") },
    ],
    groups: [{ rows: past.map((event) => ({ id: event.id, cells: eventCells(event, page, request) })) }],
  });
}

type Event = InstrumentPage["events"][number];

function eventCells(event: Event, { labels }: InstrumentPage, request: PageRequest) {
  const hosts = event.hosts.flatMap((id) => labels.get(id) ?? []);
  return [
    eventTime(event, request),
    eventTitle(event, request, request.translate(`event.${event.kind}`)),
    event.placeName,
    hosts.length > 0 &&
      joined(
        hosts.map((host) => partyLink(host, request)),
        comma(request),
      ),
    sure(event.certainty, request),
  ];
}

/** Themes, and where the text itself stands. */
export function instrumentSourceSection(page: InstrumentPage, request: PageRequest): PageSection {
  const { instrument, themes } = page;
  const { translate } = request;
  const source = sourceLink(instrument.sourceUrl);
  return {
    id: "source",
    heading: translate("instrument.section-source"),
    body: (
      <div class="lede">
        <dl class="sources">
          {themes.length === 0 ? null : (
            <Row label={translate("column.theme")}>{themeLinks(themes, request)}</Row>
          )}
          {instrument.description === "" ? null : (
            <Row label={translate("instrument.description-label")}>
              {summary(instrument.description, request)}
            </Row>
          )}
          <Row label={translate("column.source")}>
            {source ?? <Absent>{translate("instrument.no-source")}</Absent>}{" "}
            {sure(instrument.certainty, request)}
          </Row>
        </dl>
      </div>
    ),
  };
}

/** A label and what it labels, in a list of sources. */
export const Row = ({ label, children }: { label: string; children: ComponentChildren }): VNode => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
