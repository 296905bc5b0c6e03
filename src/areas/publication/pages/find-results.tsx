import type { ComponentChildren, VNode } from "preact";
import { Foreign, type Result, Results, Section } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import { provisionCitation, provisionText, symbolOf } from "../../mandates/index.ts";
import type { FindAnswer, FindResult, NamedKind, PassageResult } from "../queries/index.ts";
import { passageResult } from "./passage-result.tsx";
import { joined, words } from "./words.tsx";

/** Things that go by such a name, then passages that have such words. */
export function Found({
  answer,
  request,
}: {
  readonly answer: FindAnswer;
  readonly request: PageRequest;
}): VNode {
  const { translate } = request;
  const { results, more, passages, morePassages } = answer;
  return (
    <>
      {results.length === 0 ? null : (
        <>
          <p class="small">{translate("find.count", { count: results.length })}</p>
          <Results
            label={translate("find.results")}
            items={results.map((result) => resultOf(result, request))}
          />
          {more ? <p class="small">{translate("find.more")}</p> : null}
        </>
      )}
      {passages.length === 0 ? null : (
        <Section id="passages" heading={translate("find.passages")} count={passages.length}>
          <Results
            label={translate("find.passages-results")}
            items={passages.map((passage) => passageOf(passage, request))}
          />
          {morePassages ? <p class="small">{translate("find.more-passages")}</p> : null}
        </Section>
      )}
    </>
  );
}

const folders: Readonly<Record<NamedKind, string>> = {
  party: "partners",
  instrument: "mandates",
  provision: "mandates",
  theme: "themes",
  state: "states",
  document: "documents",
};

function resultOf(result: FindResult, request: PageRequest): Result {
  const { translate, language, place } = request;
  return {
    href: addressOf(language, `${folders[result.type]}/${result.slug}`, place.query),
    name: words(result.name, request),
    acronym: shortFor(result, request),
    kind: translate(`find.kind-${result.type}`),
    why: reasonOf(result, request),
  };
}

function passageOf(passage: PassageResult, request: PageRequest): Result {
  const { translate } = request;
  const { document, number, starts, symbol, dated, name, matched } = passage;
  return passageResult(
    {
      ...{ document, number, starts, symbol, dated },
      name: words(name, request),
      quoted: matched,
      place: translate("find.passage-place", { number }),
      reason: translate(`find.reason.${passage.reason}`),
    },
    request,
  );
}

/** What tells it from others of the same name: an acronym, the symbol of an instrument, the place of a provision. */
function shortFor({ type, id, name, acronym }: FindResult, request: PageRequest): ComponentChildren {
  if (type === "instrument" || type === "provision") {
    const citation = citationOf(id, request.translate);
    return citation === undefined || citation === name.text ? undefined : <bdi class="sym">{citation}</bdi>;
  }
  return acronym === undefined || acronym.text === name.text ? undefined : words(acronym, request);
}

/** The id of a provision is that of its instrument, a space, and its label. */
function citationOf(id: string, translate: PageRequest["translate"]): string | undefined {
  const [instrumentId = id, ...rest] = id.split(" ");
  const label = rest.join(" ");
  if (label === "") return symbolOf(instrumentId);
  const own = provisionCitation({ instrumentId, label });
  const place = own ?? provisionText({ label }, translate);
  return `${symbolOf(instrumentId) ?? instrumentId}, ${place}`;
}

/** What sort of name answered, the name itself, its language where that is another, and how it answered. */
function reasonOf({ matched, reason }: FindResult, request: PageRequest): ComponentChildren {
  const { translate, language } = request;
  const type = `name.${matched.type}`;
  const parts = [
    translate.has(type) ? translate(type) : undefined,
    <Foreign text={matched.text} language={matched.language} pageLanguage={language} />,
    matched.language === language || !translate.has(type)
      ? undefined
      : translate("mark.in-language", { language: languageName(matched.language, language) }),
    translate(`find.reason.${reason}`),
  ];
  return joined(
    parts.filter((part) => part !== undefined),
    " · ",
  );
}
