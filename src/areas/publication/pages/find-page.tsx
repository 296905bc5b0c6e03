import type { ComponentChildren, VNode } from "preact";
import { Absent, Foreign, Link, type Result, Results, Stand, Title } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest, type Problem } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import { provisionCitation, provisionText, symbolOf } from "../../mandates/index.ts";
import type { FindAnswer, FindKind, FindResult } from "../queries/index.ts";
import { FindBox } from "./find-box.tsx";
import { renderFrame } from "./frame.tsx";
import { joined, words } from "./words.tsx";

/** `/{lang}/find`: the box, and what it found with the name that answered. No answer: nothing was asked yet. */
export function renderFindPage(answer: FindAnswer | undefined, request: PageRequest): string {
  const { q = "" } = request.query;
  return frame(request, {
    box: <FindBox request={request} value={q} whole />,
    results: answer === undefined ? <Examples request={request} /> : <Found {...{ answer, request, q }} />,
  });
}

/** The page where the query itself can't be looked for: what was typed stays, with what is wrong with it. */
export function renderFindProblem(request: PageRequest, problem: Problem): string {
  const { q } = request.query;
  return frame(request, {
    box: <FindBox request={request} value={q} error={problem.message} whole />,
    results: <Examples request={request} />,
  });
}

/** Whether a problem is one of the query of this page, so that its place is beside the box. */
export const isFindProblem = ({ place }: PageRequest, { code }: Problem): boolean =>
  place.path === "find" && (code === "query-empty" || code === "query-too-long");

interface Parts {
  readonly box: VNode;
  readonly results: ComponentChildren;
}

function frame(request: PageRequest, { box, results }: Parts): string {
  const { translate } = request;
  return renderFrame({
    request,
    part: "find",
    unlisted: true,
    title: translate("find.title"),
    description: translate("find.description"),
    islands: ["find"],
    children: (
      <>
        <Title>{translate("find.title")}</Title>
        <Stand>{translate("find.description")}</Stand>
        {box}
        <div id="results" aria-live="polite">
          {results}
        </div>
      </>
    ),
  });
}

function Found({
  answer,
  request,
  q,
}: {
  readonly answer: FindAnswer;
  readonly request: PageRequest;
  readonly q: string;
}): VNode {
  const { translate } = request;
  const { results, more } = answer;
  if (results.length === 0) return <Nothing request={request} q={q} />;
  return (
    <>
      <p class="small">{translate("find.count", { count: results.length })}</p>
      <Results label={translate("find.results")} items={results.map((result) => resultOf(result, request))} />
      {more ? <p class="small">{translate("find.more")}</p> : null}
    </>
  );
}

const folders: Readonly<Record<FindKind, string>> = {
  party: "partners",
  instrument: "mandates",
  provision: "mandates",
  theme: "themes",
  state: "states",
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

/** Queries in the reader's language and script that find something. */
const examples = ["find.example-acronym", "find.example-name", "find.example-symbol", "find.example-words"];

function Examples({ request }: { readonly request: PageRequest }): VNode {
  const { translate } = request;
  return (
    <>
      <p class="small">{translate("find.examples")}</p>
      <ul class="advice">
        {examples.map((key) => (
          <li key={key}>
            <Link href={findAddress(translate(key), request)}>
              <bdi>{translate(key)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Nothing({ request, q }: { readonly request: PageRequest; readonly q: string }): VNode {
  const { translate, language, place, query } = request;
  const lists = ["partners", "mandates", "themes", "states"] as const;
  return (
    <>
      <Absent as="block">{translate.rich("find.nothing", { query: <bdi dir="auto">{q}</bdi> })}</Absent>
      <p class="small">{translate("find.advice")}</p>
      <ul class="advice">
        {query.kind === undefined ? null : (
          <li>
            <Link href={findAddress(q, request)}>{translate("find.advice-kinds")}</Link>
          </li>
        )}
        <li>{translate("find.advice-fewer")}</li>
        <li>{translate("find.advice-language")}</li>
        <li>{translate("find.advice-symbol")}</li>
        <li>
          {translate("find.advice-lists")}{" "}
          {joined(
            lists.map((list) => (
              <Link href={addressOf(language, list, place.query)}>{translate(`page.nav-${list}`)}</Link>
            )),
            " · ",
          )}
        </li>
      </ul>
    </>
  );
}

const findAddress = (q: string, { language, place }: PageRequest): string =>
  addressOf(language, "find", `?${new URLSearchParams([["q", q], ...new URLSearchParams(place.query)])}`);
