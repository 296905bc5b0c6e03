import { asPartialDate } from "../../../kernel/partial-date.ts";
import { Link } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import { documentAddress, documentsAbout, documentTitle } from "./document-words.tsx";
import { type PageSection, tableSection } from "./section.tsx";
import { date } from "./words.tsx";

const mostShown = 10;

/** The latest public documents that speak of the body, and the way to all of them. */
export function documentsSection(
  { documents, party }: PartnerPage,
  request: PageRequest,
): PageSection | undefined {
  if (documents.length === 0) return undefined;
  const { translate, language } = request;
  const rows = documents.slice(0, mostShown).map((row) => {
    const dated = row.dated === null ? undefined : asPartialDate(row.dated);
    return {
      cells: [
        <Link href={documentAddress({ id: row.id }, request)}>{documentTitle(row)}</Link>,
        dated && date(dated, request),
        row.issuer && <bdi>{row.issuer}</bdi>,
        languageName(row.language, language),
      ],
    };
  });
  const section = tableSection({
    id: "documents",
    heading: translate("partner.section-documents"),
    count: documents.length,
    columns: [
      { label: translate("column.title"), names: true },
      { label: translate("column.date"), is: "date" },
      { label: translate("documents.column-issuer") },
      { label: translate("page.docket-language") },
    ],
    groups: [{ rows }],
  });
  const all = documentsAbout({ kind: "party", id: party.id }, request);
  return {
    ...section,
    body: (
      <>
        {section.body}
        <div class="wide">
          <p class="small">
            <Link href={all}>{translate("partner.all-documents", { count: documents.length })}</Link>
          </p>
        </div>
      </>
    ),
  };
}
