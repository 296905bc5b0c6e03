import type { ComponentChildren } from "preact";
import { Section, Sheet, Stand, Table, Title, Wide } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import type { ThemesPage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { themeLinks } from "./mandates-words.tsx";
import { languageMark, partyLink } from "./words.tsx";

/** `/{lang}/themes`: the themes, with how much is tied to each. */
export function renderThemesPage(page: ThemesPage, request: PageRequest): string {
  const { translate } = request;
  const heading = translate("themes.list");
  return renderFrame({
    request,
    part: "themes",
    title: translate("themes.title"),
    description: translate("themes.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("themes.title")}</Title>
        <Stand>{translate("themes.stand", { count: page.themes.length })}</Stand>
        <Sheet>
          <Section id="list" heading={heading} count={page.themes.length}>
            <Wide>
              <Table
                label={heading}
                phone="fold"
                columns={[
                  { label: translate("column.theme"), names: true },
                  { label: translate("column.instruments"), is: "number" },
                  { label: translate("column.provisions"), is: "number" },
                  { label: translate("column.lines"), is: "number" },
                  { label: translate("column.partners"), is: "number" },
                ]}
                groups={[
                  {
                    rows: page.themes.map((theme) => ({ id: theme.id, cells: cellsOf(theme, request) })),
                  },
                ]}
              />
            </Wide>
          </Section>
        </Sheet>
      </>
    ),
  });
}

/** Its name, and how much is tied to it; the instruments as a list of their own. */
function cellsOf(
  { id, name, instruments, provisions, lines, partners }: ThemesPage["themes"][number],
  request: PageRequest,
): ComponentChildren[] {
  const { language, place } = request;
  const narrowed = new URLSearchParams([...new URLSearchParams(place.query), ["theme", id]]);
  const list = addressOf(language, "mandates", `?${narrowed}`);
  return [
    <>
      {themeLinks([{ id, name }], request)} {languageMark(name, request)}
    </>,
    instruments.length === 0 ? 0 : <a href={list}>{instruments.length}</a>,
    provisions.length,
    lines.length,
    partners.length,
  ];
}
