import { Link, Section, Sheet, Stand, Table, Title, Wide } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { RegionsPage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { partyLink, regionAddress, words } from "./words.tsx";

/** `/{lang}/regions`: the regions of UN M49, each below the one it lies in. */
export function renderRegionsPage(page: RegionsPage, request: PageRequest): string {
  const { translate } = request;
  const heading = translate("regions.list");
  return renderFrame({
    request,
    part: "states",
    title: translate("regions.title"),
    description: translate("regions.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("regions.title")}</Title>
        <Stand>{translate("regions.stand", { count: page.regions.length })}</Stand>
        <Sheet>
          <Section id="list" heading={heading} count={page.regions.length}>
            <Wide>
              <Table
                label={heading}
                phone="fold"
                columns={[
                  { label: translate("regions.column-region"), names: true },
                  { label: translate("regions.column-m49"), is: "number" },
                  { label: translate("regions.column-bodies-within"), is: "number" },
                  { label: translate("regions.column-states-within"), is: "number" },
                ]}
                groups={[
                  {
                    rows: page.regions.map(({ id, name, depth, parties, states }) => ({
                      id: `m49-${id}`,
                      cells: [
                        <span class="nest" data-depth={depth === 0 ? undefined : depth}>
                          <Link href={regionAddress(id, request)}>{words(name, request)}</Link>
                        </span>,
                        id,
                        parties,
                        states,
                      ],
                    })),
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
