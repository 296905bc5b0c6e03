import { type Language, languages } from "../../../kernel/language.ts";
import { Absent, Foreign, type NameEntry, Names } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import type { NameRow } from "../../registry/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import { saidBy } from "./citations.tsx";
import type { PageSection } from "./section.tsx";
import { sure } from "./words.tsx";

/** The names in all six languages, each with its other forms and how certain it is. */
export function namesSection({ names, citations }: PartnerPage, request: PageRequest): PageSection {
  return {
    id: "names",
    heading: request.translate("partner.section-names"),
    body: (
      <div class="wide">
        <Names entries={languages.map((language) => entryOf(language, { names, citations }, request))} />
      </div>
    ),
  };
}

function entryOf(
  language: Language,
  { names, citations }: Pick<PartnerPage, "names" | "citations">,
  request: PageRequest,
): NameEntry {
  const said = ({ id }: NameRow) => saidBy({ table: "registry.party_name", id }, citations, request);
  const own = names.filter((name) => name.language === language && name.type !== "as-in-source");
  const [first, ...others] = own;
  const languageLabel = languageName(language, request.language);
  if (first === undefined) {
    return { languageLabel, name: <Absent>{request.translate("partner.no-name")}</Absent> };
  }
  return {
    languageLabel,
    name: form(first, request),
    others: others.map((name) => ({
      label: request.translate(`name.${name.type}`),
      form: (
        <>
          {form(name, request)}
          {name.certainty === "unverified" ? <> {sure("unverified", request)}</> : null}
          {said(name)}
        </>
      ),
    })),
    sure: (
      <>
        {sure(first.certainty, request)}
        {said(first)}
      </>
    ),
  };
}

const form = (name: NameRow, request: PageRequest) => (
  <Foreign text={name.name} language={name.language} pageLanguage={request.language} />
);
