import type { ComponentChildren } from "preact";
import { type BasisProps, DocumentSymbol, Ends } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { type InstrumentRow, provisionText, symbolOf } from "../../mandates/index.ts";
import { type BasisView, type LineView, passagesOf } from "../model.ts";
import { comma, date, joined, semicolon, words } from "./words.tsx";

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

/** What the margin says of one text: which it is, which of its provisions, whether it holds, and what carries it on. */
export function basisItem(basis: BasisView, request: PageRequest): BasisProps {
  const { translate } = request;
  const provisions = basis.provisions.map((provision) => provisionText(provision, translate));
  const ended = basis.validity.state.is === "expired" || basis.validity.state.is === "superseded";
  return {
    reference: citation(basis.instrument, request),
    href: basis.instrument.sourceUrl || undefined,
    ...(provisions.length > 0 ? { detail: [comma(request), ...joined(provisions, comma(request))] } : {}),
    expired: ended,
    ...validityOf(basis, request),
    ...(basis.successor ? { why: successorLine(basis, basis.successor, request) } : {}),
  };
}

/** Nothing where the text holds and no end is stated: quiet is the normal state. */
function validityOf({ validity: { state } }: BasisView, request: PageRequest): Pick<BasisProps, "validity"> {
  const { translate, on } = request;
  switch (state.is) {
    case "in-force": {
      if (state.until === undefined) return {};
      const until = date(state.until, request);
      return {
        validity: <Ends is="live">{translate.rich("validity.in-force-until", { date: until })}</Ends>,
      };
    }
    case "expired": {
      const over = date(state.on, request);
      return { validity: <Ends is="expired">{translate.rich("validity.expired", { date: over })}</Ends> };
    }
    case "superseded":
      return { validity: <Ends is="expired">{translate("validity.superseded")}</Ends> };
    case "not-adopted": {
      const then = date(on, request);
      return { validity: <Ends is="soon">{translate.rich("validity.not-adopted", { date: then })}</Ends> };
    }
    case "uncertain":
      return { validity: <Ends is="soon">{translate("validity.uncertain")}</Ends> };
  }
}

function successorLine(basis: BasisView, successor: InstrumentRow, request: PageRequest): ComponentChildren {
  const { translate } = request;
  const symbol = successor.sourceUrl ? (
    <a href={successor.sourceUrl}>{citation(successor, request)}</a>
  ) : (
    citation(successor, request)
  );
  const line = translate.rich("validity.carried-on", { symbol });
  const state = basis.validity.carriedOnBy?.state;
  if (state?.is !== "in-force" || state.until === undefined) return line;
  const until = translate.rich("validity.in-force-until", { date: date(state.until, request) });
  return [...line, comma(request), <Ends is="live">{until}</Ends>];
}

/** The margin of a line of cooperation: its bases or that none is stated, its modes, where the source page says so. */
export function lineBases(line: LineView, request: PageRequest): BasisProps[] {
  const { translate } = request;
  const bases =
    line.grounds.length > 0
      ? line.grounds.map((basis) => basisItem(basis, request))
      : [{ reference: translate("basis.not-stated") }];
  const modes = line.modes.map((mode) => translate(`role.${mode}`)).join(comma(request));
  const where = passagesOf(line.sourcePassage).map(({ section, paragraph }) =>
    section === 0 ? translate("basis.caption") : translate("basis.passage", { section, paragraph }),
  );
  return [
    ...bases,
    { reference: modes === "" ? translate("basis.modes-not-stated") : translate("basis.modes", { modes }) },
    {
      reference: translate("basis.source-page"),
      href: line.sourceUrl,
      detail: [comma(request), where.join(semicolon(request))],
    },
  ];
}
