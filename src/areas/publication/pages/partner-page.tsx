import type { ComponentChildren, VNode } from "preact";
import { Link, Sheet, Stand, Tag, Title } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/i18n/index.ts";
import { committeeId, secretariatId } from "../../registry/index.ts";
import { headingOf } from "../model.ts";
import type { PartnerPage } from "../queries/index.ts";
import { renderFrame, sentenceCase } from "./frame.tsx";
import { cooperationSection } from "./partner-cooperation.tsx";
import { documentsSection } from "./partner-documents.tsx";
import { eventsSection } from "./partner-events.tsx";
import { hierarchySection } from "./partner-hierarchy.tsx";
import { membershipsSection } from "./partner-memberships.tsx";
import { namesSection } from "./partner-names.tsx";
import { neighbourhoodSection } from "./partner-neighbourhood.tsx";
import { officesSection, relationsSection } from "./partner-relations.tsx";
import { sourcesSection } from "./partner-sources.tsx";
import { type PageSection, Sections } from "./section.tsx";
import {
  categoryAddress,
  comma,
  joined,
  languageMark,
  partyLink,
  regionAddress,
  sure,
  words,
} from "./words.tsx";

/** Makes a section, or nothing where the register has nothing for it. */
type PartOf = (page: PartnerPage, request: PageRequest) => PageSection | undefined;

const parts: readonly PartOf[] = [
  cooperationSection,
  namesSection,
  hierarchySection,
  eventsSection,
  neighbourhoodSection,
  relationsSection,
  officesSection,
  membershipsSection,
  documentsSection,
  sourcesSection,
];

/** `/{lang}/partners/ID`: who the body is, why it is a partner, and which text says so. */
export function renderPartnerPage(page: PartnerPage, request: PageRequest): string {
  const { translate } = request;
  const { party, secretariat } = page;
  const kind = translate(`kind.${party.kind}`);
  return renderFrame({
    request,
    part: "partners",
    title: party.acronym ? `${party.name.text} (${party.acronym.text})` : party.name.text,
    description: translate("partner.description", { name: party.name.text, kind }),
    owner: partyLink(secretariat, request),
    children: (
      <>
        <Title acronym={party.acronym && words(party.acronym, request)}>
          {words(party.name, request)}
          {languageMark(party.name, request)}
        </Title>
        <Stand>{standing(page, request)}</Stand>
        <Sheet>
          <Sections sections={parts.map((part) => part(page, request))} request={request} />
        </Sheet>
      </>
    ),
  });
}

/** One paragraph of short sentences: kind, seat, dates, area, size, place on the list. */
function standing({ party, regions, memberships }: PartnerPage, request: PageRequest): ComponentChildren {
  const { translate, language } = request;
  const sentences: ComponentChildren[] = [
    `${sentenceCase(translate(`kind.${party.kind}`), translate)}${language === "zh" ? "。" : "."}`,
    party.place && translate.rich("partner.seat", { place: words(party.place, request) }),
    party.since && translate("partner.since", { date: formatDate(language, party.since) }),
    party.until && translate("partner.until", { date: formatDate(language, party.until) }),
    regions.length > 0 &&
      translate.rich("partner.area", {
        regions: (
          <>
            {joined(
              regions.map((region) => (
                <Link href={regionAddress(region.id, request)}>{words(region, request)}</Link>
              )),
              comma(request),
            )}
          </>
        ),
      }),
    memberships.length > 0 && translate("partner.members", { count: memberships.length }),
    translate(listKey(party.id, party.listed)),
    party.listed &&
      translate.rich("partner.heading", {
        heading: (
          <Link href={categoryAddress(headingOf(party), request)}>
            {translate(`category.${headingOf(party)}`)}
          </Link>
        ),
      }),
  ].filter(Boolean);
  return (
    <>
      {party.status === "active" ? null : <StatusTag text={translate(`status.${party.status}`)} />}
      {party.certainty === "unverified" ? <>{sure("unverified", request)} </> : null}
      {sentences.flatMap((sentence, index) =>
        index === 0 || language === "zh" ? [sentence] : [" ", sentence],
      )}
    </>
  );
}

const StatusTag = ({ text }: { text: string }): VNode => (
  <>
    <Tag>{text}</Tag>{" "}
  </>
);

function listKey(id: string, listed: boolean): string {
  if (id === secretariatId) return "partner.owner";
  if (id === committeeId) return "partner.committee";
  return listed ? "partner.on-list" : "partner.not-listed";
}
