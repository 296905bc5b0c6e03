import { Section, Sheet, Stand, Title } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { sectionNumber } from "../../../platform/i18n/index.ts";
import { lineHeadings } from "../../cooperation/index.ts";
import { directoryOf, type LineView } from "../model.ts";
import type { PartnersPage } from "../queries/index.ts";
import { DirectorySection } from "./directory.tsx";
import { FindBox } from "./find-box.tsx";
import { renderFrame } from "./frame.tsx";
import { LineFacts, statementsOf } from "./prose.tsx";
import { partyLink } from "./words.tsx";

/** `/{lang}/`: the lines of cooperation in prose with their bases, then the partners in the founding page's order. */
export function renderPartnersPage(page: PartnersPage, request: PageRequest): string {
  const { translate, language } = request;
  const { secretariat } = page;
  const directory = directoryOf(page.listed, request.on);
  const sections = lineSections(page.lines);
  return renderFrame({
    request,
    part: "cooperation",
    title: translate("partners.title"),
    description: translate("partners.description"),
    owner: partyLink(secretariat, request),
    children: (
      <>
        <Title>{translate("partners.title")}</Title>
        <Stand>
          {translate.rich("partners.stand", {
            count: directory.count,
            secretariat: <bdi>{secretariat.name.text}</bdi>,
            acronym: <bdi>{secretariat.acronym?.text ?? secretariat.id}</bdi>,
          })}{" "}
          <a class="jump" href="#register">
            {translate("partners.jump")}
          </a>
        </Stand>
        {request.on === request.today ? null : <p class="stand">{translate("partners.undated")}</p>}
        <FindBox request={request} />
        <Sheet>
          {sections.map(({ heading, lines }, index) => (
            <Section
              key={heading}
              id={`lines-${heading}`}
              number={sectionNumber(language, index + 1)}
              heading={translate(`heading.${heading}`)}
            >
              {lines.map(({ line, first }) => (
                <LineFacts key={line.id} line={line} first={first} request={request} titled />
              ))}
            </Section>
          ))}
          <DirectorySection
            directory={directory}
            request={request}
            number={sectionNumber(language, sections.length + 1)}
          />
        </Sheet>
      </>
    ),
  });
}

interface NumberedLine {
  readonly line: LineView;
  readonly first: number;
}

/** Lines under the headings of the source page, their statements numbered through. */
function lineSections(lines: readonly LineView[]): Array<{ heading: string; lines: NumberedLine[] }> {
  let next = 1;
  return lineHeadings
    .map((heading) => ({
      heading,
      lines: lines
        .filter((line) => line.heading === heading)
        .map((line) => {
          const first = next;
          next += statementsOf(line);
          return { line, first };
        }),
    }))
    .filter((section) => section.lines.length > 0);
}
