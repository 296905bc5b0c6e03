import type { ComponentChildren, VNode } from "preact";
import { Absent, Link, Sheet, Stand, Title } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { namedBy, provisionCitation, provisionText, symbolOf } from "../../mandates/index.ts";
import type { ProvisionPage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { StateNotice } from "./instrument-page.tsx";
import { Row } from "./instrument-sections.tsx";
import { Cooperation, LinePartners, Lines } from "./line-sections.tsx";
import { addressees, provisionLink, provisionName, summary, themeLinks, titleOf } from "./mandates-words.tsx";
import { statementsOf } from "./prose.tsx";
import { type PageSection, Sections } from "./section.tsx";
import { spokenInSection } from "./spoken-in.tsx";
import { instrumentLink, stateMark } from "./validity.tsx";
import { comma, languageMark, partyLink, provisionAddress, sourceLink, sure, words } from "./words.tsx";

const parts = [contentSection, linesSection, spokenInSection, siblingsSection] as const;

/** `/{lang}/mandates/SLUG/LABELSLUG`: what one provision says, to whom, and what rests on it. */
export function renderProvisionPage(page: ProvisionPage, request: PageRequest): string {
  const { provision, within } = page;
  const { instrument } = within;
  const name = plainName(page, request);
  const title = provision.title?.text ?? provision.summary;
  return renderFrame({
    request,
    part: "mandates",
    title: name,
    description: request.translate("provision.description", { name, title }),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{provisionName(provision, instrument, request)}</Title>
        <Stand>{standing(page, request)}</Stand>
        <StateNotice view={within} request={request} />
        <Sheet>
          <Sections sections={parts.map((part) => part(page, request))} request={request} />
        </Sheet>
      </>
    ),
  });
}

function plainName({ provision, within }: ProvisionPage, request: PageRequest): string {
  const place = `${namedBy(within.instrument)}${comma(request)}${provisionText(provision, request.translate)}`;
  return provisionCitation(provision) ?? place;
}

/** The title of the provision, and the instrument that it stands in. */
function standing({ provision, within }: ProvisionPage, request: PageRequest): ComponentChildren {
  const { instrument } = within;
  const stop = request.language === "zh" ? "。" : ". ";
  const instrumentTitle =
    instrument.title === undefined ? null : (
      <>
        {comma(request)}
        {words(instrument.title, request)} {languageMark(instrument.title, request)}
      </>
    );
  return (
    <>
      {provision.title === undefined ? null : (
        <>
          {titleOf(provision.title, request)}
          {stop}
        </>
      )}
      {instrumentLink(instrument, request)}
      {symbolOf(instrument.id) === undefined ? null : instrumentTitle}
    </>
  );
}

function contentSection({ provision, within, themes }: ProvisionPage, request: PageRequest): PageSection {
  const { translate } = request;
  return {
    id: "content",
    heading: translate("provision.section-content"),
    body: (
      <div class="lede">
        {provision.summary === "" ? (
          <Absent as="block">{translate("provision.no-summary")}</Absent>
        ) : (
          <p>{summary(provision.summary, request)}</p>
        )}
        <dl class="sources">
          {provision.addressee === "" ? null : (
            <Row label={translate("column.addressee")}>{addressees(provision.addressee, request)}</Row>
          )}
          {themes.length === 0 ? null : (
            <Row label={translate("column.theme")}>{themeLinks(themes, request)}</Row>
          )}
          <Row label={translate("provision.instrument-state")}>{stateMark(within, request)}</Row>
          <Row label={translate("column.source")}>
            {sourceLink(provision.sourceUrl) ?? <Absent>{translate("instrument.no-source")}</Absent>}{" "}
            {sure(provision.certainty, request)}
          </Row>
        </dl>
        <p class="small own-words">{translate("provision.own-words")}</p>
      </div>
    ),
  };
}

/** Lines that rest on the provision itself, then those that rest on the instrument as a whole. */
function linesSection(page: ProvisionPage, request: PageRequest): PageSection {
  const { lines, wholeLines, labels } = page;
  const { translate } = request;
  const own = lines.reduce((sum, line) => sum + statementsOf(line), 0);
  const whole = (
    <div class="lede">
      <p class="small whole">{translate("provision.whole", { count: wholeLines.length })}</p>
    </div>
  );
  return {
    id: "cooperation",
    heading: translate("instrument.section-cooperation"),
    ...(lines.length > 0 ? { count: lines.length } : {}),
    body: (
      <>
        <Cooperation {...{ lines, labels, request }} absent={translate("provision.no-lines")} />
        {wholeLines.length === 0 ? null : (
          <>
            {whole}
            <Lines lines={wholeLines} first={own + 1} request={request} />
            <LinePartners lines={wholeLines} labels={labels} request={request} />
          </>
        )}
      </>
    ),
  };
}

/** The provisions beside it on record, the one before and the one after first. */
function siblingsSection(page: ProvisionPage, request: PageRequest): PageSection | undefined {
  const { provision, siblings, within } = page;
  if (siblings.length < 2) return undefined;
  const { translate } = request;
  const at = siblings.findIndex(({ id }) => id === provision.id);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  return {
    id: "siblings",
    heading: translate("provision.section-siblings"),
    count: siblings.length,
    body: (
      <div class="lede">
        <Turning page={page} before={before} after={after} request={request} />
        <ul class="provisions">
          {siblings.map((sibling) => (
            <li key={sibling.id}>
              {sibling.id === provision.id ? (
                <strong aria-current="page">{placeOf(sibling, request)}</strong>
              ) : (
                provisionLink(sibling, within.instrument, request)
              )}
              {sibling.title === undefined ? null : <> {titleOf(sibling.title, request)}</>}
            </li>
          ))}
        </ul>
      </div>
    ),
  };
}

const placeOf = (provision: ProvisionPage["provision"], request: PageRequest): string =>
  provisionCitation(provision) ?? provisionText(provision, request.translate);

interface TurningProps {
  readonly page: ProvisionPage;
  readonly before: ProvisionPage["provision"] | undefined;
  readonly after: ProvisionPage["provision"] | undefined;
  readonly request: PageRequest;
}

/** To the provision before and the one after. */
function Turning({ page, before, after, request }: TurningProps): VNode {
  const { translate } = request;
  const to = (other: ProvisionPage["provision"], rel: "prev" | "next") => (
    <li>
      <Link
        rel={rel}
        href={provisionAddress({ instrument: page.within.instrument.slug, provision: other.slug }, request)}
      >
        {translate.rich(rel === "prev" ? "provision.before" : "provision.after", {
          name: <bdi>{placeOf(other, request)}</bdi>,
        })}
      </Link>
    </li>
  );
  return (
    <nav aria-label={translate("provision.turning")}>
      <ul class="turning">
        {before === undefined ? null : to(before, "prev")}
        {after === undefined ? null : to(after, "next")}
      </ul>
    </nav>
  );
}
