import type { PageRequest, WorkRequest } from "../../../platform/http/index.ts";

/** A request of the workspace as the pages of the site take one: what they show is read as of today. */
export const asPage = (request: WorkRequest): PageRequest => {
  const { language, translate, door, actor, params, query, today, origin, path } = request;
  const place = { origin, path, query: "", search: "", others: [] };
  return { ...{ language, translate, door, actor, params, query, today, place }, on: today };
};
