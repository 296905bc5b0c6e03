import type { ComponentChildren } from "preact";
import { Link, Section, Sheet, Stand, Table, Title, Wide } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { CountedState, StatesPage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { StatesMap } from "./state-map.tsx";
import { languageMark, partyLink, regionAddress, stateAddress, words } from "./words.tsx";

/** `/{lang}/states`: all States and other jurisdictions, on a map and in a table by region. */
export function renderStatesPage(page: StatesPage, request: PageRequest): string {
  const { translate } = request;
  const heading = translate("states.list");
  return renderFrame({
    request,
    part: "states",
    title: translate("states.title"),
    description: translate("states.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("states.title")}</Title>
        <Stand>
          {translate("states.stand", { count: page.states.length })}{" "}
          <a class="jump" href="#list">
            {translate("states.jump")}
          </a>
        </Stand>
        <Sheet>
          <Section id="on-the-map" heading={translate("states.map")}>
            <Wide>
              <StatesMap page={page} request={request} />
            </Wide>
          </Section>
          <Section id="list" heading={heading} count={page.states.length}>
            <Wide>
              <Table
                label={heading}
                phone="fold"
                columns={[
                  { label: translate("column.state"), names: true },
                  { label: translate("column.iso3") },
                  { label: translate("column.un-status") },
                  { label: translate("column.memberships"), is: "number" },
                  { label: translate("column.memberships-undated"), is: "number" },
                ]}
                groups={page.regions.map(({ region, within, states }) => ({
                  heading: (
                    <>
                      <Link href={regionAddress(region.id, request)}>{words(region.name, request)}</Link>
                      {within === undefined ? null : (
                        <span class="small"> {words(within.name, request)}</span>
                      )}
                    </>
                  ),
                  count: states.length,
                  rows: states.map((state) => ({ id: state.id, cells: cellsOf(state, request) })),
                }))}
              />
            </Wide>
          </Section>
        </Sheet>
      </>
    ),
  });
}

const cellsOf = ({ id, name, unStatus, count }: CountedState, request: PageRequest): ComponentChildren[] => [
  <>
    <Link href={stateAddress(id, request)}>{words(name, request)}</Link> {languageMark(name, request)}
  </>,
  <bdi dir="ltr">{id}</bdi>,
  request.translate(`un-status.${unStatus}`),
  count.all,
  count.undated,
];
