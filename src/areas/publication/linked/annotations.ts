import type { Mention } from "../../../kernel/mention.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { partAt, partNamed, partsOf } from "../document-text.ts";
import { instrumentOf, type WholeDocument } from "../queries/index.ts";
import { type Iris, irisOf } from "./iris.ts";
import { documentNode } from "./texts.ts";
import type { Node, Value } from "./values.ts";

/*
 * What a document speaks of, as W3C Web Annotations (Data Model, 2017). They are told in the words of their own
 * Recommendation, whose context every annotation must name; our context would give `source`, `value` and `name` another
 * meaning, and stands only within the node that describes the document itself.
 */
const annotationContext = "http://www.w3.org/ns/anno.jsonld";

/** Code units before and behind the words that a quotation is found again by. */
const around = 32;

/**
 * The whole as a collection with its first page in it, or one further page of it. A page holds what stands in one part of
 * the text, as the pages for people do.
 */
export function annotationsOf(whole: WholeDocument, request: PageRequest): object {
  const { place, language, query } = request;
  const iris = irisOf(place.origin);
  const parts = partsOf(whole.passages);
  const asked = partNamed(query.part, parts);
  const edition = query.edition === undefined ? [] : [["edition", query.edition] as const];
  const address = (own: ReadonlyArray<readonly [string, string]>) => {
    const search = new URLSearchParams([...edition, ...own].map(([name, value]) => [name, value])).toString();
    return iris.page(language, `documents/${whole.document.id}.json${search === "" ? "" : `?${search}`}`);
  };
  const at = (part: number) => address([["part", String(part)]]);
  const annotations = annotationsIn(whole, iris);
  const collection = {
    id: address([]),
    type: "AnnotationCollection",
    label: whole.document.title,
    total: annotations.length,
  };
  const page = (part: number): Node => ({
    id: at(part),
    type: "AnnotationPage",
    startIndex: annotations.filter((one) => one.part < part).length,
    prev: part > 1 ? at(part - 1) : undefined,
    next: part < parts ? at(part + 1) : undefined,
    items: annotations.filter((one) => one.part === part).map(({ node }) => node),
  });
  const context = { "@context": annotationContext };
  if (query.part !== undefined) return { ...context, ...page(asked), partOf: collection };
  return {
    ...context,
    ...collection,
    "http://purl.org/dc/terms/subject": {
      "@context": [null, iris.context],
      ...documentNode(whole.document, iris),
      mainEntityOfPage: {
        "@id": iris.page(language, `${place.path}${place.search}`),
        "@type": "schema:WebPage",
        inLanguage: language,
      },
    },
    first: page(1),
    last: at(parts),
  };
}

interface Placed {
  /** The part of the text in which it begins. */
  readonly part: number;
  readonly node: Node;
}

function annotationsIn(whole: WholeDocument, iris: Iris): Placed[] {
  const { document, edition, mentions } = whole;
  const text = edition.content;
  const points = codePoints(text);
  const source = iris.document(document.id, edition.number);
  return mentions.map((mention, at) => {
    const body = bodyOf(mention, whole, iris);
    return {
      part: partAt(mention.start),
      node: {
        id: `${source}#mention-${at + 1}`,
        type: "Annotation",
        motivation: typeof body === "string" ? "identifying" : "tagging",
        body,
        target: {
          type: "SpecificResource",
          source,
          selector: [
            { type: "TextPositionSelector", start: points(mention.start), end: points(mention.end) },
            {
              type: "TextQuoteSelector",
              exact: text.slice(mention.start, mention.end),
              prefix: uncut(text.slice(Math.max(0, mention.start - around), mention.start)),
              suffix: uncut(text.slice(mention.end, mention.end + around)),
            },
          ],
        },
      },
    };
  });
}

/** The name of the thing, where the register has it; else what the words mean, as text. */
function bodyOf({ kind, id }: Mention, { things }: WholeDocument, iris: Iris): Value {
  const text: Node = { type: "TextualBody", value: id, format: "text/plain", purpose: "tagging" };
  switch (kind) {
    case "party":
      return iris.party(id);
    case "state":
      return iris.state(id);
    case "instrument":
      return things.instruments.has(id) ? iris.instrument(id) : text;
    case "provision": {
      const instrument = instrumentOf(id);
      return things.provisions.has(id) ? iris.provision(instrument, id.slice(instrument.length + 1)) : text;
    }
    case "date":
      return text;
  }
}

/** What was cut out of a text without the halves of characters at its ends. */
const uncut = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");

/** The Recommendation counts code points, our offsets count UTF-16 code units: one that becomes the other. */
export function codePoints(text: string): (offset: number) => number {
  const seconds = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index + 1);
  return (offset) => {
    let [low, high] = [0, seconds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((seconds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
