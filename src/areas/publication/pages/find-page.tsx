import type { ComponentChildren, VNode } from "preact";
import { Absent, Link, Stand, Title } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest, type Problem } from "../../../platform/http/index.ts";
import type { FindAnswer } from "../queries/index.ts";
import { FindBox } from "./find-box.tsx";
import { Found } from "./find-results.tsx";
import { renderFrame } from "./frame.tsx";
import { joined } from "./words.tsx";

/** `/{lang}/find`: the box, and what it found with the name that answered. No answer: nothing was asked yet. */
export function renderFindPage(answer: FindAnswer | undefined, request: PageRequest): string {
  const { q = "" } = request.query;
  return frame(request, {
    box: <FindBox request={request} value={q} whole />,
    results: answer === undefined ? <Examples request={request} /> : <Answers {...{ answer, request, q }} />,
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

interface AnswersProps {
  readonly answer: FindAnswer;
  readonly request: PageRequest;
  readonly q: string;
}

function Answers({ answer, request, q }: AnswersProps): VNode {
  const nothing = answer.results.length === 0 && answer.passages.length === 0;
  return (
    <>
      <Within request={request} q={q} />
      {nothing ? <Nothing request={request} q={q} /> : <Found answer={answer} request={request} />}
    </>
  );
}

/** Where one document is looked through: which, and the way back to all. */
function Within({ request, q }: { readonly request: PageRequest; readonly q: string }): VNode | null {
  const { translate, query } = request;
  if (query.document === undefined) return null;
  return (
    <p class="small">
      {translate("find.within")} <Link href={findAddress(q, request)}>{translate("find.within-all")}</Link>
    </p>
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
        {query.kind === undefined && query.in === undefined ? null : (
          <li>
            <Link href={findAddress(q, request)}>{translate("find.advice-kinds")}</Link>
          </li>
        )}
        <li>{translate("find.advice-fewer")}</li>
        <li>{translate("find.advice-language")}</li>
        <li>{translate("find.advice-symbol")}</li>
        <li>{translate("find.advice-phrase")}</li>
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
