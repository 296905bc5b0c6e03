import type { ComponentChildren } from "preact";
import { languages } from "../../../kernel/language.ts";
import {
  Absent,
  DocumentSymbol,
  Foreign,
  Link,
  type NameEntry,
  Names,
  Sheet,
  Stand,
  Table,
  Title,
} from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { collator, languageName } from "../../../platform/i18n/index.ts";
import { membershipStatuses, type StateMembership } from "../../registry/index.ts";
import type { StatePage } from "../queries/index.ts";
import { renderFrame, sentenceCase } from "./frame.tsx";
import { Note } from "./note.tsx";
import { eventsSection } from "./partner-events.tsx";
import { type PageSection, Sections } from "./section.tsx";
import { spokenInSection } from "./spoken-in.tsx";
import { stateMap } from "./state-map.tsx";
import {
  comma,
  joined,
  languageMark,
  partyLink,
  partyWithMarks,
  period,
  regionAddress,
  sourceLink,
  sure,
  words,
} from "./words.tsx";

const parts = [
  membershipsSection,
  coveringSection,
  eventsSection,
  namesSection,
  placeSection,
  spokenInSection,
] as const;

/** `/{lang}/states/ISO3`: names and codes, what it belongs to, which bodies work in its region, where it lies. */
export function renderStatePage(page: StatePage, request: PageRequest): string {
  const { translate } = request;
  const { state } = page;
  return renderFrame({
    request,
    part: "states",
    title: state.name.text,
    description: translate("state-page.description", { name: state.name.text }),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>
          {words(state.name, request)}
          {languageMark(state.name, request)}
        </Title>
        <Stand>{standing(page, request)}</Stand>
        <Sheet>
          <Sections sections={parts.map((part) => part(page, request))} request={request} />
        </Sheet>
      </>
    ),
  });
}

/** Status, codes and region in short sentences. */
function standing({ state, regions }: StatePage, request: PageRequest): ComponentChildren {
  const { translate } = request;
  const codes = { alpha3: state.id, alpha2: state.alpha2, m49: state.m49 };
  const code = (text: string) => <DocumentSymbol>{text}</DocumentSymbol>;
  return (
    <>
      {translate("state-page.un-status", {
        status: translate(`un-status.${state.unStatus}`),
      })}{" "}
      {translate.rich("state-page.codes", {
        alpha3: code(codes.alpha3),
        alpha2: code(codes.alpha2),
        m49: code(codes.m49),
      })}{" "}
      {translate.rich("state-page.region", {
        regions: (
          <>
            {joined(
              regions
                .slice(1)
                .map(({ id, name }) => <Link href={regionAddress(id, request)}>{words(name, request)}</Link>),
              comma(request),
            )}
          </>
        ),
      })}
    </>
  );
}

/** What it belongs to, by status, each with its dates and how sure it is. */
function membershipsSection(page: StatePage, request: PageRequest): PageSection {
  const { translate, language } = request;
  const heading = translate("state-page.section-memberships");
  const { compare } = collator(language);
  const known = page.memberships.flatMap((membership) => {
    const body = page.labels.get(membership.partyId);
    return body === undefined ? [] : [{ membership, body }];
  });
  const groups = membershipStatuses
    .map((status) => ({ status, rows: known.filter(({ membership }) => membership.status === status) }))
    .filter(({ rows }) => rows.length > 0);
  const sourced = known.some(({ membership }) => membership.sourceUrl !== "");
  const cellsOf = ({ membership, body }: (typeof known)[number]): ComponentChildren[] => [
    <>
      {partyWithMarks(body, request)} {remark(membership, request)}
    </>,
    period(membership, request),
    ...(sourced ? [sourceLink(membership.sourceUrl)] : []),
    sure(membership.certainty, request),
  ];
  return {
    id: "memberships",
    heading,
    count: known.length,
    body: (
      <div class="wide">
        {known.length === 0 ? (
          <Absent as="block">{translate("state-page.no-memberships")}</Absent>
        ) : (
          <Table
            label={heading}
            phone="fold"
            columns={[
              { label: translate("column.party"), names: true },
              { label: translate("column.dates") },
              ...(sourced ? [{ label: translate("column.source") }] : []),
              { label: translate("column.certainty") },
            ]}
            groups={groups.map(({ status, rows }) => ({
              heading: sentenceCase(translate(`membership.${status}`), translate),
              count: rows.length,
              rows: rows
                .toSorted((a, b) => compare(a.body.name.text, b.body.name.text))
                .map((row) => ({ cells: cellsOf(row) })),
            }))}
          />
        )}
      </div>
    ),
  };
}

const remark = ({ note }: StateMembership, request: PageRequest) => <Note text={note} request={request} />;

/** Bodies whose area is its region or one around it. It need not belong to them. */
function coveringSection(page: StatePage, request: PageRequest): PageSection | undefined {
  const { covering, worldwide } = page;
  if (covering.length === 0 && worldwide === 0) return undefined;
  const { translate } = request;
  const heading = translate("state-page.section-covering");
  return {
    id: "covering",
    heading,
    count: covering.length,
    body: (
      <div class="wide">
        {covering.length === 0 ? null : (
          <Table
            label={heading}
            phone="fold"
            columns={[
              { label: translate("column.party"), names: true },
              { label: translate("column.region") },
            ]}
            groups={[
              {
                rows: covering.map(({ body, region }) => ({
                  cells: [
                    partyWithMarks(body, request),
                    <Link href={regionAddress(region.id, request)}>{words(region.name, request)}</Link>,
                  ],
                })),
              },
            ]}
          />
        )}
        <p class="small">
          {translate("state-page.covering-note")}{" "}
          {translate.rich("state-page.worldwide", {
            count: worldwide,
            world: page.regions[0] ? (
              <Link href={regionAddress(page.regions[0].id, request)}>
                {words(page.regions[0].name, request)}
              </Link>
            ) : (
              ""
            ),
          })}
        </p>
      </div>
    ),
  };
}

/** Short and formal name in all six languages. */
function namesSection({ names }: StatePage, request: PageRequest): PageSection {
  const { translate, language } = request;
  const entries = languages.map((of): NameEntry => {
    const languageLabel = languageName(of, language);
    const own = names.filter((name) => name.language === of);
    const [short, formal] = [
      own.find((name) => name.form === "short"),
      own.find((name) => name.form === "formal"),
    ];
    const shown = (text: string) => <Foreign text={text} language={of} pageLanguage={language} />;
    if (short === undefined) return { languageLabel, name: <Absent>{translate("partner.no-name")}</Absent> };
    return {
      languageLabel,
      name: shown(short.name),
      ...(formal && { others: [{ label: translate("state-page.formal"), form: shown(formal.name) }] }),
      sure: sure(short.certainty, request),
    };
  });
  return {
    id: "names",
    heading: translate("partner.section-names"),
    body: (
      <div class="wide">
        <Names entries={entries} />
      </div>
    ),
  };
}

function placeSection(page: StatePage, request: PageRequest): PageSection | undefined {
  const map = stateMap(page, request);
  if (map === undefined) return undefined;
  return {
    id: "place",
    heading: request.translate("state-page.section-place"),
    body: <div class="wide">{map}</div>,
  };
}
