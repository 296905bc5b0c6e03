import type { PageRequest } from "../../../platform/http/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import { saidBy } from "./citations.tsx";
import { begun, eventTime, eventTitle } from "./event-cells.tsx";
import { type PageSection, tableSection } from "./section.tsx";
import { instrumentLink } from "./validity.tsx";
import { sure } from "./words.tsx";

/** Public meetings and events that the body hosted or took part in, latest first, up to the page's day. */
export function eventsSection(
  { events, citations = new Map() }: Pick<PartnerPage, "events"> & Partial<Pick<PartnerPage, "citations">>,
  request: PageRequest,
): PageSection | undefined {
  const { translate } = request;
  const past = begun(events, request);
  if (past.length === 0) return undefined;
  const heading = translate("partner.section-events");
  return tableSection({
    id: "events",
    heading,
    count: past.length,
    columns: [
      { label: translate("column.date"), is: "date" },
      { label: translate("column.event"), names: true },
      { label: translate("column.place") },
      { label: translate("column.basis") },
      { label: translate("column.certainty") },
    ],
    groups: [
      {
        rows: past.map((event) => ({
          id: event.id,
          cells: [
            eventTime(event, request),
            eventTitle(
              event,
              request,
              <>
                {`${translate(`event.${event.kind}`)} · ${translate(`event.role.${event.role}`)}`}
                {saidBy({ table: "cooperation.event", id: event.id }, citations, request)}
              </>,
            ),
            event.placeName,
            event.ground && instrumentLink(event.ground.instrument, request),
            sure(event.certainty, request),
          ],
        })),
      },
    ],
  });
}
