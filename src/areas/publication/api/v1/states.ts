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
import type { StateEntry } from "../../../registry/index.ts";
import { listRegions, listStates, readState } from "../../queries/index.ts";
import { byId, firstText, type InLanguage, named, namesFrom, pageAt, periodFrom, stated } from "./parts.ts";
import { region, state, wholeState } from "./schemas.ts";

export const stateRoutes: readonly ApiRoute[] = [
  listRoute({
    path: "/states",
    operationId: "listStates",
    summary: "act.publication.list-states",
    params: nothing,
    filters: nothing,
    key: byId,
    item: state,
    examples: ["/states?limit=2", "/states?lang=es&limit=200"],
    async list(request) {
      const { limit, after } = request.part;
      const found = await request.ask(listStates, { after: firstText(after), most: limit + 1 });
      const { rows, next } = partOf(found, limit, ({ id }) => [id]);
      return { items: rows.map((row) => stateFrom(row, request)), next };
    },
  }),
  readRoute({
    path: "/states/{iso3}",
    operationId: "readState",
    summary: "act.publication.read-state",
    params: z.strictObject({ iso3: named("MLI") }),
    filters: nothing,
    dated: true,
    answer: wholeState,
    examples: ["/states/MLI", "/states/MLI?lang=fr&on=2020-01-01"],
    async read(request) {
      const found = await request.ask(readState, { id: request.params.iso3.toUpperCase() });
      return {
        ...stateFrom(found, request),
        formalNames: namesFrom(inForm(found, "formal"), { language: request.language, id: found.id }).names,
        memberships: found.memberships.map(({ party, status, certainty, source, ...dates }) => ({
          ...{ party, membership: status, ...periodFrom(dates, request) },
          ...{ certainty, source: stated(source) },
        })),
      };
    },
  }),
  listRoute({
    path: "/regions",
    operationId: "listRegions",
    summary: "act.publication.list-regions",
    params: nothing,
    filters: nothing,
    key: byId,
    item: region,
    examples: ["/regions?limit=2", "/regions?lang=zh"],
    async list(request) {
      const keyOf = ({ id }: { readonly id: string }) => [id];
      const all = await request.ask(listRegions, {});
      const { rows, next } = partOf(behind(all, request.part, keyOf), request.part.limit, keyOf);
      const items = rows.map(({ id, parent_id, verification, names }) => ({
        ...{ id, ...namesFrom(names, { language: request.language, id }) },
        ...{ parent: parent_id ?? undefined, certainty: verification },
      }));
      return { items, next };
    },
  }),
];

const inForm = ({ names }: StateEntry, form: "short" | "formal"): InLanguage[] =>
  names
    .filter((name) => name[1] === form)
    .map(([language, , text, certainty]) => [language, text, certainty]);

const stateFrom = (row: StateEntry, request: ApiRequest) => ({
  id: row.id,
  ...namesFrom(inForm(row, "short"), { language: request.language, id: row.id }),
  alpha2: row.alpha2,
  m49: row.m49,
  unStatus: row.un_status,
  region: row.region_id,
  certainty: row.verification,
  page: pageAt(request, `states/${row.id}`),
});
