import { z } from "zod";
import {
  type ApiRequest,
  type ApiRoute,
  behind,
  listRoute,
  nothing,
  partOf,
  readRoute,
} from "../../../../platform/http/index.ts";
import { instrumentStates, type TitleEntry } from "../../../mandates/index.ts";
import type { InstrumentView } from "../../model.ts";
import { listInstruments, readInstrument, readProvision } from "../../queries/index.ts";
import { asSlug, named, pageAt, stated, titlesFrom } from "./parts.ts";
import { instrument, provision, wholeInstrument } from "./schemas.ts";

const slug = named("s-res-2617-2021");

export const mandateRoutes: readonly ApiRoute[] = [
  listRoute({
    path: "/instruments",
    operationId: "listInstruments",
    summary: "act.publication.list-instruments",
    params: nothing,
    filters: z.strictObject({
      body: z.string().max(200).optional().meta({ example: "security-council" }),
      theme: z.string().max(200).optional().meta({ example: "border-management" }),
      state: z.enum(instrumentStates).optional(),
      expiring: z.enum(["year"]).optional(),
    }),
    dated: true,
    key: z.tuple([z.string(), z.string()]),
    item: instrument,
    examples: [
      "/instruments?limit=2",
      "/instruments?state=expired&on=2026-06-01",
      "/instruments?expiring=year",
    ],
    async list(request) {
      const { language, on, filters, part } = request;
      const found = await request.ask(listInstruments, { ...filters, language, on });
      const keyOf = (row: InstrumentView) => [row.instrument.adopted ?? "", row.instrument.id];
      const { rows, next } = partOf(behind(found, part, keyOf), part.limit, keyOf);
      const items = rows.map((row) =>
        instrumentFrom(row, { ...row, themes: row.instrument.themes }, request),
      );
      return { items, next };
    },
  }),
  readRoute({
    path: "/instruments/{slug}",
    operationId: "readInstrument",
    summary: "act.publication.read-instrument",
    params: z.strictObject({ slug }),
    filters: nothing,
    dated: true,
    answer: wholeInstrument,
    examples: ["/instruments/s-res-2617-2021", "/instruments/S%2FRES%2F2617(2021)?on=2025-06-01"],
    async read(request) {
      const { language, on } = request;
      const found = await request.ask(readInstrument, { slug: asSlug(request.params.slug), language, on });
      return {
        ...instrumentFrom(found.view, found, request),
        description: stated(found.view.instrument.description),
        chain: [...found.chain],
        relations: found.links.map(({ from, kind, to, certainty }) => ({ from, kind, to, certainty })),
        provisions: found.provisions.map(({ id, label, slug: own, title }) => ({
          ...{ id, label, slug: own, title: title?.text },
        })),
        established: found.established.map(({ partyId, certainty }) => ({ party: partyId, certainty })),
      };
    },
  }),
  readRoute({
    path: "/instruments/{slug}/provisions/{label}",
    operationId: "readProvision",
    summary: "act.publication.read-provision",
    params: z.strictObject({ slug: named("s-res-2462-2019"), label: named("op-37") }),
    filters: nothing,
    dated: true,
    answer: provision,
    examples: [
      "/instruments/s-res-2462-2019/provisions/op-37",
      "/instruments/s-res-2462-2019/provisions/OP%2037",
    ],
    async read(request) {
      const { language, on, params } = request;
      const at = { slug: asSlug(params.slug), label: asSlug(params.label) };
      const {
        provision: row,
        within,
        titles,
        themes,
      } = await request.ask(readProvision, { ...at, language, on });
      return {
        ...{ id: row.id, instrument: row.instrumentId, label: row.label, slug: row.slug },
        ...titlesFrom(titles, language),
        summary: stated(row.summary),
        addressee: stated(row.addressee),
        instrumentState: within.validity.state.is,
        ...{ themes, certainty: row.certainty, source: stated(row.sourceUrl) },
        page: pageAt(request, `mandates/${within.instrument.slug}/${row.slug}`),
      };
    },
  }),
];

interface Described {
  readonly titles: readonly TitleEntry[];
  readonly themes: readonly string[];
}

const instrumentFrom = (
  { instrument: row, validity, successor, supersededBy }: InstrumentView,
  { titles, themes }: Described,
  request: ApiRequest,
) => ({
  id: row.id,
  slug: row.slug,
  ...titlesFrom(titles, request.language),
  body: row.body,
  year: row.year,
  adopted: row.adopted,
  expires: row.expires,
  state: validity.state.is,
  supersededBy: supersededBy?.id,
  carriedOnBy: successor?.id,
  topic: row.topic,
  themes: [...themes],
  certainty: row.certainty,
  source: stated(row.sourceUrl),
  page: pageAt(request, `mandates/${row.slug}`),
});
