import { languages } from "../../../kernel/language.ts";
import { Absent, Foreign, Names, Sheet, Stand, Table, Title } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import type { ThemePage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { Cooperation, partnersIn } from "./line-sections.tsx";
import { instrumentCell, provisionLink, summary } from "./mandates-words.tsx";
import { Note } from "./note.tsx";
import { type PageSection, Sections, tableSection } from "./section.tsx";
import { instrumentLink, stateMark } from "./validity.tsx";
import { date, languageMark, partyLink, sure, words } from "./words.tsx";

const parts = [instrumentsSection, provisionsSection, linesSection, namesSection] as const;

/** `/{lang}/themes/ID`: the texts on one subject, and the cooperation that rests on them. */
export function renderThemePage(page: ThemePage, request: PageRequest): string {
  const { translate } = request;
  const { theme, instruments, provisions, lines, labels } = page;
  const counts = {
    instruments: instruments.length,
    provisions: provisions.length,
    lines: lines.length,
    partners: partnersIn(lines, labels).length,
  };
  return renderFrame({
    request,
    part: "themes",
    title: theme.name.text,
    description: translate("theme.description", { name: theme.name.text }),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>
          {words(theme.name, request)}
          {languageMark(theme.name, request)}
        </Title>
        <Stand>
          {translate("theme.stand", counts)} <Note text={theme.note} request={request} />
        </Stand>
        <Sheet>
          <Sections sections={parts.map((part) => part(page, request))} request={request} />
        </Sheet>
      </>
    ),
  });
}

function instrumentsSection({ instruments }: ThemePage, request: PageRequest): PageSection {
  const { translate } = request;
  const heading = translate("column.instruments");
  return {
    id: "instruments",
    heading,
    count: instruments.length,
    body: (
      <div class="wide">
        {instruments.length === 0 ? (
          <Absent as="block">{translate("theme.no-instruments")}</Absent>
        ) : (
          <Table
            label={heading}
            phone="fold"
            columns={[
              { label: translate("column.instrument"), names: true },
              { label: translate("column.adopted"), is: "date" },
              { label: translate("column.validity") },
            ]}
            groups={[
              {
                rows: instruments.map((row) => ({
                  cells: [
                    instrumentCell(row.instrument, request),
                    row.instrument.adopted && date(row.instrument.adopted, request),
                    stateMark(row, request),
                  ],
                })),
              },
            ]}
          />
        )}
      </div>
    ),
  };
}

function provisionsSection({ provisions }: ThemePage, request: PageRequest): PageSection | undefined {
  if (provisions.length === 0) return undefined;
  const { translate } = request;
  const heading = translate("column.provisions");
  return tableSection({
    id: "provisions",
    heading,
    count: provisions.length,
    columns: [
      { label: translate("column.provision"), names: true },
      { label: translate("column.instrument") },
      { label: translate("column.summary") },
      { label: translate("column.validity") },
      { label: translate("column.certainty") },
    ],
    groups: [
      {
        rows: provisions.map(({ provision, within }) => ({
          cells: [
            provisionLink(provision, within.instrument, request),
            instrumentLink(within.instrument, request),
            provision.summary && summary(provision.summary, request),
            stateMark(within, request),
            sure(provision.certainty, request),
          ],
        })),
      },
    ],
  });
}

function linesSection({ lines, labels }: ThemePage, request: PageRequest): PageSection {
  const { translate } = request;
  return {
    id: "cooperation",
    heading: translate("instrument.section-cooperation"),
    count: lines.length,
    body: <Cooperation {...{ lines, labels, request }} absent={translate("theme.no-lines")} />,
  };
}

/** The name of the theme in the six languages. */
function namesSection({ names }: ThemePage, request: PageRequest): PageSection {
  const { translate, language } = request;
  return {
    id: "names",
    heading: translate("partner.section-names"),
    body: (
      <div class="wide">
        <Names
          entries={languages.map((of) => {
            const name = names.find((one) => one.language === of);
            return {
              languageLabel: languageName(of, language),
              name:
                name === undefined ? (
                  <Absent>{translate("partner.no-name")}</Absent>
                ) : (
                  <Foreign text={name.text} language={of} pageLanguage={language} />
                ),
            };
          })}
        />
      </div>
    ),
  };
}
