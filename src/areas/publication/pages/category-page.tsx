import type { VNode } from "preact";
import { Absent, Link, Section, Sheet, Stand, Table, Title, Wide } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import type { CategoryPage } from "../queries/index.ts";
import { renderFrame } from "./frame.tsx";
import { PartyRegister } from "./party-register.tsx";
import { categoryAddress, partyLink } from "./words.tsx";

/** `/{lang}/categories/KEY`: a heading of the founding page and the bodies under it. */
export function renderCategoryPage(page: CategoryPage, request: PageRequest): string {
  const { translate, language, place } = request;
  const name = translate(`category.${page.key}`);
  const along = new URLSearchParams([["category", page.key], ...new URLSearchParams(place.query)]);
  return renderFrame({
    request,
    part: "partners",
    title: name,
    description: translate("category-page.description", { name }),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>{name}</Title>
        <Stand>
          {translate(`category-page.${isOurs(page.key) ? "stand-ours" : "stand"}`)}{" "}
          <Link href={addressOf(language, "partners", `?${along}`)}>{translate("category-page.list")}</Link>
        </Stand>
        <Sheet>
          {page.below.length > 0 ? <Below {...{ page, request }} /> : <Bodies {...{ page, request }} />}
        </Sheet>
      </>
    ),
  });
}

/** The founding page has no heading of these words: the directory gathers under them what its text names. */
const isOurs = (key: CategoryPage["key"]): boolean => ["prose", "classes", "own"].includes(key);

interface SectionProps {
  readonly page: CategoryPage;
  readonly request: PageRequest;
}

function Below({ page, request }: SectionProps): VNode {
  const { translate } = request;
  const heading = translate("category-page.below");
  return (
    <Section id="below" heading={heading} count={page.below.length}>
      <Wide>
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("category-page.column-heading"), names: true },
            { label: translate("category-page.listed"), is: "number" },
            { label: translate("category-page.proposed"), is: "number" },
          ]}
          groups={[
            {
              rows: page.below.map(({ key, listed, proposed }) => ({
                id: key,
                cells: [
                  <Link href={categoryAddress(key, request)}>{translate(`category.${key}`)}</Link>,
                  listed,
                  proposed,
                ],
              })),
            },
          ]}
        />
      </Wide>
    </Section>
  );
}

function Bodies({ page: { listed, proposed, key }, request }: SectionProps): VNode {
  const { translate } = request;
  return (
    <>
      <Section id="listed" heading={translate("category-page.listed")} count={listed.length}>
        <Wide>
          {listed.length === 0 ? (
            <Absent as="block">{translate("partners.heading-empty")}</Absent>
          ) : (
            <PartyRegister
              label={translate("category-page.listed")}
              parties={listed}
              request={request}
              dated
            />
          )}
        </Wide>
      </Section>
      {proposed.length === 0 ? null : (
        <Section id="proposed" heading={translate("category-page.proposed")} count={proposed.length}>
          <Wide>
            <p class="small">
              {translate("category-page.proposed-note", { name: translate(`category.${key}`) })}
            </p>
            <PartyRegister
              label={translate("category-page.proposed")}
              parties={proposed}
              request={request}
              dated
            />
          </Wide>
        </Section>
      )}
    </>
  );
}
