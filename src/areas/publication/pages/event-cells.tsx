import type { ComponentChildren, VNode } from "preact";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatSpan } from "../../../platform/i18n/index.ts";
import type { EventRow } from "../../cooperation/index.ts";
import { date, isWebAddress, languageMark, words } from "./words.tsx";

/** The part of the events that was over or under way on the page's day. */
export const begun = <Event extends Pick<EventRow, "starts">>(
  events: readonly Event[],
  { on }: PageRequest,
): Event[] => events.filter((event) => event.starts.slice(0, 10) <= on);

/** The day, or from when until when. */
export const eventTime = (
  { starts, ends }: Pick<EventRow, "starts" | "ends">,
  request: PageRequest,
): VNode =>
  ends && ends !== starts ? (
    <time dateTime={starts}>{formatSpan(request.language, starts, ends)}</time>
  ) : (
    date(starts, request)
  );

/** The title, which leads to the source, and in small what more there is to say. */
export function eventTitle(
  event: Pick<EventRow, "title" | "sourceUrl">,
  request: PageRequest,
  detail: ComponentChildren,
): VNode {
  const title = words(event.title, request);
  return (
    <>
      {isWebAddress(event.sourceUrl) ? <a href={event.sourceUrl}>{title}</a> : title}{" "}
      {languageMark(event.title, request)}
      <span class="small"> {detail}</span>
    </>
  );
}
