import type { VNode } from "preact";
import {
  Absent,
  Link,
  Paging,
  Section,
  Sheet,
  Split,
  Stand,
  Title,
  Wide,
} from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import type { PartyListPage } from "../queries/index.ts";
import { FindBox } from "./find-box.tsx";
import { renderFrame } from "./frame.tsx";
import { PartyConditions, PartyFacets, PartyFilter } from "./party-list-filter.tsx";
import { listAddress } from "./party-list-words.ts";
import { PartyRegister } from "./party-register.tsx";
import { partyLink } from "./words.tsx";

/** `/{lang}/partners`: every party of the register, narrowed by what is known of it. */
export function renderPartyListPage(page: PartyListPage, request: PageRequest): string {
  const { translate, language, place } = request;
  const heading = translate("list.heading");
  return renderFrame({
    request,
    part: "partners",
    title: translate("list.title"),
    description: translate("list.description"),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{translate("list.title")}</Title>
        <Stand>{translate("list.stand", { count: page.count })}</Stand>
        <FindBox request={request} />
        <Sheet>
          <Section id="list" heading={heading} count={page.found.length}>
            <Wide>
              <PartyFilter page={page} request={request} />
              <PartyConditions page={page} request={request} />
              <Split side={<PartyFacets page={page} request={request} />}>
                {page.rows.length === 0 ? (
                  <>
                    <Absent as="block">{translate("list.none")}</Absent>
                    <p>
                      <Link href={addressOf(language, "partners", place.query)}>
                        {translate("list.remove-all")}
                      </Link>
                    </p>
                  </>
                ) : (
                  <PartyRegister label={heading} parties={page.rows} request={request} dated />
                )}
                <Pages page={page} request={request} />
              </Split>
            </Wide>
          </Section>
        </Sheet>
      </>
    ),
  });
}

function Pages({
  page: { page, pages },
  request,
}: {
  readonly page: PartyListPage;
  readonly request: PageRequest;
}): VNode | null {
  const { translate } = request;
  if (pages === 1) return null;
  const to = (number: number) => listAddress(request, { page: number === 1 ? undefined : String(number) });
  return (
    <Paging
      label={translate("list.pages")}
      place={translate("list.page-of", { page, pages })}
      before={page > 1 ? { href: to(page - 1), text: translate("list.page-before") } : undefined}
      after={page < pages ? { href: to(page + 1), text: translate("list.page-after") } : undefined}
    />
  );
}
