import type { ComponentChildren, VNode } from "preact";
import type { Tagged } from "../../../kernel/language.ts";
import { slugOf } from "../../../kernel/slug.ts";
import { Absent, DocumentSymbol, Link } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import {
  type InstrumentRow,
  type ProvisionRow,
  provisionCitation,
  provisionText,
  symbolOf,
} from "../../mandates/index.ts";
import { citation, instrumentLink } from "./validity.tsx";
import { comma, joined, languageMark, provisionAddress, themeAddress, words } from "./words.tsx";

/** A term that the register has in English, in the reader's language where the catalogue has it. */
function term(kind: "body" | "addressee", text: string, { translate }: PageRequest): Tagged {
  const key = `${kind}.${slugOf(text)}`;
  return translate.has(key)
    ? { text: translate(key), language: translate.language }
    : { text, language: "en" };
}

/** Who adopted an instrument. */
export const bodyName = (body: string, request: PageRequest): Tagged => term("body", body, request);

/** Whom a provision addresses. */
export const addressees = (text: string, request: PageRequest): ComponentChildren[] =>
  joined(
    text.split(";").map((part) => words(term("addressee", part.trim(), request), request)),
    comma(request),
  );

/** A text in its language, with the mark of a language that is not the page's. */
export const marked = (text: Tagged, request: PageRequest): VNode =>
  text.language === request.language ? (
    words(text, request)
  ) : (
    <>
      {words(text, request)} {languageMark(text, request)}
    </>
  );

/** The title, or that there is none. */
export const titleOf = (title: Tagged | undefined, request: PageRequest): VNode =>
  title === undefined ? <Absent>{request.translate("mandates.no-title")}</Absent> : marked(title, request);

/** Our own words in English on a page of any language. */
export const summary = (text: string, request: PageRequest): VNode =>
  marked({ text, language: "en" }, request);

/** An instrument in a table: its symbol as a link, its title under it; the title alone where it has no symbol. */
export const instrumentCell = (instrument: InstrumentRow, request: PageRequest): VNode =>
  symbolOf(instrument.id) === undefined ? (
    <>
      {instrumentLink(instrument, request)}{" "}
      {instrument.title === undefined ? null : languageMark(instrument.title, request)}
    </>
  ) : (
    <>
      {instrumentLink(instrument, request)}
      <span class="small tie__note">{titleOf(instrument.title, request)}</span>
    </>
  );

/** A provision as it is cited in full: `S/RES/2462 (2019), para. 37`; `FATF R.8`. */
export function provisionName(
  provision: ProvisionRow,
  instrument: InstrumentRow,
  request: PageRequest,
): ComponentChildren {
  const own = provisionCitation(provision);
  if (own !== undefined) return <DocumentSymbol>{own}</DocumentSymbol>;
  return [citation(instrument, request), comma(request), provisionText(provision, request.translate)];
}

/** The place of a provision in its instrument, linked to its page. */
export const provisionLink = (
  provision: ProvisionRow,
  instrument: Pick<InstrumentRow, "slug">,
  request: PageRequest,
): VNode => {
  const own = provisionCitation(provision);
  return (
    <Link href={provisionAddress({ instrument: instrument.slug, provision: provision.slug }, request)}>
      {own === undefined ? (
        provisionText(provision, request.translate)
      ) : (
        <DocumentSymbol>{own}</DocumentSymbol>
      )}
    </Link>
  );
};

/** Themes by their names, linked to their pages. */
export const themeLinks = (
  themes: ReadonlyArray<{ readonly id: string; readonly name: Tagged }>,
  request: PageRequest,
): ComponentChildren[] =>
  joined(
    themes.map(({ id, name }) => <Link href={themeAddress(id, request)}>{words(name, request)}</Link>),
    comma(request),
  );
