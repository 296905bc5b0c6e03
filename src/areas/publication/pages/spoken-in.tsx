import { asPartialDate } from "../../../kernel/partial-date.ts";
import { Link, type Result, Results } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../platform/i18n/index.ts";
import type { SpeakingSentence, SpokenIn } from "../queries/index.ts";
import { documentAddress, documentsAbout, documentTitle } from "./document-words.tsx";
import type { PageSection } from "./section.tsx";
import { joined } from "./words.tsx";

/** The sentences of public documents that speak of the thing of a page, and the way to all those documents. */
export function spokenInSection(
  { spokenIn }: { readonly spokenIn: SpokenIn },
  request: PageRequest,
): PageSection | undefined {
  const { documents, sentences, subject } = spokenIn;
  if (documents === 0) return undefined;
  const { translate } = request;
  const heading = translate("spoken-in.section");
  return {
    id: "spoken-in",
    heading,
    count: documents,
    body: (
      <div class="lede">
        {sentences.length === 0 ? null : (
          <>
            <p class="small">{translate("spoken-in.as-read")}</p>
            <Results label={heading} items={sentences.map((sentence) => resultOf(sentence, request))} />
          </>
        )}
        <p class="small">
          <Link href={documentsAbout(subject, request)}>
            {translate("partner.all-documents", { count: documents })}
          </Link>
        </p>
      </div>
    ),
  };
}

/** The document, the sentence with the name in it marked, and where it stands. */
function resultOf(found: SpeakingSentence, request: PageRequest): Result {
  const { translate, language } = request;
  const { document_id: id, number, starts, symbol, sentence } = found;
  const dated = asPartialDate(found.dated ?? "");
  const parts = [
    translate("document.passage", { number: String(number) }),
    dated === undefined ? undefined : formatDate(language, dated),
    found.language === language
      ? undefined
      : translate("mark.in-language", { language: languageName(found.language, language) }),
  ];
  return {
    href: documentAddress({ id, passage: { number, starts } }, request),
    name: documentTitle({ title: found.title, language: found.document_language }),
    acronym: symbol === "" ? undefined : <bdi class="sym">{symbol}</bdi>,
    kind: translate("find.kind-passage"),
    why: joined(
      parts.filter((part) => part !== undefined),
      " · ",
    ),
    quoted: {
      language: found.language,
      words: sentence.runs.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text)),
    },
  };
}
