import type { VNode } from "preact";
import { locatorMap, worldMap } from "../../../engines/world-map/index.ts";
import { Atlas, type AtlasMark, type AtlasStep } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { CountedState, StatePage, StatesPage } from "../queries/index.ts";
import { stateAddress } from "./words.tsx";

/** The least number of memberships of each step; the same on every day, so that two days can be held side by side. */
export const stepsFrom = [1, 3, 4, 5] as const;
const steps = [1, 2, 3, 4] as const;

/** The step of the map for a number of memberships. */
export function stepOf(count: number): AtlasStep {
  const at = stepsFrom.findLastIndex((least) => count >= least);
  return steps[at] ?? "none";
}

interface MapProps<Page> {
  readonly page: Page;
  readonly request: PageRequest;
}

/** All States by number of memberships on the day. */
export function StatesMap({ page, request }: MapProps<StatesPage>): VNode {
  const { translate } = request;
  const byCode = new Map(page.states.map((state) => [state.m49, state]));
  const mark = (id: string | undefined): AtlasMark => markOf(byCode.get(id ?? ""), request);
  const { width, height, areas, dots, borders, dashed } = worldMap();
  return (
    <Atlas
      id="map"
      title={translate("states.map-title")}
      description={translate("states.map-description")}
      field={{ width, height }}
      areas={areas.map(({ id, path }) => ({ path, ...mark(id) }))}
      dots={dots.map(({ id, x, y }) => ({ x, y, ...mark(id) }))}
      {...{ borders, dashed }}
      legend={legend(request)}
      caption={<Caption request={request} />}
    />
  );
}

function markOf(state: CountedState | undefined, request: PageRequest): AtlasMark {
  if (state === undefined) return { step: "hatch" };
  const { name, count } = state;
  return {
    step: stepOf(count.all),
    name: request.translate("states.map-item", { name: name.text, count: count.all }),
    href: stateAddress(state.id, request),
  };
}

function legend({ translate }: PageRequest) {
  const ranges = steps.map((step, at) => {
    const [from = 0, next] = [stepsFrom[at], stepsFrom[at + 1]];
    const to = (next ?? 0) - 1;
    if (next === undefined) return { step, text: translate("states.legend-most", { from }) };
    return from === to
      ? { step, text: translate("states.legend-one", { count: from }) }
      : { step, text: translate("states.legend-range", { from, to }) };
  });
  return [
    ...ranges,
    { step: "none" as const, text: translate("states.legend-none") },
    { step: "hatch" as const, text: translate("states.legend-hatch") },
  ];
}

/** Where a State lies, among those of its region; nothing where the outlines do not know it. */
export function stateMap({ state, neighbours }: StatePage, request: PageRequest): VNode | undefined {
  const { translate } = request;
  const picture = locatorMap(state.m49, neighbours);
  if (picture === undefined) return undefined;
  const { width, height, areas, dots, borders, dashed } = picture;
  const mark = (id: string | undefined): AtlasMark => {
    if (id === undefined) return { step: "hatch" };
    return { step: id === state.m49 ? "here" : "land" };
  };
  return (
    <div class="atlas--near">
      <Atlas
        id="map"
        title={translate("state-page.map-title", { name: state.name.text })}
        description={translate("state-page.map-description")}
        field={{ width, height }}
        areas={areas.map(({ id, path }) => ({ path, ...mark(id) }))}
        dots={dots.map(({ id, x, y }) => ({ x, y, ...mark(id) }))}
        {...{ borders, dashed }}
        caption={<Caption request={request} />}
      />
    </div>
  );
}

/** The sentence that the United Nations puts under its maps, and where the outlines are from. */
const Caption = ({ request: { translate } }: { request: PageRequest }): VNode => (
  <>
    {translate("map.disclaimer")} {translate("map.source")}
  </>
);
