import { z } from "zod";
import { notFound } from "../../../../kernel/errors.ts";
import {
  type ApiRequest,
  type ApiRoute,
  behind,
  listRoute,
  nothing,
  partOf,
  readRoute,
} from "../../../../platform/http/index.ts";
import { type LineRow, proseOf } from "../../../cooperation/index.ts";
import type { ThemeRow, TitleEntry } from "../../../mandates/index.ts";
import { listLines, listThemes } from "../../queries/index.ts";
import { byId, named, namesFrom, pageAt, stated } from "./parts.ts";
import { line, theme } from "./schemas.ts";

const keyOf = ({ id }: { readonly id: string }) => [id];

export const themeRoutes: readonly ApiRoute[] = [
  listRoute({
    path: "/themes",
    operationId: "listThemes",
    summary: "act.publication.list-themes",
    params: nothing,
    filters: nothing,
    key: byId,
    item: theme,
    examples: ["/themes?limit=1", "/themes?lang=ru"],
    async list(request) {
      const { language, part } = request;
      const all = await request.ask(listThemes, { language });
      const { rows, next } = partOf(behind(all, part, keyOf), part.limit, keyOf);
      return { items: rows.map((row) => themeFrom(row, request)), next };
    },
  }),
  readRoute({
    path: "/themes/{id}",
    operationId: "readTheme",
    summary: "api.read-theme",
    params: z.strictObject({ id: named("border-management").meta({ says: "theme-id" }) }),
    filters: nothing,
    answer: theme,
    examples: ["/themes/border-management", "/themes/border-management?lang=ar"],
    async read(request) {
      const { language, params } = request;
      const found = (await request.ask(listThemes, { language })).find(({ id }) => id === params.id);
      if (found === undefined) throw notFound("theme-unknown", { id: params.id.slice(0, 60) });
      return themeFrom(found, request);
    },
  }),
  listRoute({
    path: "/lines",
    operationId: "listLines",
    summary: "act.publication.list-lines",
    params: nothing,
    filters: z.strictObject({
      party: z
        .string()
        .max(200)
        .regex(/^[a-z0-9-]+$/)
        .optional()
        .meta({ example: "fatf" }),
    }),
    key: byId,
    item: line,
    examples: ["/lines?limit=1", "/lines?party=fatf&lang=fr"],
    async list(request) {
      const { language, part, filters } = request;
      const all = await request.ask(listLines, { language, ...filters });
      const { rows, next } = partOf(behind(all, part, keyOf), part.limit, keyOf);
      return { items: rows.map(lineFrom), next };
    },
  }),
];

const themeFrom = (
  row: Omit<ThemeRow, "name"> & { readonly names: readonly TitleEntry[] },
  request: ApiRequest,
) => ({
  id: row.id,
  ...namesFrom(row.names, { language: request.language, id: row.id }),
  instruments: [...row.instruments],
  provisions: [...row.provisions],
  certainty: row.certainty,
  page: pageAt(request, `themes/${row.id}`),
});

const lineFrom = (row: LineRow) => ({
  ...{ id: row.id, heading: row.heading, title: row.title, text: plain(row.text), language: row.language },
  ...{ partners: [...row.partners], modes: [...row.modes] },
  bases: row.bases.map(({ instrumentId, provisionId }) => provisionId ?? instrumentId),
  ...{ certainty: row.certainty, source: stated(row.sourceUrl), passage: stated(row.sourcePassage) },
});

/** The paragraphs without the marks that make words links. */
const plain = (text: string): string =>
  proseOf(text)
    .map((parts) => parts.map(({ words }) => words).join(""))
    .join("\n\n");
