import { z } from "zod";
import { languages } from "../../../../kernel/language.ts";
import { asPartialDate } from "../../../../kernel/partial-date.ts";
import { type ApiRoute, nothing, readRoute } from "../../../../platform/http/index.ts";
import { type FindResult, find, findKinds, type PassageResult } from "../../queries/index.ts";

const result = z
  .strictObject({
    type: z.enum(findKinds).meta({ says: "result-type" }),
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    matched: z.string(),
    reason: z.string(),
    score: z.number(),
    /** Of a passage: the document it stands in, which of its passages it is, and where the words stand in `matched`. */
    document: z.string().meta({ says: "result-document" }).optional(),
    passage: z.int().meta({ says: "result-passage" }).optional(),
    language: z.enum(languages).meta({ says: "text-language" }).optional(),
    marks: z
      .array(z.strictObject({ start: z.int(), end: z.int() }))
      .meta({ says: "result-marks" })
      .optional(),
  })
  .meta({ id: "Result" });

/** A year, a month or a day. */
const partialDate = z.string().refine((value) => asPartialDate(value) !== undefined);

const named = ({ type, id, slug, name, matched, reason, score }: FindResult) => ({
  ...{ type, id, slug, name: name.text, matched: matched.text, reason, score },
});

const read = ({ type, id, slug, name, matched, reason, score, document, number }: PassageResult) => ({
  ...{ type, id, slug, name: name.text, matched: matched.text, reason, score },
  ...{ document, passage: number, language: matched.language, marks: [...matched.marks] },
});

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
      in: z.enum(languages).optional().meta({ says: "find-in" }),
      document: z.string().max(100).optional().meta({ says: "find-document", example: "0123456789ab" }),
      from: partialDate.optional().meta({ says: "find-from", example: "2015-01-01" }),
      to: partialDate.optional().meta({ says: "find-to", example: "2016" }),
      limit: z.int().min(1).max(50).default(20).meta({ says: "find-limit" }),
    }),
    kept: false,
    answer: z.strictObject({ results: z.array(result), more: z.boolean() }),
    examples: ["/find?q=MENAFATF&limit=2", "/find?q=resolution+2617&kinds=instrument&limit=1"],
    async read({ filters, language, ask }) {
      const { results, more, passages, morePassages } = await ask(find, { ...filters, language });
      return { results: [...results.map(named), ...passages.map(read)], more: more || morePassages };
    },
  }),
];
