import type { ComponentChildren } from "preact";
import { ExternalLink, Quote } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { atWords } from "../model.ts";
import type { PartnerPage } from "../queries/index.ts";
import { saidBy } from "./citations.tsx";
import type { PageSection } from "./section.tsx";
import { isWebAddress, sure } from "./words.tsx";

const quotes: Readonly<Record<string, readonly [string, string]>> = {
  fr: ["« ", " »"],
  en: ["“", "”"],
};

/** The wording of the source page, the source of the entry itself, the body's own site, its numbers in other registers. */
export function sourcesSection(
  { party, names, identifiers, citations }: PartnerPage,
  request: PageRequest,
): PageSection | undefined {
  const { translate } = request;
  const wordings = names.filter((name) => name.type === "as-in-source");
  const rows: ComponentChildren[] = [];
  for (const { name, language, sourceUrl } of wordings) {
    const [open, close] = quotes[language] ?? ["“", "”"];
    rows.push(
      <Quote
        key={name}
        language={language}
        source={
          <>
            {translate("source.page")}. <a href={atWords(sourceUrl, name)}>{translate("source.open")}</a>
          </>
        }
      >
        {open}
        <mark>{name}</mark>
        {close}
      </Quote>,
    );
  }
  const addresses = [
    ...(party.sourceUrl
      ? [{ label: translate("column.source"), url: party.sourceUrl, text: undefined }]
      : []),
    ...(party.website && party.website !== party.sourceUrl
      ? [{ label: translate("source.website"), url: party.website, text: undefined }]
      : []),
    ...identifiers
      .filter(({ scheme }) => scheme === "wikidata")
      .map(({ value }) => ({
        label: translate("source.identifier"),
        url: `https://www.wikidata.org/wiki/${value}`,
        text: `Wikidata ${value}`,
      })),
  ].filter(({ url }) => isWebAddress(url));
  const said = saidBy({ table: "registry.party", id: party.id }, citations, request);
  if (rows.length === 0 && addresses.length === 0 && said === null) return undefined;
  return {
    id: "sources",
    heading: translate("partner.section-sources"),
    body: (
      <div class="lede">
        {rows}
        {said}
        <dl class="sources">
          {addresses.map(({ label, url, text }) => (
            <div key={`${label} ${url}`}>
              <dt>{label}</dt>
              <dd>
                {text === undefined ? (
                  <ExternalLink href={url} />
                ) : (
                  <ExternalLink href={url}>{text}</ExternalLink>
                )}{" "}
                {url === party.sourceUrl ? sure(party.certainty, request) : null}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    ),
  };
}
