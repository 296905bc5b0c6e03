import type { ComponentChildren, VNode } from "preact";
import {
  Absent,
  Link,
  Notice,
  Section,
  Sheet,
  Stand,
  Table,
  Title,
  Wide,
} from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/i18n/index.ts";
import type { MandateRow } from "../mandate-list.ts";
import type { MandatesPage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { MandatesFilter } from "./mandates-filter.tsx";
import { bodyName, instrumentCell, marked, themeLinks } from "./mandates-words.tsx";
import { instrumentLink, stateMark } from "./validity.tsx";
import { date, joined, partyLink, semicolon } from "./words.tsx";

/** `/{lang}/mandates`: every instrument, narrowed by body, theme and state on the day. */
export function renderMandatesPage(page: MandatesPage, request: PageRequest): string {
  const { translate } = request;
  const heading = translate("mandates.list");
  return renderFrame({
    request,
    part: "mandates",
    title: translate("mandates.title"),
    description: translate("mandates.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("mandates.title")}</Title>
        <Stand>{translate("mandates.stand", { count: page.count })}</Stand>
        {request.query.expiring === undefined ? <Expiring page={page} request={request} /> : null}
        <Sheet>
          <Section id="list" heading={heading} count={page.rows.length}>
            <Wide>
              <MandatesFilter page={page} request={request} />
              {page.rows.length === 0 ? (
                <Absent as="block">{translate("mandates.none")}</Absent>
              ) : (
                <Table
                  label={heading}
                  phone="fold"
                  columns={[
                    { label: translate("column.instrument"), names: true },
                    { label: translate("column.body") },
                    { label: translate("column.adopted"), is: "date" },
                    { label: translate("column.theme") },
                    { label: translate("column.validity") },
                  ]}
                  groups={[
                    {
                      rows: page.rows.map((row) => ({
                        id: row.instrument.slug,
                        cells: cellsOf(row, page, request),
                      })),
                    },
                  ]}
                />
              )}
            </Wide>
          </Section>
        </Sheet>
      </>
    ),
  });
}

function cellsOf(row: MandateRow, { themes }: MandatesPage, request: PageRequest): ComponentChildren[] {
  const { instrument } = row;
  const named = instrument.themes.flatMap((id) => {
    const name = themes.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return [
    instrumentCell(instrument, request),
    <span class="term">{marked(bodyName(instrument.body, request), request)}</span>,
    instrument.adopted && date(instrument.adopted, request),
    named.length > 0 && themeLinks(named, request),
    stateMark(row, request),
  ];
}

/** What is in force on the day and ends within a year of it, before all else. */
function Expiring({ page, request }: { page: MandatesPage; request: PageRequest }): VNode | null {
  const { translate, language, place, on } = request;
  const { expiring } = page;
  if (expiring.length === 0) return null;
  const items = expiring.flatMap(({ instrument }) => {
    const { expires } = instrument;
    if (expires === undefined) return [];
    const item = { symbol: instrumentLink(instrument, request), date: date(expires, request) };
    return [translate.rich("mandates.expiring-item", item)];
  });
  const along = new URLSearchParams([["expiring", "year"], ...new URLSearchParams(place.query)]);
  const lead = translate("mandates.expiring-lead", {
    count: expiring.length,
    date: formatDate(language, on),
  });
  return (
    <Notice is="warn" lead={lead}>
      {joined(items, semicolon(request))}
      {language === "zh" ? "。" : ". "}
      <Link href={addressOf(language, "mandates", `?${along}`)}>{translate("mandates.expiring-only")}</Link>
    </Notice>
  );
}
