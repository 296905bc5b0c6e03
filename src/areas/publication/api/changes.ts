import { invalid } from "../../../kernel/errors.ts";
import { asDay, type Day } from "../../../kernel/partial-date.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { type Change, periodOf } from "../changes.ts";
import { changesFeed } from "../changes-feed.ts";
import { subjectAddress, subjectText } from "../pages/change-words.tsx";
import { renderChangesPage } from "../pages/changes-page.tsx";
import { renderComparePage } from "../pages/compare-page.tsx";
import { type ComparePage, readChangesPage, readComparePage } from "../queries/index.ts";
import type { Column } from "../tables/column.ts";
import { csvOf } from "../tables/csv.ts";

/**
 * The earlier of the two dates: `?from=`, else a year before the other.
 * @throws invalid `date-invalid`, `dates-reversed`.
 */
function earlierDay({ query: { from }, on, today }: PageRequest): Day {
  if (from === undefined) return yearBefore(on);
  const day = asDay(from);
  if (day === undefined) throw invalid("date-invalid", { value: from.slice(0, 40), example: today });
  if (day > on) throw invalid("dates-reversed", { from: day, on });
  return day;
}

function yearBefore(day: Day): Day {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  return asDay(`${year}${day.slice(4)}`) ?? (`${year}-02-28` as Day);
}

async function compared(request: PageRequest): Promise<{ page: ComparePage; from: Day }> {
  const { door, actor, language, on } = request;
  const from = earlierDay(request);
  return { page: await door.ask(actor, readComparePage, { language, from, on }), from };
}

const columnsFor = (names: ComparePage, request: PageRequest): ReadonlyArray<Column<Change>> => [
  { name: "kind", cell: ({ subject }) => subject.is },
  { name: "subject", cell: ({ subject }) => subjectText({ subject, names }, request) },
  { name: "change", cell: ({ what }) => what },
  { name: "before", cell: ({ before }) => before },
  { name: "after", cell: ({ after }) => after },
  { name: "since", cell: ({ subject }) => periodOf(subject).since },
  { name: "until", cell: ({ subject }) => periodOf(subject).until },
  { name: "certainty", cell: ({ subject }) => subject.of.certainty },
  { name: "source", cell: ({ subject }) => ("sourceUrl" in subject.of ? subject.of.sourceUrl : undefined) },
  {
    name: "address",
    cell: ({ subject }) => `${request.place.origin}${subjectAddress(subject, request)}`,
  },
];

/** What differs between two dates; what happened last, as a page and as a feed. */
export const changePages: readonly PageRoute[] = [
  {
    path: "compare",
    takes: ["from"],
    // Every pair of dates is another page, and most are asked for once.
    kept: false,
    render: async (request) => renderComparePage(await compared(request), request),
    as: {
      async csv(request) {
        const { page } = await compared(request);
        return csvOf(columnsFor(page, request), page.changes, request.on);
      },
    },
  },
  {
    path: "changes",
    async render(request) {
      const { door, actor, language, on } = request;
      return renderChangesPage(await door.ask(actor, readChangesPage, { language, on }), request);
    },
    as: {
      async atom(request) {
        const { door, actor, language, on } = request;
        return changesFeed(await door.ask(actor, readChangesPage, { language, on }), request);
      },
    },
  },
];
