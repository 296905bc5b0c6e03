import { invalid } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { renderFindPage } from "../pages/find-page.tsx";
import { find, findKinds } from "../queries/index.ts";

/** Results on the page. */
const most = 30;

/** One of the values that a filter takes; what is empty is not said. */
function chosen<Value extends string>(
  name: string,
  given: string | undefined,
  values: readonly Value[],
): Value | undefined {
  if (given === undefined || given === "") return undefined;
  const found = values.find((one) => one === given);
  if (found === undefined)
    throw invalid("filter-unknown", { name, value: given.slice(0, 60), allowed: values.join(", ") });
  return found;
}

function dateOf(given: string | undefined, example: string): string | undefined {
  if (given === undefined || given.trim() === "") return undefined;
  const date = asPartialDate(given.trim());
  if (date === undefined) throw invalid("date-invalid", { value: given.slice(0, 40), example });
  return date;
}

/** What narrows a search down, out of the address. */
function narrowed({ query, today }: PageRequest) {
  const kind = chosen("kind", query.kind, findKinds);
  return {
    kinds: kind === undefined ? undefined : [kind],
    in: chosen("in", query.in, languages),
    document: query.document === "" ? undefined : query.document?.slice(0, 100),
    ...{ from: dateOf(query.from, today), to: dateOf(query.to, today) },
  };
}

/** The page of answers. What somebody typed is asked for once, and is not kept. */
export const findPages: readonly PageRoute[] = [
  {
    path: "find",
    takes: ["q", "kind", "in", "document", "from", "to"],
    kept: false,
    async render(request) {
      const { door, actor, language, query } = request;
      const filters = narrowed(request);
      if (query.q === undefined || query.q.trim() === "") return renderFindPage(undefined, request);
      const input = { q: query.q, language, ...filters, limit: most };
      const answer = await door.ask(actor, find, input);
      // Where whole words find nothing, the last one may be the beginning of one: half typed, with the script or without.
      const found =
        answer.results.length + answer.passages.length > 0
          ? answer
          : await door.ask(actor, find, { ...input, typing: true });
      return renderFindPage(found, request);
    },
  },
];
