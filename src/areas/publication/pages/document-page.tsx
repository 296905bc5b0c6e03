import type { ComponentChildren, VNode } from "preact";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import {
  DocumentSymbol,
  ExternalLink,
  Lede,
  Link,
  Notice,
  Paging,
  Section,
  Sheet,
  Stand,
  Title,
  Wide,
} from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../platform/i18n/index.ts";
import type { DocumentPage } from "../queries/index.ts";
import { SpokenTable } from "./document-spoken.tsx";
import { DocumentText } from "./document-text.tsx";
import { documentAddress, documentTitle } from "./document-words.tsx";
import { renderFrame } from "./frame.tsx";
import { isWebAddress, partyLink } from "./words.tsx";

/** `/{lang}/documents/ID`: the text of a document with what it speaks of marked, and what rests on it. */
export function renderDocumentPage(page: DocumentPage, request: PageRequest): string {
  const { translate } = request;
  const { document, edition, latest, spoken } = page;
  const heading = translate("document.section-text");
  return renderFrame({
    request,
    part: "about",
    title: document.symbol === "" ? document.title : `${document.title} (${document.symbol})`,
    description: translate("document.description", { title: document.title }),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title
          acronym={document.symbol === "" ? undefined : <DocumentSymbol>{document.symbol}</DocumentSymbol>}
        >
          {documentTitle(document)}
        </Title>
        <Stand>{standing(page, request)}</Stand>
        {edition.number === latest ? null : (
          <Notice
            is="warn"
            lead={translate("document.older", { edition: String(edition.number), latest: String(latest) })}
          >
            <Link href={documentAddress({ id: document.id }, request)}>
              {translate("document.to-latest")}
            </Link>
          </Notice>
        )}
        <Sheet>
          <Section id="spoken" heading={translate("document.section-spoken")} count={spoken.length}>
            <Wide>
              <SpokenTable page={page} request={request} />
            </Wide>
          </Section>
          <Section id="text" heading={heading}>
            <Lede>
              <p class="small">{translate(page.read ? "document.as-read" : "document.not-read")}</p>
              <Key request={request} />
            </Lede>
            <DocumentText page={page} request={request} />
            {page.parts === 1 ? null : (
              <Wide>
                <Parts page={page} request={request} />
              </Wide>
            )}
          </Section>
        </Sheet>
      </>
    ),
  });
}

/** Short sentences: who issued it and when, its language, where it comes from, its other languages and editions. */
function standing(page: DocumentPage, request: PageRequest): ComponentChildren {
  const { translate, language } = request;
  const { document, versions, latest, edition } = page;
  const dated = document.dated === null ? undefined : asPartialDate(document.dated);
  const sentences: ComponentChildren[] = [
    document.issuer && translate.rich("document.issued", { issuer: <bdi>{document.issuer}</bdi> }),
    dated && translate("document.dated", { date: formatDate(language, dated) }),
    translate("document.in", { language: languageName(document.language, language) }),
    isWebAddress(document.source_url) &&
      translate.rich("document.from", { source: <ExternalLink href={document.source_url} /> }),
    versions.length > 0 &&
      translate.rich("document.versions", {
        versions: <>{listOf(versions.map((version) => versionLink(version, request)))}</>,
      }),
    latest > 1 &&
      translate.rich("document.editions", { editions: <>{listOf(editionLinks(page, request))}</> }),
  ].filter(Boolean);
  return sentences.flatMap((sentence, at) => (at === 0 || language === "zh" ? [sentence] : [" ", sentence]));

  function editionLinks({ document: { id } }: DocumentPage, of: PageRequest): ComponentChildren[] {
    return Array.from({ length: latest }, (_, at) => at + 1).map((number) =>
      number === edition.number ? (
        <strong aria-current="true">{number}</strong>
      ) : (
        <Link href={documentAddress({ id, edition: number === latest ? undefined : number }, of)}>
          <span class="unseen">{translate("document.edition", { number: String(number) })}</span>
          <span aria-hidden="true">{number}</span>
        </Link>
      ),
    );
  }
}

const versionLink = (version: DocumentPage["versions"][number], request: PageRequest): VNode => (
  <Link href={documentAddress({ id: version.id }, request)} hreflang={request.language}>
    {languageName(version.language, request.language)}
  </Link>
);

/** Links side by side; a dot is no letter of any language. */
const listOf = (parts: readonly ComponentChildren[]): ComponentChildren[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [" · ", part]));

/** How each kind of thing is marked. */
const Key = ({ request: { translate } }: { request: PageRequest }): VNode => (
  <ul class="small spoken-key">
    {(["party", "instrument", "provision", "state"] as const).map((kind) => (
      <li key={kind}>
        <span class="mention" data-is={kind}>
          {translate(`find.kind-${kind}`)}
        </span>
      </li>
    ))}
  </ul>
);

function Parts({ page, request }: { page: DocumentPage; request: PageRequest }): VNode {
  const { translate } = request;
  const { part, parts, document, edition, latest } = page;
  const to = (number: number): string => {
    const address = new URL(
      documentAddress(
        { id: document.id, edition: edition.number === latest ? undefined : edition.number },
        request,
      ),
      request.place.origin,
    );
    if (number > 1) address.searchParams.set("part", String(number));
    return `${address.pathname}${address.search}#text`;
  };
  return (
    <Paging
      label={translate("document.parts")}
      place={translate("document.part-of", { part: String(part), parts: String(parts) })}
      before={part > 1 ? { href: to(part - 1), text: translate("document.part-before") } : undefined}
      after={part < parts ? { href: to(part + 1), text: translate("document.part-after") } : undefined}
    />
  );
}
