import { EntenteError, forbidden } from "../../../kernel/errors.ts";
import type { Permission } from "../../../platform/acts/index.ts";
import {
  type EntryAnswer,
  type EntryRequest,
  type EntryRoute,
  problemOf,
  type WorkRequest,
} from "../../../platform/http/index.ts";
import { workViews } from "../pages/views.tsx";

/** What a page of the workspace needs that has to do with sessions as well. */
export type OwnRequest = EntryRequest & { readonly work: WorkRequest };

interface OwnRoute {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly permission: Permission;
  run(request: OwnRequest): Promise<EntryAnswer>;
  /** The page again, when what was sent could not be done. */
  refused?(request: OwnRequest, problem: string): Promise<string>;
}

/** A page of the workspace on the way in: for whoever is in, and may. */
export const ownRoute = ({ method, path, permission, run, refused }: OwnRoute): EntryRoute => ({
  ...{ method, path, own: true },
  async run(request) {
    const { work } = request;
    if (work === undefined)
      return { to: `sign-in?next=${encodeURIComponent(`/${request.language}/${request.path}`)}` };
    // To whom the page does not belong it is not shown again either.
    if (!work.can(permission)) {
      const problem = problemOf(forbidden("act-refused", { act: path }), request.translate, "");
      return { status: problem.status, html: workViews.renderProblem(work, problem) };
    }
    try {
      return await run({ ...request, work });
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      const problem = problemOf(error, request.translate, "");
      const html = await refused?.({ ...request, work }, problem.message);
      return { status: problem.status, html: html ?? workViews.renderProblem(work, problem) };
    }
  },
});
