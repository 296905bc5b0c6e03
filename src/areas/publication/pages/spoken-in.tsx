import { Link, type Result, Results } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { SpeakingSentence, SpokenIn } from "../queries/index.ts";
import { documentsAbout, documentTitle } from "./document-words.tsx";
import { passageResult } from "./passage-result.tsx";
import type { PageSection } from "./section.tsx";

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

function resultOf(found: SpeakingSentence, request: PageRequest): Result {
  const { document_id: document, number, starts, symbol, dated, language, sentence } = found;
  return passageResult(
    {
      ...{ document, number, starts, symbol, dated },
      name: documentTitle({ title: found.title, language: found.document_language }),
      quoted: { language, runs: sentence.runs },
      place: request.translate("document.passage", { number: String(number) }),
    },
    request,
  );
}
