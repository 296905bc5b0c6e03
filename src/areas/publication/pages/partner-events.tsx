import { Table } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatSpan } from "../../../platform/i18n/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import type { PartSection } from "./section.ts";
import { instrumentLink } from "./validity.tsx";
import { date, languageMark, sure, words } from "./words.tsx";

/** Public meetings and events that the body hosted or took part in, latest first, up to the page's day. */
export function eventsSection(
  { events }: Pick<PartnerPage, "events">,
  request: PageRequest,
): PartSection | undefined {
  const { translate, language, on } = request;
  const past = events.filter((event) => event.starts.slice(0, 10) <= on);
  if (past.length === 0) return undefined;
  const heading = translate("partner.section-events");
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
            { label: translate("column.basis") },
            { label: translate("column.certainty") },
          ]}
          groups={[
            {
              rows: past.map((event) => ({
                id: event.id,
                cells: [
                  event.ends && event.ends !== event.starts ? (
                    <time dateTime={event.starts}>{formatSpan(language, event.starts, event.ends)}</time>
                  ) : (
                    date(event.starts, request)
                  ),
                  <>
                    {/^https?:\/\//.test(event.sourceUrl) ? (
                      <a href={event.sourceUrl}>{words(event.title, request)}</a>
                    ) : (
                      words(event.title, request)
                    )}{" "}
                    {languageMark(event.title, request)}
                    <span class="small">
                      {" "}
                      {`${translate(`event.${event.kind}`)} · ${translate(`event.role.${event.role}`)}`}
                    </span>
                  </>,
                  event.placeName,
                  event.ground && instrumentLink(event.ground.instrument, request),
                  sure(event.certainty, request),
                ],
              })),
            },
          ]}
        />
      </div>
    ),
  };
}
