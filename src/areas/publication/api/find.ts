import { invalid } from "../../../kernel/errors.ts";
import type { PageRoute } from "../../../platform/http/index.ts";
import { renderFindPage } from "../pages/find-page.tsx";
import { type FindKind, find, findKinds } from "../queries/index.ts";

/** Results on the page. */
const most = 30;

function kindsOf(kind: string | undefined): FindKind[] | undefined {
  if (kind === undefined) return undefined;
  const found = findKinds.find((one) => one === kind);
  if (found === undefined) {
    const allowed = findKinds.join(", ");
    throw invalid("filter-unknown", { name: "kind", value: kind.slice(0, 60), allowed });
  }
  return [found];
}

/** The page of answers. What somebody typed is asked for once, and is not kept. */
export const findPages: readonly PageRoute[] = [
  {
    path: "find",
    takes: ["q", "kind"],
    kept: false,
    async render(request) {
      const { door, actor, language, query } = request;
      const kinds = kindsOf(query.kind);
      if (query.q === undefined || query.q.trim() === "") return renderFindPage(undefined, request);
      const input = { q: query.q, language, kinds, limit: most };
      const answer = await door.ask(actor, find, input);
      // Where whole words find nothing, the last one may be the beginning of one: half typed, with the script or without.
      const found =
        answer.results.length > 0 ? answer : await door.ask(actor, find, { ...input, typing: true });
      return renderFindPage(found, request);
    },
  },
];
