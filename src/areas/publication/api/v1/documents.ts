import { z } from "zod";
import { type Language, languages } from "../../../../kernel/language.ts";
import { mentionKinds } from "../../../../kernel/mention.ts";
import {
  type ApiRequest,
  type ApiRoute,
  behind,
  listRoute,
  nothing,
  partOf,
  readRoute,
} from "../../../../platform/http/index.ts";
import { type DocumentRow, passageKinds } from "../../../evidence/index.ts";
import {
  type DocumentEntry,
  instrumentOf,
  listPublicDocuments,
  readDocument,
  type Subject,
  type Things,
} from "../../queries/index.ts";
import { byId, pageAt, stated } from "./parts.ts";

const address = z.string().meta({ format: "uri" });
const language = z.enum(languages).meta({ says: "document-language" });
const count = (says: string) => z.int().meta({ says });

const shape = {
  id: z.string(),
  title: z.string().meta({ says: "document-title" }),
  language,
  symbol: z.string().optional(),
  dated: z.string().optional(),
  issuer: z.string().optional(),
  source: address.optional(),
  page: address,
};

const document = z
  .strictObject({
    ...shape,
    latestEdition: z.int(),
    speaksOf: z.strictObject({
      parties: count("parties-count"),
      instruments: count("instruments-count"),
      provisions: count("provisions-count"),
      states: count("states-count"),
    }),
  })
  .meta({ id: "Document" });

const span = { start: z.int(), end: z.int() };

const wholeDocument = z.strictObject({
  ...shape,
  edition: z.int(),
  latestEdition: z.int(),
  languageVersions: z.array(z.string()),
  text: z.string().meta({ says: "document-text" }),
  passages: z.array(
    z.strictObject({
      number: z.int(),
      kind: z.enum(passageKinds).meta({ says: "passage-kind" }),
      language: z.enum(languages).meta({ says: "text-language" }),
      ...span,
    }),
  ),
  mentions: z.array(
    z.strictObject({
      ...span,
      text: z.string().meta({ says: "mention-text" }),
      kind: z.enum(mentionKinds).meta({ says: "mention-kind" }),
      id: z.string().meta({ says: "mention-id" }),
      confidence: z.number(),
      page: address.meta({ says: "thing-page" }).optional(),
    }),
  ),
});

const shown = (row: DocumentRow, request: ApiRequest) => ({
  ...{ id: row.id, title: row.title, language: row.language, symbol: stated(row.symbol) },
  ...{ dated: stated(row.dated), issuer: stated(row.issuer), source: stated(row.source_url) },
  page: pageAt(request, `documents/${row.id}`),
});

const documentFrom = (row: DocumentEntry, request: ApiRequest) => {
  const { parties, instruments, provisions, states } = row;
  return {
    ...shown(row, request),
    latestEdition: row.editions,
    speaksOf: { parties, instruments, provisions, states },
  };
};

/** Address below the language of what is meant; nothing where the register has no page for it. */
function placeOf({ kind, id }: Subject, things: Things): string | undefined {
  if (kind === "party") return `partners/${id}`;
  if (kind === "state") return `states/${id}`;
  const instrument = things.instruments.get(kind === "provision" ? instrumentOf(id) : id);
  if (instrument === undefined || kind === "date") return undefined;
  const provision = things.provisions.get(id);
  return `mandates/${instrument.slug}${provision === undefined ? "" : `/${provision.slug}`}`;
}

const keyOf = ({ id }: { readonly id: string }) => [id];

export const documentRoutes: readonly ApiRoute[] = [
  listRoute({
    path: "/documents",
    operationId: "listDocuments",
    summary: "act.publication.list-documents",
    params: nothing,
    filters: z.strictObject({
      language: z.enum(languages).optional().meta({ says: "document-language" }),
      about: z.string().max(400).optional().meta({ example: "party:fatf" }),
    }),
    key: byId,
    item: document,
    examples: ["/documents?limit=2", "/documents?about=party:fatf&limit=2"],
    async list(request) {
      const { filters, part } = request;
      const all = await request.ask(listPublicDocuments, filters);
      const { rows, next } = partOf(behind(all, part, keyOf), part.limit, keyOf);
      return { items: rows.map((row) => documentFrom(row, request)), next };
    },
  }),
  readRoute({
    path: "/documents/{id}",
    operationId: "readDocument",
    summary: "act.publication.read-document",
    params: z.strictObject({ id: z.string().meta({ example: "0123456789ab", says: "document-id" }) }),
    filters: z.strictObject({ edition: z.int().min(1).optional().meta({ example: 1 }) }),
    answer: wholeDocument,
    // Documents come with an installation, and no example could name one that is everywhere.
    examples: [],
    async read(request) {
      const { params, filters, language: of } = request;
      const edition = filters.edition === undefined ? undefined : String(filters.edition);
      const whole = await request.ask(readDocument, {
        id: params.id,
        edition,
        language: of satisfies Language,
      });
      const pageOf = (subject: Subject) => {
        const place = placeOf(subject, whole.things);
        return place === undefined ? undefined : pageAt(request, place);
      };
      return {
        ...shown(whole.document, request),
        edition: whole.edition.number,
        latestEdition: whole.latest,
        languageVersions: whole.versions.map(({ id }) => id),
        text: whole.edition.content,
        passages: whole.passages.map(({ number, kind, language: own, starts, ends }) => ({
          ...{ number, kind, language: own, start: starts, end: ends },
        })),
        mentions: whole.mentions.map(({ start, end, text, kind, id, confidence }) => ({
          ...{ start, end, text, kind, id, confidence, page: pageOf({ kind, id }) },
        })),
      };
    },
  }),
];
