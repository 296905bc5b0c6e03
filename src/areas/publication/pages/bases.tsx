import type { BasisProps } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { provisionText } from "../../mandates/index.ts";
import { type BasisView, type LineView, passagesOf } from "../model.ts";
import { citation, successorLine, validityMark } from "./validity.tsx";
import { comma, instrumentAddress, joined, provisionAddress, semicolon } from "./words.tsx";

/** What the margin says of one text: which it is, which of its provisions, whether it holds, and what carries it on. */
export function basisItem(basis: BasisView, request: PageRequest): BasisProps {
  const { translate } = request;
  const { slug } = basis.instrument;
  const provisions = basis.provisions.map((provision) => (
    <a key={provision.id} href={provisionAddress({ instrument: slug, provision: provision.slug }, request)}>
      {provisionText(provision, translate)}
    </a>
  ));
  const ended = basis.validity.state.is === "expired" || basis.validity.state.is === "superseded";
  return {
    reference: citation(basis.instrument, request),
    href: instrumentAddress(slug, request),
    ...(provisions.length > 0 ? { detail: [comma(request), ...joined(provisions, comma(request))] } : {}),
    expired: ended,
    validity: validityMark(basis, request),
    why: successorLine(basis, request),
  };
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
