import { z } from "zod";
import { type ApiRoute, nothing, readRoute } from "../../../../platform/http/index.ts";
import { find, findKinds } from "../../queries/index.ts";

const result = z
  .strictObject({
    type: z.enum(findKinds).meta({ says: "result-type" }),
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    matched: z.string(),
    reason: z.string(),
    score: z.number(),
  })
  .meta({ id: "Result" });

export const findRoutes: readonly ApiRoute[] = [
  readRoute({
    path: "/find",
    operationId: "find",
    summary: "act.publication.find-by-name",
    params: nothing,
    filters: z.strictObject({
      // The act itself says what is wrong with a query, so that it says the same everywhere.
      q: z.string().meta({ example: "MENAFATF" }),
      kinds: z.array(z.enum(findKinds)).optional(),
      limit: z.int().min(1).max(50).default(20).meta({ says: "find-limit" }),
    }),
    kept: false,
    answer: z.strictObject({ results: z.array(result), more: z.boolean() }),
    examples: ["/find?q=MENAFATF&limit=2", "/find?q=resolution+2617&kinds=instrument&limit=1"],
    async read({ filters, language, ask }) {
      const { results, more } = await ask(find, { ...filters, language });
      return {
        results: results.map(({ type, id, slug, name, matched, reason, score }) => ({
          ...{ type, id, slug, name: name.text, matched: matched.text, reason, score },
        })),
        more,
      };
    },
  }),
];
