import type { VNode } from "preact";
import { Section, Sheet, Stand, Title, Wide } from "../../../platform/html/index.ts";
import { sectionNumber } from "../../../platform/i18n/index.ts";
import type { DataPage } from "../queries/index.ts";
import {
  type AboutParts,
  citationSection,
  downloadsSection,
  marksSection,
  proseSection,
} from "./about-prose.tsx";
import { certaintySection, gapsSection, languagesSection } from "./about-tables.tsx";
import { renderFrame } from "./frame.tsx";
import type { PageSection } from "./section.tsx";
import { partyLink } from "./words.tsx";

/** `/{lang}/about`: what the data hold and lack, where they come from, and what may be done with them. */
export function renderAboutPage(page: DataPage, parts: AboutParts): string {
  const { request } = parts;
  const { translate, language } = request;
  const sections: readonly PageSection[] = [
    marksSection(request),
    certaintySection(page, request),
    languagesSection(page, request),
    gapsSection(page, request),
    proseSection("not-shown", request),
    proseSection("origin", request),
    citationSection(request),
    downloadsSection(parts),
    proseSection("releases", request),
  ];
  return renderFrame({
    request,
    part: "about",
    title: translate("about.title"),
    description: translate("about.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("about.title")}</Title>
        <Stand>{translate("about.stand")}</Stand>
        <Sheet>
          {sections.map(
            ({ id, heading, body }, index): VNode => (
              <Section key={id} id={id} number={sectionNumber(language, index + 1)} heading={heading}>
                <Wide>{body}</Wide>
              </Section>
            ),
          )}
        </Sheet>
      </>
    ),
  });
}
