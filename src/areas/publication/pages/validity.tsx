import type { ComponentChildren, VNode } from "preact";
import { DocumentSymbol, Ends, Link, type Validity } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { endsWithinYear, type InstrumentRow, type InstrumentState, symbolOf } from "../../mandates/index.ts";
import type { InstrumentView } from "../model.ts";
import { comma, date, instrumentAddress, words } from "./words.tsx";

/** An instrument as it is cited: its symbol, which is the same in every language, else its title. */
export function citation(instrument: InstrumentRow, request: PageRequest): ComponentChildren {
  const symbol = symbolOf(instrument.id);
  if (symbol !== undefined) return <DocumentSymbol>{symbol}</DocumentSymbol>;
  return instrument.title ? (
    words(instrument.title, request)
  ) : (
    <DocumentSymbol>{instrument.id}</DocumentSymbol>
  );
}

/** An instrument as it is cited, linked to its page. */
export const instrumentLink = (instrument: InstrumentRow, request: PageRequest): VNode => (
  <Link href={instrumentAddress(instrument.slug, request)}>{citation(instrument, request)}</Link>
);

const looks: Readonly<Record<InstrumentState["is"], Validity>> = {
  "in-force": "live",
  expired: "expired",
  superseded: "expired",
  "not-adopted": "soon",
  uncertain: "soon",
};

/** How an instrument stands on the page's day, in words. */
export function stateWords(view: InstrumentView, request: PageRequest): ComponentChildren {
  const { translate, on } = request;
  const { state } = view.validity;
  switch (state.is) {
    case "in-force":
      return state.until === undefined
        ? translate("validity.in-force")
        : translate.rich("validity.holds-until", { date: date(state.until, request) });
    case "expired":
      return translate.rich("validity.expired", { date: date(state.on, request) });
    case "superseded":
      return view.supersededBy === undefined
        ? translate("validity.superseded")
        : translate.rich("validity.superseded-by", { symbol: instrumentLink(view.supersededBy, request) });
    case "not-adopted":
      return translate.rich("validity.not-adopted", { date: date(on, request) });
    case "uncertain":
      return translate("validity.uncertain");
  }
}

/** The same with its colour; what ends within a year of the day is marked as ending. */
export function stateMark(view: InstrumentView, request: PageRequest): VNode {
  const { state } = view.validity;
  const is = endsWithinYear(state, request.on) ? "soon" : looks[state.is];
  return <Ends is={is}>{stateWords(view, request)}</Ends>;
}

/** For a margin: nothing where the text holds and no end is stated, for quiet is the normal state. */
export function validityMark(view: InstrumentView, request: PageRequest): VNode | undefined {
  const { state } = view.validity;
  if (state.is !== "in-force") return stateMark(view, request);
  if (state.until === undefined) return undefined;
  const until = request.translate.rich("validity.in-force-until", { date: date(state.until, request) });
  return <Ends is={endsWithinYear(state, request.on) ? "soon" : "live"}>{until}</Ends>;
}

/** What carries the instrument on, where it no longer holds; nothing more where its state named that already. */
export function successorLine(view: InstrumentView, request: PageRequest): ComponentChildren {
  const { successor, supersededBy } = view;
  if (successor === undefined || successor.id === supersededBy?.id) return undefined;
  const { translate } = request;
  const line = translate.rich("validity.carried-on", { symbol: instrumentLink(successor, request) });
  const state = view.validity.carriedOnBy?.state;
  if (state?.is !== "in-force" || state.until === undefined) return line;
  const until = translate.rich("validity.in-force-until", { date: date(state.until, request) });
  return [...line, comma(request), <Ends is="live">{until}</Ends>];
}
