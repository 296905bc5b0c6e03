import { z } from "zod";
import type { Language } from "../../../../kernel/language.ts";
import {
  type ApiRequest,
  type ApiRoute,
  listRoute,
  nothing,
  partOf,
  readRoute,
} from "../../../../platform/http/index.ts";
import {
  categories,
  displayTypes,
  lifeCycle,
  type NameEntry,
  type PartyEntry,
  partyKinds,
  type RelationRow,
  relationKinds,
  type WholePartyEntry,
} from "../../../registry/index.ts";
import { listParties, listRelations, readParty } from "../../queries/index.ts";
import { byId, firstText, type InLanguage, named, namesFrom, pageAt, periodFrom, stated } from "./parts.ts";
import { party, relation, wholeParty } from "./schemas.ts";

const relationKey = z.tuple([z.string(), z.string(), z.string(), z.uuid()]);

export const partyRoutes: readonly ApiRoute[] = [
  listRoute({
    path: "/parties",
    operationId: "listParties",
    summary: "act.publication.list-parties",
    params: nothing,
    filters: z.strictObject({
      kind: z.enum(partyKinds).optional().meta({ says: "party-kind" }),
      category: z.enum(categories).optional(),
      region: z
        .string()
        .regex(/^\d{3}$/)
        .optional()
        .meta({ example: "002" }),
      status: z.enum(lifeCycle).optional(),
      listed: z.boolean().optional(),
    }),
    dated: true,
    key: byId,
    item: party,
    examples: ["/parties?limit=3", "/parties?kind=standard-setter", "/parties?region=002&limit=5&lang=fr"],
    async list(request) {
      const { limit, after } = request.part;
      const found = await request.ask(listParties, {
        ...request.filters,
        ...{ after: firstText(after), most: limit + 1 },
      });
      const { rows, next } = partOf(found, limit, ({ id }) => [id]);
      return { items: rows.map((row) => partyFrom(row, request)), next };
    },
  }),
  readRoute({
    path: "/parties/{id}",
    operationId: "readParty",
    summary: "act.publication.read-party",
    params: z.strictObject({ id: named("fatf").meta({ says: "party-id" }) }),
    filters: nothing,
    dated: true,
    answer: wholeParty,
    examples: ["/parties/fatf", "/parties/cted?lang=ar"],
    async read(request) {
      const found = await request.ask(readParty, { id: request.params.id });
      return { ...partyFrom(found, request), ...partyDetails(found, request) };
    },
  }),
  listRoute({
    path: "/parties/{id}/relations",
    operationId: "listPartyRelations",
    summary: "api.party-relations",
    params: z.strictObject({ id: named("cted").meta({ says: "party-id" }) }),
    filters: z.strictObject({ kind: z.enum(relationKinds).optional().meta({ says: "relation-kind" }) }),
    dated: true,
    key: relationKey,
    item: relation,
    examples: [
      "/parties/cted/relations?limit=2",
      "/parties/cted/relations?kind=cooperates-with&on=2025-06-01&limit=5",
    ],
    list: (request) => relations(request, { ...request.filters, party: request.params.id }),
  }),
  listRoute({
    path: "/relations",
    operationId: "listRelations",
    summary: "act.publication.list-relations",
    params: nothing,
    filters: z.strictObject({ kind: z.enum(relationKinds).optional().meta({ says: "relation-kind" }) }),
    dated: true,
    key: relationKey,
    item: relation,
    examples: ["/relations?limit=2", "/relations?kind=predecessor-of"],
    list: (request) => relations(request, request.filters),
  }),
];

async function relations(
  request: ApiRequest,
  filter: { readonly kind?: string | undefined; readonly party?: string },
) {
  const { limit, after } = request.part;
  const found = await request.ask(listRelations, { ...filter, after, most: limit + 1 });
  const { rows, next } = partOf(found, limit, (row) => [row.fromId, row.kind, row.toId, row.id]);
  return { items: rows.map((row) => relationFrom(row, request)), next };
}

const relationFrom = (row: RelationRow, request: ApiRequest) => ({
  from: row.fromId,
  kind: row.kind,
  to: row.toId,
  roles: [...row.roles],
  ...periodFrom(row, request),
  certainty: row.certainty,
  source: stated(row.sourceUrl),
});

/** The names by which the party is shown, for each language the best one first. */
const shown = (names: readonly NameEntry[]): InLanguage[] =>
  displayTypes.flatMap((type) =>
    names
      .filter((name) => name[1] === type)
      .map(([language, , text, certainty]): InLanguage => [language, text, certainty]),
  );

const acronymFor = (names: readonly NameEntry[], { language, id }: { language: Language; id: string }) => {
  const acronyms = names.filter(([, type]) => type === "acronym");
  if (acronyms.length === 0) return undefined;
  return namesFrom(
    acronyms.map(([of, , text, certainty]) => [of, text, certainty]),
    { language, id },
  ).name;
};

const partyFrom = (row: PartyEntry, request: ApiRequest) => ({
  id: row.id,
  ...namesFrom(shown(row.names), { language: request.language, id: row.id }),
  acronym: acronymFor(row.names, { language: request.language, id: row.id }),
  kind: row.kind,
  category: row.category,
  status: row.status,
  listed: row.on_source_page,
  parent: row.parent_id ?? undefined,
  regions: [...row.regions],
  ...periodFrom(row, request),
  place: row.place ?? undefined,
  country: row.country ?? undefined,
  website: stated(row.website),
  certainty: row.verification,
  source: stated(row.source_url),
  page: pageAt(request, `partners/${row.id}`),
});

const partyDetails = (row: WholePartyEntry, request: ApiRequest) => ({
  children: [...row.children],
  allNames: row.names.map(([language, type, text, certainty]) => ({ language, type, text, certainty })),
  identifiers: row.identifiers.map(({ scheme, value }) => ({ scheme, value })),
  offices: row.offices.map(({ holder, office, body, certainty, source, ...dates }) => ({
    ...{ holder, office, body, ...periodFrom(dates, request) },
    ...{ certainty, source: stated(source) },
  })),
  members: row.members.map(({ state, status, certainty, source, ...dates }) => ({
    ...{ state, membership: status, ...periodFrom(dates, request) },
    ...{ certainty, source: stated(source) },
  })),
});
