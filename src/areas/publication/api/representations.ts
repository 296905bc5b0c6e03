import { notFound } from "../../../kernel/errors.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { annotationsOf } from "../linked/annotations.ts";
import { publisherFor } from "../linked/documents.ts";
import {
  instrumentNode,
  provisionNode,
  themeNode,
  wholeInstrumentNode,
  wholeThemeNode,
} from "../linked/mandates.ts";
import { partyNode, wholePartyNode } from "../linked/party.ts";
import { regionNode, stateNode, wholeStateNode } from "../linked/places.ts";
import { documentNode } from "../linked/texts.ts";
import type { Node } from "../linked/values.ts";
import {
  listInstruments,
  listPartyDocuments,
  listPublicDocuments,
  listRegionDocuments,
  listStateDocuments,
  listThemes,
  readDocument,
  readInstrument,
  readPartyDocument,
  readPartyListPage,
  readProvision,
  readState,
  readThemeDocument,
} from "../queries/index.ts";
import type { Column } from "../tables/column.ts";
import {
  documentColumns,
  instrumentColumns,
  partyColumns,
  regionColumns,
  stateColumns,
  themeColumns,
} from "../tables/columns.ts";
import { csvOf } from "../tables/csv.ts";

type Representations = NonNullable<PageRoute["as"]>;
type Iris = ReturnType<typeof publisherFor>["iris"];

/** A list as JSON-LD and as CSV, made from the same rows. */
const asList = <Row>(
  rowsFor: (request: PageRequest) => Promise<readonly Row[]>,
  made: { readonly node: (row: Row, iris: Iris) => Node; readonly columns: readonly Column<Row>[] },
): Representations => ({
  async json(request) {
    const { iris, list } = publisherFor(request);
    return list((await rowsFor(request)).map((row) => made.node(row, iris)));
  },
  csv: async (request) => csvOf(made.columns, await rowsFor(request), request.on),
});

/** One thing as JSON-LD. */
const asThing = (
  nodeFor: (
    request: PageRequest,
    at: { readonly iris: Iris; readonly on: PageRequest["on"] },
  ) => Promise<Node>,
): Representations => ({
  async json(request) {
    const publisher = publisherFor(request);
    return publisher.one(await nodeFor(request, publisher));
  },
});

const readingOf = ({ language, on }: PageRequest) => ({ language, on });

/** The whole list that the page's conditions leave, in its order: pages of fifty are for people. */
export const asPartners = asList(
  async (request) => {
    const { door, actor, query } = request;
    const { page: _page, ...conditions } = query;
    const { found } = await door.ask(actor, readPartyListPage, { ...readingOf(request), ...conditions });
    return door.ask(actor, listPartyDocuments, { ids: found.map(({ id }) => id) });
  },
  { node: partyNode, columns: partyColumns },
);

export const asPartner = asThing(async ({ door, actor, params }, at) =>
  wholePartyNode(await door.ask(actor, readPartyDocument, { id: params.id ?? "" }), at),
);

export const asMandates = asList(
  async (request) => {
    const { door, actor, query } = request;
    const rows = await door.ask(actor, listInstruments, { ...readingOf(request), ...query });
    return rows.map((row) => ({ ...row, themes: row.instrument.themes }));
  },
  { node: instrumentNode, columns: instrumentColumns },
);

export const asInstrument = asThing(async (request, { iris }) => {
  const { door, actor, params } = request;
  const found = await door.ask(actor, readInstrument, { slug: params.slug ?? "", ...readingOf(request) });
  return wholeInstrumentNode({ ...found.view, ...found }, iris);
});

export const asProvision = asThing(async (request, { iris }) => {
  const { door, actor, params } = request;
  const { slug = "", label = "" } = params;
  return provisionNode(await door.ask(actor, readProvision, { slug, label, ...readingOf(request) }), iris);
});

export const asThemes = asList(({ door, actor, language }) => door.ask(actor, listThemes, { language }), {
  node: themeNode,
  columns: themeColumns,
});

export const asTheme = asThing(async ({ door, actor, params }, { iris }) =>
  wholeThemeNode(await door.ask(actor, readThemeDocument, { id: params.id ?? "" }), iris),
);

export const asStates = asList(({ door, actor }) => door.ask(actor, listStateDocuments, {}), {
  node: stateNode,
  columns: stateColumns,
});

/** @param idOf the State of the address, as its page reads it */
export const asState = (idOf: (request: PageRequest) => string): Representations =>
  asThing(async (request, at) =>
    wholeStateNode(await request.door.ask(request.actor, readState, { id: idOf(request) }), at),
  );

const regionsFor = ({ door, actor }: PageRequest) => door.ask(actor, listRegionDocuments, {});

export const asRegions = asList(regionsFor, { node: regionNode, columns: regionColumns });

/** @param idOf the region of the address, as its page reads it */
export const asRegion = (idOf: (request: PageRequest) => string): Representations =>
  asThing(async (request, { iris }) => {
    const id = idOf(request);
    const region = (await regionsFor(request)).find((one) => one.id === id);
    if (region === undefined) throw notFound("region-unknown", { id: id.slice(0, 60) });
    return regionNode(region, iris);
  });

/** The whole list that the page's conditions leave. */
export const asDocuments = asList(
  ({ door, actor, query: { language, about } }) => door.ask(actor, listPublicDocuments, { language, about }),
  { node: documentNode, columns: documentColumns },
);

/** What the document speaks of, as annotations of its text. */
export const asDocument: Representations = {
  async json(request) {
    const { door, actor, language, query, params } = request;
    const { edition } = query;
    const whole = await door.ask(actor, readDocument, { id: params.id ?? "", edition, language });
    return `${JSON.stringify(annotationsOf(whole, request))}\n`;
  },
};
