import type { PageRequest } from "../../../platform/http/index.ts";
import { type Iris, irisOf } from "./iris.ts";
import type { Node } from "./values.ts";

/** How a document of one thing or of a list is made for the address that was asked for. */
export interface Publisher {
  readonly iris: Iris;
  readonly on: PageRequest["on"];
  /** One thing, and the page that it is the subject of. */
  one(node: Node): string;
  /** A list: the page, and each thing. */
  list(nodes: readonly Node[]): string;
}

/** The document says of which page it is the other form, in which language that page is, and as of which day it is read. */
export function publisherFor({ language, place, on }: PageRequest): Publisher {
  const iris = irisOf(place.origin);
  const page: Node = {
    "@id": iris.page(language, `${place.path}${place.search}`),
    "@type": "schema:WebPage",
    inLanguage: language,
    asOf: on,
  };
  const context = { "@context": iris.context };
  return {
    ...{ iris, on },
    one: (node) => written({ ...context, ...node, mainEntityOfPage: page }),
    list: (nodes) =>
      written({ ...context, "@graph": [{ ...page, "@type": "schema:CollectionPage" }, ...nodes] }),
  };
}

const written = (document: object): string => `${JSON.stringify(document)}\n`;
