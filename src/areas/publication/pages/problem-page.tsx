import { Sheet, Stand, Title } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest, type Problem } from "../../../platform/http/index.ts";
import { isFindProblem, renderFindProblem } from "./find-page.tsx";
import { renderFrame } from "./frame.tsx";

/** What a reader sees where there is no page: what is wrong, with which thing, and the way on. */
export function renderProblemPage(request: PageRequest, problem: Problem): string {
  if (isFindProblem(request, problem)) return renderFindProblem(request, problem);
  const { translate, language } = request;
  const missing = problem.status === 404;
  const title = translate(missing ? "not-found.title" : "problem.title");
  return renderFrame({
    request,
    title,
    description: problem.message,
    children: (
      <>
        <Title>{title}</Title>
        <Stand>{problem.message}</Stand>
        <Sheet>
          <div class="lede">
            {missing ? <p>{translate("not-found.text")}</p> : null}
            <p>
              <a href={addressOf(language, "")}>{translate("page.go-home")}</a>
            </p>
          </div>
        </Sheet>
      </>
    ),
  });
}
