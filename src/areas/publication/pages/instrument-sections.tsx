import type { ComponentChildren, VNode } from "preact";
import { Absent, Table } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatSpan } from "../../../platform/i18n/index.ts";
import type { InstrumentPage } from "../queries/index.ts";
import { LinePartners, Lines } from "./line-sections.tsx";
import { addressees, provisionLink, summary, themeLinks, titleOf } from "./mandates-words.tsx";
import type { PageSection } from "./section.ts";
import {
  comma,
  date,
  joined,
  languageMark,
  partyLink,
  partyMarks,
  sourceLink,
  sure,
  words,
} from "./words.tsx";

/** The provisions on record, in the order of the instrument; not all that it has. */
export function provisionsSection(page: InstrumentPage, request: PageRequest): PageSection | undefined {
  const { provisions, instrument } = page;
  if (provisions.length === 0) return undefined;
  const { translate } = request;
  const heading = translate("instrument.section-provisions");
  return {
    id: "provisions",
    heading,
    count: provisions.length,
    body: (
      <div class="wide">
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("column.provision"), names: true },
            { label: translate("column.title") },
            { label: translate("column.summary") },
            { label: translate("column.addressee") },
            { label: translate("column.certainty") },
          ]}
          groups={[
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
          ]}
        />
      </div>
    ),
  };
}

/** Who cooperates on it: the lines whose bases rest on it or on its provisions, and who stands in them. */
export function linesSection(page: InstrumentPage, request: PageRequest): PageSection {
  const { lines, labels } = page;
  const heading = request.translate("instrument.section-cooperation");
  if (lines.length > 0) {
    return {
      id: "cooperation",
      heading,
      count: lines.length,
      body: (
        <>
          <Lines lines={lines} request={request} />
          <LinePartners lines={lines} labels={labels} request={request} />
        </>
      ),
    };
  }
  return {
    id: "cooperation",
    heading,
    body: (
      <div class="lede">
        <Absent as="block">{request.translate("instrument.no-lines")}</Absent>
      </div>
    ),
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
  return {
    id: "established",
    heading,
    count: rows.length,
    body: (
      <div class="wide">
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("column.party"), names: true },
            { label: translate("column.certainty") },
          ]}
          groups={[
            {
              rows: rows.map(({ party, certainty }) => ({
                cells: [
                  <>
                    {partyLink(party, request)} {partyMarks(party, request)}
                  </>,
                  sure(certainty, request),
                ],
              })),
            },
          ]}
        />
      </div>
    ),
  };
}

/** Events held under the instrument, latest first, up to the page's day. */
export function instrumentEventsSection(page: InstrumentPage, request: PageRequest): PageSection | undefined {
  const past = page.events.filter((event) => event.starts.slice(0, 10) <= request.on);
  if (past.length === 0) return undefined;
  const { translate } = request;
  const heading = translate("instrument.section-events");
  return {
    id: "events",
    heading,
    count: past.length,
    body: (
      <div class="wide">
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("column.date"), is: "date" },
            { label: translate("column.event"), names: true },
            { label: translate("column.place") },
            { label: translate("column.hosts") },
            { label: translate("column.certainty") },
          ]}
          groups={[
            { rows: past.map((event) => ({ id: event.id, cells: eventCells(event, page, request) })) },
          ]}
        />
      </div>
    ),
  };
}

type Event = InstrumentPage["events"][number];

function eventCells(event: Event, { labels }: InstrumentPage, request: PageRequest) {
  const { starts, ends } = event;
  const title = words(event.title, request);
  const hosts = event.hosts.flatMap((id) => labels.get(id) ?? []);
  return [
    ends && ends !== starts ? (
      <time dateTime={starts}>{formatSpan(request.language, starts, ends)}</time>
    ) : (
      date(starts, request)
    ),
    <>
      {/^https?:\/\//.test(event.sourceUrl) ? <a href={event.sourceUrl}>{title}</a> : title}{" "}
      {languageMark(event.title, request)}
      <span class="small"> {request.translate(`event.${event.kind}`)}</span>
    </>,
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
            <Row label={translate("column.theme")}>
              {themeLinks(
                themes.map(({ id, name }) => [id, name] as const),
                request,
              )}
            </Row>
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
