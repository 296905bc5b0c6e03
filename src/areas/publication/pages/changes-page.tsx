import { Absent, Link, Section, Sheet, Stand, Table, Title, Wide } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import type { ChangesPage } from "../queries/index.ts";
import { certaintyCell, subjectCell } from "./change-words.tsx";
import { renderFrame } from "./frame.tsx";
import { date, partyLink } from "./words.tsx";

/** `/{lang}/changes`: the latest dated facts; the same as a feed at `/{lang}/changes.atom`. */
export function renderChangesPage(page: ChangesPage, request: PageRequest): string {
  const { translate, language, place } = request;
  const heading = translate("changes.list");
  return renderFrame({
    request,
    part: "about",
    title: translate("changes.title"),
    description: translate("changes.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("changes.title")}</Title>
        <Stand>
          {translate("changes.stand", { count: page.count, shown: page.changes.length })}{" "}
          <Link href={addressOf(language, "changes.atom", place.query)}>{translate("changes.feed")}</Link>{" "}
          <Link href={addressOf(language, "compare", place.query)}>{translate("changes.compare")}</Link>
        </Stand>
        <Sheet>
          <Section id="list" heading={heading} count={page.changes.length}>
            <Wide>
              {page.changes.length === 0 ? (
                <Absent as="block">{translate("changes.none")}</Absent>
              ) : (
                <Table
                  label={heading}
                  phone="fold"
                  columns={[
                    { label: translate("column.date"), is: "date" },
                    { label: translate("column.change") },
                    { label: translate("column.subject"), names: true },
                    { label: translate("column.certainty") },
                  ]}
                  groups={[
                    {
                      rows: page.changes.map(({ subject, what, when }) => ({
                        cells: [
                          date(when, request),
                          translate(`change.${what}`),
                          subjectCell({ subject, names: page }, request),
                          certaintyCell(subject, request),
                        ],
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
