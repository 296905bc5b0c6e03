import type { ComponentChildren, VNode } from "preact";
import { directionOf } from "../../../kernel/language.ts";
import { DocumentSymbol, Link } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import type { DocumentRow } from "../../evidence/index.ts";
import { provisionCitation, provisionText, symbolOf } from "../../mandates/index.ts";
import { partAt } from "../document-text.ts";
import type { Subject, Things } from "../queries/index.ts";
import { instrumentOf } from "../queries/index.ts";
import { citation } from "./validity.tsx";
import { comma, instrumentAddress, partnerAddress, provisionAddress, stateAddress, words } from "./words.tsx";

interface Place {
  readonly id: string;
  /** Absent: the latest. */
  readonly edition?: number | undefined;
  /** A passage by its number and where it begins. */
  readonly passage?: { readonly number: number; readonly starts: number } | undefined;
}

/** A document, or a passage of it on the part of the page where it stands. */
export function documentAddress({ id, edition, passage }: Place, { language, place }: PageRequest): string {
  const part = passage === undefined ? 1 : partAt(passage.starts);
  const query = new URLSearchParams([
    ...(edition === undefined ? [] : [["edition", String(edition)]]),
    ...(part === 1 ? [] : [["part", String(part)]]),
    ...new URLSearchParams(place.query),
  ]).toString();
  const anchor = passage === undefined ? "" : `#p${passage.number}`;
  return `${addressOf(language, `documents/${id}`, query === "" ? "" : `?${query}`)}${anchor}`;
}

/** The list of documents that speak of something. */
export const documentsAbout = ({ kind, id }: Subject, { language, place }: PageRequest): string => {
  const query = new URLSearchParams([["about", `${kind}:${id}`], ...new URLSearchParams(place.query)]);
  return addressOf(language, "documents", `?${query}`);
};

/** The title of a document, set apart in its own language and direction whatever the page's. */
export const documentTitle = ({ title, language }: Pick<DocumentRow, "title" | "language">): VNode => (
  <bdi lang={language} dir={directionOf(language)}>
    {title}
  </bdi>
);

/** The page of what a text speaks of; nothing where the register has none. */
export function thingAddress(
  { kind, id }: Subject,
  things: Things,
  request: PageRequest,
): string | undefined {
  if (kind === "party") return things.parties.has(id) ? partnerAddress(id, request) : undefined;
  if (kind === "state") return things.states.has(id) ? stateAddress(id, request) : undefined;
  const instrument = things.instruments.get(kind === "provision" ? instrumentOf(id) : id);
  if (instrument === undefined) return undefined;
  const provision = things.provisions.get(id);
  return provision === undefined
    ? instrumentAddress(instrument.slug, request)
    : provisionAddress({ instrument: instrument.slug, provision: provision.slug }, request);
}

/** What a text speaks of, by its name in the reader's language; a symbol where the register has no more. */
export function thingName({ kind, id }: Subject, things: Things, request: PageRequest): ComponentChildren {
  const party = things.parties.get(id);
  if (kind === "party") return party === undefined ? id : words(party.name, request);
  if (kind === "state") return words(things.states.get(id) ?? { text: id, language: "en" }, request);
  const instrumentId = kind === "provision" ? instrumentOf(id) : id;
  const instrument = things.instruments.get(instrumentId);
  const symbol =
    instrument === undefined ? (
      <DocumentSymbol>{symbolOf(instrumentId) ?? instrumentId}</DocumentSymbol>
    ) : (
      citation(instrument, request)
    );
  if (kind !== "provision") return symbol;
  const label = id.slice(instrumentId.length + 1);
  const place = provisionCitation({ instrumentId, label }) ?? provisionText({ label }, request.translate);
  return (
    <>
      {symbol}
      {comma(request)}
      {place}
    </>
  );
}

/** The same as a link, where there is a page. */
export function thingLink(subject: Subject, things: Things, request: PageRequest): ComponentChildren {
  const href = thingAddress(subject, things, request);
  const name = thingName(subject, things, request);
  return href === undefined ? name : <Link href={href}>{name}</Link>;
}
