import type { ComponentChildren, VNode } from "preact";
import { Absent, Link, Section, Sheet, Stand, Table, Title, Wide } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import type { RegionRow } from "../../registry/index.ts";
import type { RegionPage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { PartyRegister } from "./party-register.tsx";
import { comma, joined, partyLink, partyWithMarks, regionAddress, stateAddress, words } from "./words.tsx";

/** `/{lang}/regions/M49`: where a region lies, which bodies cover it, which States are in it. */
export function renderRegionPage(page: RegionPage, request: PageRequest): string {
  const { translate } = request;
  const { region } = page;
  const sections = [below, whole, part, wider, states].map((make) => make(page, request));
  return renderFrame({
    request,
    part: "states",
    title: region.name.text,
    description: translate("region.description", { name: region.name.text }),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{words(region.name, request)}</Title>
        <Stand>{standOf(page, request)}</Stand>
        <Sheet>
          {sections.map((section) =>
            section === undefined ? null : (
              <Section key={section.id} id={section.id} heading={section.heading} count={section.count}>
                <Wide>{section.body}</Wide>
              </Section>
            ),
          )}
        </Sheet>
      </>
    ),
  });
}

interface RegionSection {
  readonly id: string;
  readonly heading: string;
  readonly count: number;
  readonly body: ComponentChildren;
}

type SectionOf = (page: RegionPage, request: PageRequest) => RegionSection | undefined;

const regionLink = ({ id, name }: RegionRow, request: PageRequest): VNode => (
  <Link href={regionAddress(id, request)}>{words(name, request)}</Link>
);

/** Code, what it lies in, the way to the list. */
function standOf({ region, above }: RegionPage, request: PageRequest): ComponentChildren {
  const { translate, language, place } = request;
  const list = addressOf(language, "regions", place.query);
  return (
    <>
      {translate("region.code", { code: region.id })}{" "}
      {above.length === 0 ? null : (
        <>
          {translate.rich("region.within", {
            regions: (
              <>
                {joined(
                  above.map((one) => regionLink(one, request)),
                  " › ",
                )}
              </>
            ),
          })}{" "}
        </>
      )}
      <Link href={list}>{translate("region.all")}</Link>
    </>
  );
}

const below: SectionOf = (page, request) =>
  page.below.length === 0
    ? undefined
    : {
        id: "below",
        heading: request.translate("region.section-below"),
        count: page.below.length,
        body: (
          <p>
            {joined(
              page.below.map((one) => regionLink(one, request)),
              comma(request),
            )}
          </p>
        ),
      };

const whole: SectionOf = ({ whole: parties }, request) => {
  const heading = request.translate("region.section-whole");
  return {
    ...{ id: "whole", heading, count: parties.length },
    body:
      parties.length === 0 ? (
        <Absent as="block">{request.translate("region.whole-none")}</Absent>
      ) : (
        <PartyRegister label={heading} parties={parties} request={request} dated />
      ),
  };
};

const part: SectionOf = ({ part: rows }, request) =>
  covering(rows, { id: "part", column: "region.column-parts" }, request);

const wider: SectionOf = ({ wider: rows }, request) =>
  covering(rows, { id: "wider", column: "region.column-wider" }, request);

/** Bodies that cover something other than the region itself, each with that. */
function covering(
  rows: RegionPage["part"],
  { id, column }: { readonly id: string; readonly column: string },
  request: PageRequest,
): RegionSection | undefined {
  const { translate } = request;
  if (rows.length === 0) return undefined;
  const heading = translate(`region.section-${id}`);
  return {
    ...{ id, heading, count: rows.length },
    body: (
      <Table
        label={heading}
        phone="fold"
        columns={[{ label: translate("region.column-body"), names: true }, { label: translate(column) }]}
        groups={[
          {
            rows: rows.map(({ party, parts }) => ({
              cells: [
                partyWithMarks(party, request),
                joined(
                  parts.map((one) => regionLink(one, request)),
                  comma(request),
                ),
              ],
            })),
          },
        ]}
      />
    ),
  };
}

const states: SectionOf = ({ states: rows }, request) => {
  const { translate } = request;
  if (rows.length === 0) return undefined;
  const heading = translate("region.section-states");
  return {
    ...{ id: "states", heading, count: rows.length },
    body: (
      <Table
        label={heading}
        phone="fold"
        columns={[
          { label: translate("column.state"), names: true },
          { label: translate("regions.column-code") },
        ]}
        groups={[
          {
            rows: rows.map((state) => ({
              id: state.id.toLowerCase(),
              cells: [
                <Link href={stateAddress(state.id, request)}>{words(state.name, request)}</Link>,
                <bdi dir="ltr">{state.id}</bdi>,
              ],
            })),
          },
        ]}
      />
    ),
  };
};
