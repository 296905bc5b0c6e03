import { notFound } from "../../../kernel/errors.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { renderStatePage } from "../pages/state-page.tsx";
import { renderStatesPage } from "../pages/states-page.tsx";
import { readStatePage, readStatesPage } from "../queries/index.ts";
import { asState, asStates } from "./representations.ts";

/** ISO 3166-1 alpha-3, in capitals or not. What cannot be a code is no State's: the same answer as for one that none has. */
function stateIdOf({ params: { id = "" } }: PageRequest): string {
  if (!/^[a-z]{3}$/i.test(id)) throw notFound("state-unknown", { id: id.slice(0, 60) });
  return id.toUpperCase();
}

/** All States on a map and in a table, and a page for each. */
export const statePages: readonly PageRoute[] = [
  {
    path: "states",
    as: asStates,
    async render(request) {
      const { door, actor, language, on } = request;
      return renderStatesPage(await door.ask(actor, readStatesPage, { language, on }), request);
    },
  },
  {
    path: "states/:id",
    as: asState(stateIdOf),
    async render(request) {
      const { door, actor, language, on, place } = request;
      const id = stateIdOf(request);
      const page = await door.ask(actor, readStatePage, { id, language, on });
      // One page has one address, however the code was written.
      return renderStatePage(page, { ...request, place: { ...place, path: `states/${id}` } });
    },
  },
];
